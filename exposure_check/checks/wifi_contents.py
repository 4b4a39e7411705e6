"""Contents of elements that are no list of capabilities, and so may name one device.

Most elements of a search state capabilities, which all devices of a model share. What stands in
the others is not known: a number that stays under each new address would tell the device. Known
are the elements of IEEE 802.11-2020 9.4.2 and 802.11ax/be that state settings, and the makers'
elements that Gentry and Pennarun found in the searches of some hundred models ("Passive Taxonomy
of Wifi Clients using MLME Frame Contents", arXiv 1608.01725). What other checks read (names, WPS,
Wi-Fi Direct, the address behind all links) is left to them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from exposure_check.checks.wifi_own import sure
from exposure_check.model.evidence import WifiBodySeen, WifiEmitter
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.wifi import WifiElement

LEAST_OCTETS = 4
"""Shorter contents tell one of few."""

_EXTENDED, _VENDOR = 255, 221
_RSN = 48
_PASSWORD = 33
_KIND_OCTETS = 4
"""OUI and type of a maker's element."""
_PMKID_OCTETS = 16

_ANY = 255
_SETTINGS: Mapping[int, int] = {
    0: _ANY, 1: 8, 3: 1, 7: _ANY, 10: _ANY, 33: 2, 36: _ANY, 45: 26, 50: _ANY, 54: 3, 55: _ANY,
    59: _ANY, 70: 5, 72: 1, 84: _ANY, 107: 9, 114: _ANY, 127: 20, 191: 12, 199: 1,
}  # fmt: skip
"""Longest content, by element id. Names (0, 84, 114) and venues (107) have a check of their own;
what 54 and 55 hold is the network's."""
_EXTENDED_SETTINGS: Mapping[int, int] = {10: _ANY, 35: 60, 58: _ANY, 59: 2, 107: _ANY, 108: 80}
"""The same by extension id. 58 and 107 are read by other checks."""
_MAKERS: Mapping[bytes, int] = {
    bytes.fromhex(kind): longest
    for kind, longest in {
        "0050f202": 3,  # Microsoft: quality of service
        "0050f204": _ANY,  # WPS
        "0050f208": 3,
        "506f9a09": _ANY,  # Wi-Fi Direct
        "506f9a0a": 9,  # Wi-Fi Display: device information
        "506f9a10": 5,  # Hotspot 2.0
        "506f9a16": 16,  # Agile Multiband
        "00101802": 7,  # Broadcom
        "00904c04": 24,
        "00904c33": 26,
        "0017f20a": 8,  # Apple
    }.items()
}
"""Longest content after OUI and type."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Something of unknown meaning that came under several addresses.

    Attributes:
        addresses: how many.
        frames: where it came first under each.
    """

    addresses: int
    frames: tuple[FrameRef, ...]


def kept_contents(emitters: Iterable[WifiEmitter]) -> tuple[Kept, ...]:
    """Return elements of unknown meaning that came under two addresses or more.

    Whether they stay is not asked: a part of them may, or they may count. Only of key ids, which
    are drawn anew for each network, it counts whether one came again.
    """
    carriers: dict[tuple[bytes, bytes], dict[bytes, FrameRef]] = {}
    for one in filter(sure, emitters):
        for seen in one.bodies:
            for content in _unexplained(seen):
                carriers.setdefault(content, {}).setdefault(one.address, seen.first)
    return tuple(
        Kept(len(frames), tuple(frames.values())) for frames in carriers.values() if len(frames) > 1
    )


def _unexplained(seen: WifiBodySeen) -> Iterator[tuple[bytes, bytes]]:
    """Yield what is not known to state settings: its element, and a key id if it is one."""
    for element in seen.body.elements:
        if seen.subtype is WifiSubtype.AUTHENTICATION and not _names_password(element):
            continue  # the numbers of the handshake are drawn anew, whatever their form
        if element.tag == _RSN:
            yield from ((bytes((_RSN,)), pmkid) for pmkid in _pmkids(element.data))
            continue
        kind, content, longest = _sorted(element)
        if len(content) > longest and len(content) >= LEAST_OCTETS and len(set(content)) > 1:
            yield kind, b""


def _names_password(element: WifiElement) -> bool:
    """True for a Password Identifier (IEEE 802.11 9.4.2.216): it says which user's it is."""
    return element.tag == _EXTENDED and element.extension == _PASSWORD


def _sorted(element: WifiElement) -> tuple[bytes, bytes, int]:
    """Return what kind of element it is, its content, and the longest that states settings."""
    if element.tag == _VENDOR:
        kind, content = element.data[:_KIND_OCTETS], element.data[_KIND_OCTETS:]
        return kind, content, _MAKERS.get(kind, 0)
    if element.tag == _EXTENDED:
        longest = _EXTENDED_SETTINGS.get(element.extension, 0)
        return bytes((_EXTENDED, element.extension & 0xFF)), element.data, longest
    return bytes((element.tag,)), element.data, _SETTINGS.get(element.tag, 0)


def _pmkids(data: bytes) -> Iterator[bytes]:
    """Yield the key ids of an RSN element (IEEE 802.11 9.4.2.24): each is of one past join.

    Version (2), group cipher (4), two counted lists of suites (2 and 4 each), capabilities (2),
    and then the ids: a count (2) and 16 octets each.
    """
    at = 6
    for _ in range(2):
        at += 2 + 4 * int.from_bytes(data[at : at + 2], "little")
    at += 4
    while at + _PMKID_OCTETS <= len(data):
        yield data[at : at + _PMKID_OCTETS]
        at += _PMKID_OCTETS
