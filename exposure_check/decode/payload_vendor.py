"""Manufacturer data and service data: which decoder, by company or service.

Numbers: Bluetooth SIG, Assigned Numbers (company identifiers, 16-bit UUIDs for members and SDOs).
"""

from collections.abc import Mapping

from exposure_check.decode.payload_apple import apple
from exposure_check.decode.payload_google import (
    eddystone,
    exposure_notification,
    fast_pair,
    quick_share,
)
from exposure_check.decode.payload_microsoft import microsoft
from exposure_check.decode.payload_part import Reader, part, serial_in
from exposure_check.decode.payload_trackers import dult, mibeacon, smart_tag, tile
from exposure_check.model.ble import PayloadPart, Stability


def manufacturer(data: bytes) -> list[PayloadPart]:
    """Decode an AD structure of type 0xFF: company identifier (2), data."""
    reader = _COMPANIES.get(int.from_bytes(data[:2], "little")) if len(data) >= 2 else None
    if reader:
        return reader(data[2:])
    serial = serial_in(data[2:])
    if serial:
        return [PayloadPart("manufacturer.serial", Stability.FIXED, data, serial=serial)]
    return part("manufacturer.unknown", Stability.UNKNOWN, data)


def service(data: bytes) -> list[PayloadPart]:
    """Decode an AD structure of type 0x16: 16-bit service UUID, data."""
    reader = _SERVICES.get(int.from_bytes(data[:2], "little")) if len(data) >= 2 else None
    return reader(data[2:]) if reader else long_service(data, 2)


def long_service(data: bytes, skip: int) -> list[PayloadPart]:
    """Decode service data nobody here knows: a UUID of ``skip`` octets, data."""
    serial = serial_in(data[skip:])
    if serial:
        return [PayloadPart("service-data.serial", Stability.FIXED, data, serial=serial)]
    return part("service-data.unknown", Stability.UNKNOWN, data)


def _meta(data: bytes) -> list[PayloadPart]:
    serial = serial_in(data)
    if serial:
        return [PayloadPart("meta.headset", Stability.FIXED, data, serial=serial)]
    return part("meta.headset", Stability.UNKNOWN, data)


def _samsung(data: bytes) -> list[PayloadPart]:
    return part("samsung.unknown", Stability.UNKNOWN, data)


_COMPANIES: Mapping[int, Reader] = {
    0x0006: microsoft,
    0x004C: apple,
    0x0075: _samsung,
    0x01AB: _meta,
    0x058E: _meta,
}
_SERVICES: Mapping[int, Reader] = {
    0xFCB2: dult,
    0xFD59: smart_tag,
    0xFD5A: smart_tag,
    0xFD6F: exposure_notification,
    0xFE2C: fast_pair,
    0xFE95: mibeacon,
    0xFEAA: eddystone,
    0xFEEC: tile,
    0xFEED: tile,
    0xFEF3: quick_share,
}
