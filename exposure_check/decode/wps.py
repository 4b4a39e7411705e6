"""The Wi-Fi Simple Configuration element: names and numbers of the device.

Source: Wi-Fi Simple Configuration Technical Specification 2.0, section 12 (attribute ids and
lengths); the ids also stand in wpa_supplicant ``src/wps/wps_defs.h``.
"""

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
    )


def wps_attributes(content: bytes) -> dict[int, bytes]:
    """Read the first 128 attributes, up to one that claims more octets than there are.

    Returns:
        Value by attribute id; of one sent twice, the first.
    """
    attributes: dict[int, bytes] = {}
    offset = 0
    for _ in range(_MOST_ATTRIBUTES):
        value = offset + 4
        if value > len(content):
            break
        end = value + int.from_bytes(content[offset + 2 : value])
        if end > len(content):
            break
        attributes.setdefault(int.from_bytes(content[offset : offset + 2]), content[value:end])
        offset = end
    return attributes


def text(value: bytes | None) -> str | None:
    """Return an attribute's text, at most 64 octets of it, without the zeros some pad it with."""
    if value is None:
        return None
    return value[:_LONGEST_TEXT].rstrip(b"\0").decode("utf-8", "replace")
