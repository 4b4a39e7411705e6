"""Fingerprints of the element list: what tells one model or system from another.

Fields as in Vanhoef et al., "Why MAC Address Randomization is not Enough" (AsiaCCS 2016): the list
of tags with repeats, and the contents of elements that state capabilities. Contents that change
from frame to frame are left out: the network asked for, the channel of this very frame, and what
vendor elements hold beyond their OUI and type.
"""

from hashlib import blake2b
from typing import Final

from exposure_check.decode.elements import EXTENSION_TAG, VENDOR_TAG
from exposure_check.decode.p2p import P2P_KIND
from exposure_check.decode.wps import WPS_KIND
from exposure_check.model.wifi import WifiElement

PRINT_LENGTH: Final = 16

_KIND_LENGTH = 4
"""OUI and type of a vendor element."""

_SSID, _RATES, _DS, _MORE_RATES, _HT = 0, 1, 3, 50, 45
_SSID_LIST, _INTERWORKING, _CAPABILITIES, _VHT = 84, 107, 127, 191
_FILS_REQUEST, _HE, _SHORT_SSID_LIST, _HE_6GHZ, _EHT = 2, 35, 58, 59, 108

_Field = tuple[int, int]
"""(tag, extension or -1)."""

_OF_ONE_FRAME = frozenset(
    (
        (_SSID, -1),
        (_DS, -1),
        (_SSID_LIST, -1),
        (EXTENSION_TAG, _FILS_REQUEST),
        (EXTENSION_TAG, _SHORT_SSID_LIST),
    )
)
"""Neither content nor presence counts: they follow the network asked for and the channel."""

_CONTENT_COUNTS = frozenset(
    (
        (_RATES, -1),
        (_MORE_RATES, -1),
        (_HT, -1),
        (_INTERWORKING, -1),
        (_CAPABILITIES, -1),
        (_VHT, -1),
        (EXTENSION_TAG, _HE),
    )
)
_OF_ONE_BAND = frozenset(
    (
        (_RATES, -1),
        (_MORE_RATES, -1),
        (_HT, -1),
        (_VHT, -1),
        (EXTENSION_TAG, _HE),
        (EXTENSION_TAG, _HE_6GHZ),
        (EXTENSION_TAG, _EHT),
    )
)
"""Rates and channel widths differ between 2.4, 5 and 6 GHz; some elements exist in one only."""

_COMES_AND_GOES = frozenset((WPS_KIND, P2P_KIND, bytes.fromhex("506f9a0a")))
"""WPS, P2P and Wi-Fi Display: added while a screen or a sharing menu is open."""

_COEXISTENCE = 0x01
"""First bit of the extended capabilities, 20/40 MHz coexistence: only of use at 2.4 GHz."""


def exact_print(elements: tuple[WifiElement, ...]) -> bytes:
    """Return the fingerprint that all frames of one burst in one band share, 16 octets."""
    parts: list[bytes] = []
    for element in elements:
        field = (element.tag, element.extension)
        if field not in _OF_ONE_FRAME:
            parts.append(_part(element, element.data if field in _CONTENT_COUNTS else b""))
    return _digest(parts)


def stable_print(elements: tuple[WifiElement, ...]) -> bytes:
    """Return the fingerprint that stays the same over bands and screen states, 16 octets.

    Kept are the order of the tags that do not depend on the band, the extended capabilities but
    for their coexistence bit, and the vendors but for WPS, P2P and Wi-Fi Display. Of interworking
    only the presence: its content may name a network.
    """
    parts: list[bytes] = []
    for element in elements:
        field = (element.tag, element.extension)
        if field in _OF_ONE_FRAME or field in _OF_ONE_BAND:
            continue
        if element.tag == VENDOR_TAG and element.data[:_KIND_LENGTH] in _COMES_AND_GOES:
            continue
        content = b""
        if element.tag == _CAPABILITIES and element.data:
            content = bytes((element.data[0] & ~_COEXISTENCE,)) + element.data[1:]
        parts.append(_part(element, content))
    return _digest(parts)


def _part(element: WifiElement, content: bytes) -> bytes:
    """Spell one element so that no two different lists spell the same."""
    if element.tag == VENDOR_TAG:
        content = element.data[:_KIND_LENGTH]
    return bytes((element.tag, element.extension & 0xFF, len(content))) + content


def _digest(parts: list[bytes]) -> bytes:
    return blake2b(b"".join(parts), digest_size=PRINT_LENGTH).digest()
