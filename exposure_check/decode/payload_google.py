"""Google's services: Fast Pair, Exposure Notification, Eddystone, Find Hub, Quick Share.

Sources: developers.google.com/nearby/fast-pair (Fast Pair; Find Hub Network accessory); Exposure
Notification Bluetooth Specification v1.2, 2020; github.com/google/eddystone.
"""

from collections.abc import Mapping

from exposure_check.decode.payload_part import part
from exposure_check.model.ble import PayloadPart, Stability

_MODEL_ID_LENGTH = 3


def fast_pair(data: bytes) -> list[PayloadPart]:
    """Decode 0xFE2C: a bare model id while pairing, else salted account filters."""
    if len(data) == _MODEL_ID_LENGTH:
        return part("google.fast-pair-pairing", Stability.MODEL, data)
    return part("google.fast-pair", Stability.ROTATES, data)


def exposure_notification(data: bytes) -> list[PayloadPart]:
    """Decode 0xFD6F: rolling proximity identifier (16), encrypted metadata (4)."""
    return part("google.exposure-notification", Stability.ROTATES, data[:16])


def eddystone(data: bytes) -> list[PayloadPart]:
    """Decode 0xFEAA: the first octet is the frame type."""
    name, stability, start, end = _FRAMES.get(data[0] if data else -1, _UNKNOWN_FRAME)
    return part(name, stability, data[start:end])


_UNKNOWN_FRAME = ("eddystone.unknown", Stability.UNKNOWN, 0, None)
_FRAMES: Mapping[int, tuple[str, Stability, int, int | None]] = {
    0x00: ("eddystone.uid", Stability.FIXED, 2, 18),
    0x10: ("eddystone.url", Stability.FIXED, 2, None),
    # The count of advertisements, after battery and temperature; then time since power-on.
    0x20: ("eddystone.telemetry", Stability.COUNTER, 6, 10),
    0x30: ("eddystone.ephemeral", Stability.ROTATES, 2, 10),
    0x40: ("google.find-hub-nearby", Stability.ROTATES, 1, None),
    0x41: ("google.find-hub-separated", Stability.LONG, 1, None),
}
"""By frame type: part id, stability, where the token starts and ends."""


def quick_share(data: bytes) -> list[PayloadPart]:
    """Decode 0xFEF3: Nearby Connections and Quick Share, whose layout is not published."""
    return part("google.quick-share", Stability.UNKNOWN, data)
