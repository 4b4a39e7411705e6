"""Writes pcapng (draft-ietf-opsawg-pcapng): a header, then one block per frame, nothing more."""

from struct import Struct, pack
from typing import Final

from exposure_check.helper.protocol import SNAP_LENGTH

_PACKET: Final = 6
_HEAD = Struct("<IIIIIII").pack
_TAILS = tuple(Struct(f"<{padding}xI").pack for padding in range(4))
_FIXED = 32
"""Octets of a packet block beside the packet and its padding."""


def header(link: int) -> bytes:
    """Return the section header and the one interface, whose clock counts microseconds."""
    section = pack("<IIIHHqI", 0x0A0D0D0A, 28, 0x1A2B3C4D, 1, 0, -1, 28)
    return section + pack("<IIHHII", 1, 20, link, 0, SNAP_LENGTH, 20)


def append_packet(parts: list[bytes], time: int, packet: bytes, length: int) -> None:
    """Append a packet block in pieces.

    Args:
        parts: where to; joined, they are whole blocks.
        time: µs since the Unix epoch.
        packet: what was kept.
        length: octets that the packet had on the air.
    """
    size = len(packet)
    padding = -size & 3
    total = _FIXED + size + padding
    parts.append(_HEAD(_PACKET, total, 0, time >> 32, time & 0xFFFFFFFF, size, length))
    parts.append(packet)
    parts.append(_TAILS[padding](total))
