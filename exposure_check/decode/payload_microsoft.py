"""Microsoft (company 0x0006): Connected Devices Platform beacons and Swift Pair.

Sources: [MS-CDP] 2.2.2.2.3 "Bluetooth: Advertising Beacon" (what nearby sharing puts there when it
is open to everyone is as public implementations of it read and write it); learn.microsoft.com,
"Swift Pair", whose three vendor sections differ in their sub-scenario octet.
"""

from exposure_check.decode.payload_part import backwards, named, part
from exposure_check.model.ble import PayloadPart, Stability

_CDP, _SWIFT_PAIR = 0x01, 0x03
_EVERYONE, _PERMISSIVE = 0x01, 0x08
_CLASSIC_ONLY, _BOTH = 0x01, 0x02


def microsoft(data: bytes) -> list[PayloadPart]:
    """Decode the manufacturer data after the company identifier."""
    if data[:1] == bytes((_CDP,)):
        return _cdp(data)
    if data[:1] == bytes((_SWIFT_PAIR,)):
        return _swift_pair(data)
    return part("microsoft.unknown", Stability.UNKNOWN, data)


def _cdp(data: bytes) -> list[PayloadPart]:
    # Scenario, device type, version and flags, status; then salt (4) and hash, or, when everyone
    # may share, the classic address and the computer's name.
    if len(data) > 10 and data[2] & 0x1F == _EVERYONE and data[3] & _PERMISSIVE:
        found = PayloadPart(
            "microsoft.nearby-share",
            Stability.FIXED,
            data[4:10],
            carries_address=backwards(data[4:10]),
        )
        return [found, *named(data[10:])]
    return part("microsoft.cdp", Stability.LONG, data[4:])


def _swift_pair(data: bytes) -> list[PayloadPart]:
    # Scenario, sub-scenario, reserved signal strength; then address (6), class of device (3) and
    # name for classic; class of device and name for both; name alone for LE.
    scenario = data[1] if len(data) > 1 else None
    if scenario == _CLASSIC_ONLY and len(data) >= 12:
        found = PayloadPart(
            "microsoft.swift-pair-address",
            Stability.FIXED,
            data[3:9],
            carries_address=backwards(data[3:9]),
        )
        return [found, *named(data[12:])]
    name = data[6:] if scenario == _BOTH else data[3:]
    return part("microsoft.swift-pair", Stability.MODEL, data[:6]) + named(name)
