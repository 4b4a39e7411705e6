"""Trackers and things with a fixed identifier: DULT, SmartTag, Tile, MiBeacon.

Sources: IETF draft-ietf-dult-accessory-protocol (0xFCB2); Yu et al., "Privacy Analysis of Samsung's
Crowd-Sourced Bluetooth Location Tracking System", 2022 (SmartTag); public decoders of MiBeacon.
What is only reported is said to be so in ``resources``.
"""

from exposure_check.decode.payload_part import backwards, part
from exposure_check.model.ble import PayloadPart, Stability

_NEAR_OWNER = 0x01
_SMARTTAG_LENGTH = 20
_MIBEACON_HAS_ADDRESS = 0x10


def dult(data: bytes) -> list[PayloadPart]:
    """Decode 0xFCB2: network id, near-owner bit, proprietary data."""
    if len(data) > 1 and data[1] & _NEAR_OWNER:
        return part("dult.near-owner", Stability.ROTATES, data[2:])
    return part("dult.separated", Stability.LONG, data[2:])


def smart_tag(data: bytes) -> list[PayloadPart]:
    """Decode 0xFD5A and 0xFD59: state, ageing counter (3), privacy id (8), …, signature (4)."""
    if len(data) >= _SMARTTAG_LENGTH:
        age = part("samsung.smart-tag-age", Stability.COUNTER, data[1:4])
        return part("samsung.smart-tag", Stability.ROTATES, data[4:12]) + age
    return part("samsung.smart-tag", Stability.UNKNOWN, data)


def tile(data: bytes) -> list[PayloadPart]:
    """Decode 0xFEED and 0xFEEC; the layout is not published."""
    return part("tile", Stability.UNKNOWN, data)


def mibeacon(data: bytes) -> list[PayloadPart]:
    """Decode 0xFE95: frame control (2), product (2), counter, device address (6) if flagged."""
    if len(data) >= 11 and data[0] & _MIBEACON_HAS_ADDRESS:
        address = data[5:11]
        return [
            PayloadPart(
                "xiaomi.mibeacon",
                Stability.FIXED,
                address,
                carries_address=backwards(address),
            )
        ]
    return part("xiaomi.mibeacon", Stability.MODEL, data[2:4])
