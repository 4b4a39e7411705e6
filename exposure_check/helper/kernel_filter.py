"""What the kernel lets through to the helper: nothing that the checks do not use.

What a filter drops never reaches any process: no data of others, no keys.
"""

from collections.abc import Iterable
from typing import Final

from exposure_check.helper.bpf import (
    IF_AT_LEAST,
    IF_EQUAL,
    LOAD_BYTE,
    LOAD_BYTE_AT_X,
    LOAD_HALF,
    OR_X,
    RETURN,
    SHIFT_LEFT,
    TO_X,
    Line,
    assemble,
)
from exposure_check.helper.protocol import SNAP_LENGTH

WIFI_FIRST_OCTETS: Final = (0x00, 0x20, 0x40, 0xA0, 0xB0, 0xC0, 0xD0, 0xE0)
"""First octet of frame control (IEEE 802.11 9.2.4.1): association request, reassociation request,
probe request, authentication, action."""

SHORTEST_RADIOTAP: Final = 8

HCI_COMMANDS: Final = (
    0x0C03,  # Reset
    0x0C1A,  # Write Scan Enable
    0x0C52,  # Write Extended Inquiry Response
    0x2005,  # LE Set Random Address
    0x2006,  # LE Set Advertising Parameters
    0x2008,  # LE Set Advertising Data
    0x2009,  # LE Set Scan Response Data
    0x200A,  # LE Set Advertising Enable
    0x200B,  # LE Set Scan Parameters
    0x200C,  # LE Set Scan Enable
    0x200D,  # LE Create Connection
    0x2035,  # LE Set Advertising Set Random Address
    0x2036,  # LE Set Extended Advertising Parameters
    0x2037,  # LE Set Extended Advertising Data
    0x2038,  # LE Set Extended Scan Response Data
    0x2039,  # LE Set Extended Advertising Enable
    0x203C,  # LE Remove Advertising Set
    0x203D,  # LE Clear Advertising Sets
    0x203F,  # LE Set Periodic Advertising Data
    0x2041,  # LE Set Extended Scan Parameters
    0x2042,  # LE Set Extended Scan Enable
    0x2043,  # LE Extended Create Connection
    0x207F,  # LE Set Extended Advertising Parameters, version 2
    0x2085,  # LE Extended Create Connection, version 2
)
"""What a host tells its controller to send. No command that carries a key is among them."""

HCI_READ_ADDRESS: Final = 0x1009
"""Read BD_ADDR: only its answer is of use."""

HCI_INQUIRY_EVENTS: Final = (0x02, 0x22, 0x2F)
HCI_ADVERTISING: Final = (0x02, 0x0B, 0x0D)
"""Subevents of the LE Meta event: legacy, directed and extended advertising reports."""

_COMPLETE, _STATUS, _LE_META = 0x0E, 0x0F, 0x3E
_NEW_INDEX, _DEL_INDEX, _COMMAND, _EVENT, _INDEX_INFO = 0, 1, 2, 3, 10
_MONITOR_HEADER = 6
_ALL = 0x40000


def wifi_filter() -> bytes:
    """Return a filter for frames with radiotap header, the only ones of link type 803.

    The header's length stands in its octets 2 and 3, least significant first; the frame's first
    octet, right behind it, tells its kind. A load beyond the frame's end drops it.
    """
    return assemble(
        [
            (LOAD_BYTE, 0),
            (IF_EQUAL, 0, "", "drop"),
            (LOAD_BYTE, 3),
            (SHIFT_LEFT, 8),
            (TO_X, 0),
            (LOAD_BYTE, 2),
            (OR_X, 0),
            (IF_AT_LEAST, SHORTEST_RADIOTAP, "", "drop"),
            (TO_X, 0),
            (LOAD_BYTE_AT_X, 0),
            *_any_of(WIFI_FIRST_OCTETS),
            "drop",
            (RETURN, 0),
            "keep",
            (RETURN, SNAP_LENGTH),
        ]
    )


def hci_filter(adapter: int) -> bytes:
    """Return a filter for the HCI monitor channel.

    A message begins with its opcode, the adapter and a length, each two octets, least significant
    first (BlueZ ``monitor/packet.c``); then follows the HCI packet without its type.

    Args:
        adapter: whose messages are kept; all if negative.
    """
    at = _MONITOR_HEADER
    of_adapter: list[Line] = []
    if adapter >= 0:
        of_adapter = [(LOAD_HALF, 2), (IF_EQUAL, _swapped(adapter), "", "drop")]
    return assemble(
        [
            *of_adapter,
            (LOAD_HALF, 0),
            *_any_of(map(_swapped, (_NEW_INDEX, _DEL_INDEX, _INDEX_INFO))),
            (IF_EQUAL, _swapped(_EVENT), "event", ""),
            (IF_EQUAL, _swapped(_COMMAND), "", "drop"),
            (LOAD_HALF, at),
            *_any_of(map(_swapped, HCI_COMMANDS)),
            (RETURN, 0),
            "event",
            (LOAD_BYTE, at),
            *_any_of(HCI_INQUIRY_EVENTS),
            (IF_EQUAL, _LE_META, "le", ""),
            (IF_EQUAL, _COMPLETE, "complete", ""),
            (IF_EQUAL, _STATUS, "", "drop"),
            (LOAD_HALF, at + 4),
            *_any_of(map(_swapped, HCI_COMMANDS)),
            (RETURN, 0),
            "complete",
            (LOAD_HALF, at + 3),
            *_any_of(map(_swapped, (*HCI_COMMANDS, HCI_READ_ADDRESS))),
            (RETURN, 0),
            "le",
            (LOAD_BYTE, at + 2),
            *_any_of(HCI_ADVERTISING),
            "drop",
            (RETURN, 0),
            "keep",
            (RETURN, _ALL),
        ]
    )


def _any_of(values: Iterable[int]) -> list[Line]:
    return [(IF_EQUAL, value, "keep", "") for value in values]


def _swapped(number: int) -> int:
    """BPF reads two octets most significant first."""
    return number >> 8 | (number & 0xFF) << 8
