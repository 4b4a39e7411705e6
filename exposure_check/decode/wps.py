"""The Wi-Fi Simple Configuration element: names and numbers of the device.

Source: Wi-Fi Simple Configuration Technical Specification 2.0, section 12 (attribute ids and
lengths); the ids also stand in wpa_supplicant ``src/wps/wps_defs.h``.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from exposure_check.decode.elements import vendor_content
from exposure_check.model.wifi import WifiElement, Wps

WPS_KIND: Final = bytes.fromhex("0050f204")
"""OUI and type of the vendor element."""

DEVICE_NAME: Final = 0x1011

_MANUFACTURER = 0x1021
_MODEL_NAME = 0x1023
_MODEL_NUMBER = 0x1024
_SERIAL_NUMBER = 0x1042
_UUID_E = 0x1047
_UUID_LENGTH = 16
_READ = frozenset((DEVICE_NAME, _MANUFACTURER, _MODEL_NAME, _MODEL_NUMBER, _SERIAL_NUMBER, _UUID_E))
_SETTINGS: Final[Mapping[int, int]] = MappingProxyType({0x1054: 8, 0x1055: 128})
"""Longest value of longer settings: primary device type, and the types that are looked for."""
_LEAST_UNREAD = 3
_VENDOR_EXTENSION = 0x1049
_ALLIANCE = bytes.fromhex("00372a")
_LONGEST_EXTENSION = 9
"""Version, and whether to be let in: what the Wi-Fi Alliance's own extension holds in a search."""
_MOST_ATTRIBUTES = 128
_LONGEST_TEXT = 64
"""Octets of the longest text (manufacturer) the specification allows."""


def wps_in(elements: tuple[WifiElement, ...]) -> Wps | None:
    """Return what a frame's WPS elements say, or None if it has none."""
    content = vendor_content(elements, WPS_KIND)
    if content is None:
        return None
    attributes = wps_attributes(content)
    uuid = attributes.get(_UUID_E)
    return Wps(
        uuid_e=uuid if uuid is not None and len(uuid) == _UUID_LENGTH else None,
        device_name=text(attributes.get(DEVICE_NAME)),
        manufacturer=text(attributes.get(_MANUFACTURER)),
        model_name=text(attributes.get(_MODEL_NAME)),
        model_number=text(attributes.get(_MODEL_NUMBER)),
        serial_number=text(attributes.get(_SERIAL_NUMBER)),
        unread=any(
            _may_tell(attribute, value) or (attribute in _READ and value != attributes[attribute])
            for attribute, value in _all_attributes(content)
        ),
    )


def _may_tell(attribute: int, value: bytes) -> bool:
    """True if an attribute may hold anything: of no known length, or not read."""
    if attribute == _VENDOR_EXTENSION:
        return not (value.startswith(_ALLIANCE) and len(value) <= _LONGEST_EXTENSION)
    return attribute not in _READ and len(value) > _SETTINGS.get(attribute, _LEAST_UNREAD)


def wps_attributes(content: bytes) -> dict[int, bytes]:
    """Read the first 128 attributes, up to one that claims more octets than there are.

    Returns:
        Value by attribute id; of one sent twice, the first.
    """
    attributes: dict[int, bytes] = {}
    for attribute, value in _all_attributes(content):
        attributes.setdefault(attribute, value)
    return attributes


def _all_attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    offset = 0
    for _ in range(_MOST_ATTRIBUTES):
        value = offset + 4
        if value > len(content):
            break
        end = value + int.from_bytes(content[offset + 2 : value])
        if end > len(content):
            break
        yield int.from_bytes(content[offset : offset + 2]), content[value:end]
        offset = end


def text(value: bytes | None) -> str | None:
    """Return an attribute's text, at most 64 octets of it, without the zeros some pad it with."""
    if value is None:
        return None
    return value[:_LONGEST_TEXT].rstrip(b"\0").decode("utf-8", "replace")
