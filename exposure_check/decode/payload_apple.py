"""Apple Continuity (company 0x004C): a chain of type, length, value.

Apple publishes only iBeacon and HomeKit; the rest is known from research: Martin et al., PoPETs
2019(4); Celosia & Cunche, PoPETs 2020(1); Stute et al., USENIX Security 2019 and 2021; Heinrich et
al., PoPETs 2021(3) (Find My). Where these leave doubt, the words in ``resources`` say so.
"""

from collections.abc import Mapping

from exposure_check.decode.payload_part import Reader, part
from exposure_check.model.ble import PayloadPart, Stability

_MAX_MESSAGES = 32
_OVERFLOW, _OVERFLOW_LENGTH = 0x01, 17
_HOMEKIT = (0x06, 0x11)
_WIFI_JOIN = 0x08
_ALTOGETHER_ZERO = bytes(8)


def apple(data: bytes) -> list[PayloadPart]:
    """Decode the manufacturer data after the company identifier."""
    if len(data) == _OVERFLOW_LENGTH and data[0] == _OVERFLOW:
        return part("apple.background-apps", Stability.LONG, data[1:])
    parts: list[PayloadPart] = []
    at = 0
    for _ in range(_MAX_MESSAGES):
        if at + 2 > len(data):
            break
        kind, length = data[at], data[at + 1]
        if kind in _HOMEKIT:
            # HomeKit keeps a subtype in the upper three bits of the length.
            length &= 0x1F
        value = data[at + 2 : at + 2 + length]
        reader = _MESSAGES.get(kind)
        parts += reader(value) if reader else part("apple.unknown", Stability.UNKNOWN, value)
        at += 2 + length
    return parts


def _ibeacon(value: bytes) -> list[PayloadPart]:
    return part("apple.ibeacon", Stability.FIXED, value[:20])


def _airprint(value: bytes) -> list[PayloadPart]:
    return part("apple.airprint", Stability.LONG, value[3:21])


def _airdrop(value: bytes) -> list[PayloadPart]:
    hashes = value[9:17]
    return part("apple.airdrop", Stability.LONG, b"" if hashes == _ALTOGETHER_ZERO else hashes)


def _homekit(value: bytes) -> list[PayloadPart]:
    return part("apple.homekit", Stability.FIXED, value[1:7])


def _homekit_event(value: bytes) -> list[PayloadPart]:
    return part("apple.homekit-event", Stability.FIXED, value[:6])


def _proximity(value: bytes) -> list[PayloadPart]:
    return part("apple.proximity-pairing", Stability.STATE, value[1:7])


def _siri(value: bytes) -> list[PayloadPart]:
    return part("apple.hey-siri", Stability.STATE, value[:3])


def _airplay_target(value: bytes) -> list[PayloadPart]:
    return part("apple.airplay-target", Stability.LONG, value[2:6])


def _airplay_source(value: bytes) -> list[PayloadPart]:
    return part("apple.airplay-source", Stability.STATE, value)


def _watch(value: bytes) -> list[PayloadPart]:
    return part("apple.watch", Stability.STATE, value)


def _handoff(value: bytes) -> list[PayloadPart]:
    return part("apple.handoff", Stability.COUNTER, value[1:3])


def _hotspot_seeker(value: bytes) -> list[PayloadPart]:
    return part("apple.hotspot-seeker", Stability.LONG, value)


def _hotspot(value: bytes) -> list[PayloadPart]:
    return part("apple.hotspot", Stability.STATE, value[2:])


def _nearby_action(value: bytes) -> list[PayloadPart]:
    # Flags, type, authentication tag (3), then what the action needs.
    if len(value) > 5 and value[1] & 0x7F == _WIFI_JOIN:
        return part("apple.nearby-action-wifi", Stability.LONG, value[5:])
    return part("apple.nearby-action", Stability.STATE, value[1:2])


def _nearby_info(value: bytes) -> list[PayloadPart]:
    # Status and action, flags, authentication tag: the tag changes with the address.
    return part("apple.nearby-info", Stability.ROTATES, value[2:])


def _find_my(value: bytes) -> list[PayloadPart]:
    if len(value) >= 25:
        return part("apple.find-my-separated", Stability.ROTATES, value[1:24])
    return part("apple.find-my-nearby", Stability.ROTATES)


_MESSAGES: Mapping[int, Reader] = {
    0x02: _ibeacon,
    0x03: _airprint,
    0x05: _airdrop,
    0x06: _homekit,
    0x07: _proximity,
    0x08: _siri,
    0x09: _airplay_target,
    0x0A: _airplay_source,
    0x0B: _watch,
    0x0C: _handoff,
    0x0D: _hotspot_seeker,
    0x0E: _hotspot,
    0x0F: _nearby_action,
    0x10: _nearby_info,
    0x11: _homekit_event,
    0x12: _find_my,
}
