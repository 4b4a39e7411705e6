"""Fingerprints of the element list: what tells one model or system from another.

Fields as in Vanhoef et al., "Why MAC Address Randomization is not Enough" (AsiaCCS 2016): the list
of tags with repeats, and the contents of elements that state capabilities. Contents that change
from frame to frame are left out: the network asked for, the channel of this very frame, and what
vendor elements hold beyond their OUI and type.
"""

from hashlib import blake2b
from typing import Final

from exposure_check.decode.elements import VENDOR_TAG
from exposure_check.decode.p2p import P2P_KIND
from exposure_check.decode.wps import WPS_KIND
from exposure_check.model.wifi import WifiElement

PRINT_LENGTH: Final = 16

_KIND_LENGTH = 4
"""OUI and type of a vendor element."""

_EXTENDED = 256
"""A field is an element's tag, or this plus its extension id."""

_SSID, _RATES, _DS, _HT, _MORE_RATES, _SSID_LIST = 0, 1, 3, 45, 50, 84
_INTERWORKING, _CAPABILITIES, _VHT = 107, 127, 191
_FILS_REQUEST, _HE, _SHORT_SSID_LIST = _EXTENDED + 2, _EXTENDED + 35, _EXTENDED + 58
_HE_6GHZ, _EHT = _EXTENDED + 59, _EXTENDED + 108

_OF_ONE_FRAME = frozenset((_SSID, _DS, _SSID_LIST, _FILS_REQUEST, _SHORT_SSID_LIST))
"""Neither content nor presence counts: they follow the network asked for and the channel."""

_CONTENT_COUNTS = frozenset((_RATES, _MORE_RATES, _HT, _INTERWORKING, _CAPABILITIES, _VHT, _HE))

_OF_ONE_BAND = frozenset((_RATES, _MORE_RATES, _HT, _VHT, _HE, _HE_6GHZ, _EHT))
"""Rates and channel widths differ between 2.4, 5 and 6 GHz; some elements exist in one only."""

_COMES_AND_GOES = frozenset((WPS_KIND, P2P_KIND, bytes.fromhex("506f9a0a")))
"""WPS, P2P and Wi-Fi Display: added while a screen or a sharing menu is open."""

_NOT_STABLE = _OF_ONE_FRAME | _OF_ONE_BAND

_COEXISTENCE = 0x01
"""First bit of the extended capabilities, 20/40 MHz coexistence: only of use at 2.4 GHz."""


# An element is spelled so that no two different lists spell the same: field, length, content. All
# spellings of the first two are made once, since a hostile frame has hundreds of elements.
_HEAD = tuple(field.to_bytes(2) for field in range(2 * _EXTENDED))
_LENGTH = tuple(length.to_bytes() for length in range(256))


def exact_print(elements: tuple[WifiElement, ...]) -> bytes:
    """Return the fingerprint that all frames of one burst in one band share, 16 octets."""
    parts: list[bytes] = []
    append = parts.append
    for tag, extension, data in elements:
        field = tag if extension < 0 else _EXTENDED + extension
        if field in _OF_ONE_FRAME:
            continue
        content = b""
        if field == VENDOR_TAG:
            content = data[:_KIND_LENGTH]
        elif field in _CONTENT_COUNTS:
            content = data
        append(_HEAD[field] + _LENGTH[len(content)] + content)
    return _digest(parts)


def stable_print(elements: tuple[WifiElement, ...]) -> bytes:
    """Return the fingerprint that stays the same over bands and screen states, 16 octets.

    Kept are the order of the tags that do not depend on the band, the extended capabilities but
    for their coexistence bit, and the vendors but for WPS, P2P and Wi-Fi Display. Of interworking
    only the presence: its content may name a network.
    """
    parts: list[bytes] = []
    append = parts.append
    for tag, extension, data in elements:
        field = tag if extension < 0 else _EXTENDED + extension
        if field in _NOT_STABLE:
            continue
        content = b""
        if field == VENDOR_TAG:
            content = data[:_KIND_LENGTH]
            if content in _COMES_AND_GOES:
                continue
        elif field == _CAPABILITIES and data:
            content = bytes((data[0] & ~_COEXISTENCE,)) + data[1:]
        append(_HEAD[field] + _LENGTH[len(content)] + content)
    return _digest(parts)


def _digest(parts: list[bytes]) -> bytes:
    return blake2b(b"".join(parts), digest_size=PRINT_LENGTH).digest()
