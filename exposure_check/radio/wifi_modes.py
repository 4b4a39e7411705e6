"""Whether a Wi-Fi radio has monitor mode, as the kernel tells everybody (Linux).

The capture helper has netlink of its own: nothing that runs with rights is shared with what runs
without.

Sources: netlink(7); Linux ``include/uapi/linux/genetlink.h`` (CTRL_CMD_GETFAMILY),
``include/uapi/linux/nl80211.h`` (NL80211_CMD_GET_WIPHY, NL80211_ATTR_SUPPORTED_IFTYPES).
"""

import socket
import sys
from pathlib import Path
from struct import Struct, error, pack
from typing import Final

from exposure_check.radio.wifi_interfaces import FOLDER

_NETLINK: Final[int] = getattr(socket, "AF_NETLINK", 16)
_GENERIC: Final = 16
_HEADER: Final = Struct("=IHHII")
_REQUEST: Final = 1
_ERROR: Final = 2
_CONTROL, _GET_FAMILY, _FAMILY_ID, _FAMILY_NAME = 16, 3, 1, 2
_GET_RADIO, _RADIO, _MODES = 1, 1, 32
_MONITOR: Final = 6
_PATIENCE_S: Final = 2.0
_MOST: Final = 1 << 16


def can_monitor(interface: str, folder: Path | None = None) -> bool:
    """Return whether the radio of a Wi-Fi interface has monitor mode; True if nobody tells.

    Args:
        interface: its name.
        folder: in place of where the kernel shows interfaces, for tests.
    """
    try:
        place = (folder or FOLDER) / interface / "phy80211" / "index"
        modes = _modes(int(place.read_text(encoding="ascii")))
    except (OSError, ValueError, error):
        return True
    return modes is None or _MONITOR in modes


def _modes(radio: int) -> frozenset[int] | None:
    """Return the numbers of the modes that a radio has, None if the kernel does not tell."""
    with socket.socket(_NETLINK, socket.SOCK_RAW, _GENERIC) as kernel:
        kernel.settimeout(_PATIENCE_S)
        kernel.bind((0, 0))
        name = pack("=BBHHH", _GET_FAMILY, 1, 0, 12, _FAMILY_NAME) + b"nl80211\0"
        family = attributes(_ask(kernel, _CONTROL, name)).get(_FAMILY_ID, b"")
        if not family:
            return None
        wanted = pack("=BBHHHI", _GET_RADIO, 0, 0, 8, _RADIO, radio)
        told = attributes(_ask(kernel, int.from_bytes(family[:2], sys.byteorder), wanted))
    # Each mode is an attribute without a value; its kind is the mode's number.
    return frozenset(attributes(told[_MODES])) if _MODES in told else None


def _ask(kernel: socket.socket, kind: int, body: bytes) -> bytes:
    """Ask one thing; return the attributes of the answer, empty if it is refused."""
    kernel.send(_HEADER.pack(_HEADER.size + len(body), kind, _REQUEST, 1, 0) + body)
    answer = kernel.recv(_MOST)
    size, answered, *_ = _HEADER.unpack_from(answer)
    return b"" if answered == _ERROR else answer[_HEADER.size + 4 : size]


def attributes(octets: bytes) -> dict[int, bytes]:
    """Read netlink attributes: length, kind, value, padded to four octets."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(octets):
        size = int.from_bytes(octets[at : at + 2], sys.byteorder)
        kind = int.from_bytes(octets[at + 2 : at + 4], sys.byteorder) & 0x3FFF
        if size < 4:
            break
        found[kind] = octets[at + 4 : at + size]
        at += size + (-size & 3)
    return found
