"""Action frames: what a device asks access points before it joins, and what else is in the clear.

Sources: IEEE 802.11-2020 9.4.1.11 (categories), 9.6.7 (public action), 9.4.5 (ANQP); Wi-Fi Hotspot
2.0 specification 3.2, section 4 (its ANQP elements). The ids also stand in wpa_supplicant
``src/common/ieee802_11_defs.h``.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from exposure_check.decode.net_text import text_of
from exposure_check.model.wifi import WifiAction

_PUBLIC, _PROTECTED_DUAL = 4, 9
_ASK, _GO_ON = 10, 12
"""GAS initial request and GAS comeback request."""

_SETTINGS: Final[Mapping[int, int]] = MappingProxyType({3: 12, 7: 3, 8: 4, 21: 3})
"""Longest frame, by category, that only states settings: block acknowledgement, HT, SA query and
VHT."""

_ADVERTISEMENT, _ANQP = 108, 0
_QUERY_AT = 9
"""Category, action, token, then the element: id, length, limit, protocol; then the length (2)."""
_GO_ON_LENGTH = 3

_QUERY_LIST, _VENDOR_LIST = 256, 56797
_HOTSPOT = bytes.fromhex("506f9a11")
_HOTSPOT_QUERY, _HOME_REALM = 1, 6
_MOST_ELEMENTS = 64


def decode_action(raw: bytes) -> WifiAction | None:
    """Decode an action frame's body; any octets, never raises.

    Args:
        raw: from the category on; empty if it was sealed.

    Returns:
        What it says; None if it is sealed. A list of what is asked for is a setting, like the
        lists of capabilities in a search: all devices of a model ask the same.
    """
    if not raw:
        return None
    category, action = raw[0], raw[1] if len(raw) > 1 else -1
    if len(raw) <= _SETTINGS.get(category, 0):
        return WifiAction()
    if category in (_PUBLIC, _PROTECTED_DUAL):
        if action == _ASK:
            return _question(raw)
        if action == _GO_ON and len(raw) == _GO_ON_LENGTH:
            return WifiAction(token=raw[2])
    return WifiAction(unread=raw[:1] + raw[2:] if len(raw) > 1 else raw)


def _question(raw: bytes) -> WifiAction:
    if raw[3:5] != bytes((_ADVERTISEMENT, 2)) or raw[6:7] != bytes((_ANQP,)):
        return WifiAction(token=raw[2] if len(raw) > 2 else None, unread=raw[3:] or raw)
    end = _QUERY_AT + int.from_bytes(raw[7:9], "little")
    realms: list[str] = []
    unread = raw[end:]
    for number, data in _elements(raw[_QUERY_AT:end]):
        if number == _VENDOR_LIST and data.startswith(_HOTSPOT):
            names, rest = _hotspot(data[len(_HOTSPOT) :])
            realms += names
            unread += rest
        elif number != _QUERY_LIST:
            unread += data
    if len(raw) < end:
        unread += raw[_QUERY_AT:]
    return WifiAction(raw[2], tuple(dict.fromkeys(realms)), unread)


def _elements(query: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield ANQP elements: id (2), length (2), data; what is no element comes as number -1."""
    at = 0
    for _ in range(_MOST_ELEMENTS):
        data = at + 4
        if data > len(query):
            break
        end = data + int.from_bytes(query[at + 2 : data], "little")
        if end > len(query):
            break
        yield int.from_bytes(query[at : at + 2], "little"), query[data:end]
        at = end
    if query[at:]:
        yield -1, query[at:]


def _hotspot(content: bytes) -> tuple[list[str], bytes]:
    """Return the home realms of a Hotspot 2.0 element, and what of it is not read.

    Subtype, reserved octet, payload. A query for realms: their number, and of each its encoding,
    length and name.
    """
    subtype, payload = content[0] if content else -1, content[2:]
    if subtype == _HOTSPOT_QUERY:
        return [], b""
    if subtype != _HOME_REALM:
        return [], content
    names: list[str] = []
    at = 1
    for _ in range(payload[0] if payload else 0):
        end = at + 2 + (payload[at + 1] if at + 1 < len(payload) else 0)
        if at + 2 > len(payload) or end > len(payload):
            break
        names.append(text_of(payload[at + 2 : end]))
        at = end
    return [name for name in names if name], payload[at:]
