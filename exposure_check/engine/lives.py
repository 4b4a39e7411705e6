"""Under which addresses the user's device was heard, and from when to when."""

from collections.abc import Iterator

from exposure_check.model.address import BleAddressKind
from exposure_check.model.evidence import BleEmitter, Evidence
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.report import AddressLife

LIVES_MOST = 128
"""Lives in one report: more than anybody can look at, and few octets."""


def lives_of(evidence: Evidence) -> tuple[AddressLife, ...]:
    """Return the addresses that were judged, in order of first sighting; the first `LIVES_MOST`."""
    found = sorted(_lives(evidence), key=lambda life: (life.first, life.last))
    return tuple(found[:LIVES_MOST])


def _lives(evidence: Evidence) -> Iterator[AddressLife]:
    for wifi in evidence.wifi:
        yield AddressLife("wifi", _address(wifi.address), wifi.first, wifi.last, wifi.frames)
    for ble in evidence.ble:
        yield AddressLife("ble", _ble_address(ble), ble.first.time, ble.last, ble.frames)
    for net in evidence.net:
        yield AddressLife("net", _address(net.address), net.first, net.last, net.frames)


def _ble_address(emitter: BleEmitter) -> Identifier | str:
    if emitter.address is None:
        return ""
    if emitter.kind is BleAddressKind.PUBLIC:
        return _address(emitter.address)
    return Identifier(IdentifierKind.RANDOM_ADDRESS, emitter.address)


def _address(address: bytes) -> Identifier:
    return Identifier(IdentifierKind.ADDRESS, address)
