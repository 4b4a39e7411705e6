"""The Wi-Fi Direct element: the sender's device address and name.

Source: Wi-Fi Peer-to-Peer Technical Specification 1.7, section 4.1 (attribute ids and layouts), as
Wireshark decodes them.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from exposure_check.decode.elements import vendor_content
from exposure_check.decode.wps import DEVICE_NAME, text, wps_attributes
from exposure_check.model.wifi import P2p, WifiElement

P2P_KIND: Final = bytes.fromhex("506f9a09")
"""OUI and type of the vendor element."""

_DEVICE_INFO = 13
_SETTINGS: Final[Mapping[int, int]] = MappingProxyType({6: 5, 8: 4, 17: 5, 19: 5})
"""Longest value of longer settings: channels to listen and to operate on, and when."""
_LEAST_UNREAD = 3
_ADDRESS_LENGTH = 6
_SECONDARY_COUNT_AT = 16
_SECONDARY_LENGTH = 8
_MOST_ATTRIBUTES = 128


def p2p_in(elements: tuple[WifiElement, ...]) -> P2p | None:
    """Return what a frame's P2P elements say of its sender, or None if it has none.

    Only the Device Info attribute does. The Device ID attribute (3) of a probe request names the
    device that is looked for, which is someone else's, and so is not read: only that it is there.
    """
    content = vendor_content(elements, P2P_KIND)
    if content is None:
        return None
    info, unread = b"", False
    for kind, value in _attributes(content):
        if kind == _DEVICE_INFO:
            info = info or value
        elif len(value) > _SETTINGS.get(kind, _LEAST_UNREAD):
            unread = True
    if len(info) < _ADDRESS_LENGTH:
        return P2p(unread=unread)
    return P2p(info[:_ADDRESS_LENGTH], _name(info), unread)


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield attributes: one octet id, two length (least first), value."""
    offset = 0
    for _ in range(_MOST_ATTRIBUTES):
        value = offset + 3
        if value > len(content):
            return
        end = value + (content[offset + 1] | content[offset + 2] << 8)
        if end > len(content):
            return
        yield content[offset], content[value:end]
        offset = end


def _name(info: bytes) -> str | None:
    """Return the name that ends a Device Info: a WPS attribute after the secondary types.

    Before it stand address (6), configuration methods (2), primary type (8), the number of
    secondary types (1) and these (8 each).
    """
    if len(info) <= _SECONDARY_COUNT_AT:
        return None
    start = _SECONDARY_COUNT_AT + 1 + info[_SECONDARY_COUNT_AT] * _SECONDARY_LENGTH
    return text(wps_attributes(info[start:]).get(DEVICE_NAME))
