from dataclasses import replace

from exposure_check.engine.lives import LIVES_MOST, lives_of
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import Origin
from exposure_check.model.evidence import BleEmitter, Coverage, Evidence, NetHost, WifiEmitter
from exposure_check.model.frame import FrameRef
from exposure_check.model.identifier import Identifier, IdentifierKind

OCTETS = bytes.fromhex("021122334455")
WIFI = WifiEmitter(OCTETS, 5, 5, (), (), 0, (), None, 30, 40)
BLE = BleEmitter(
    OCTETS, BleAddressKind.RESOLVABLE, Origin.AIR, False, False, 7, (), 0, None,
    FrameRef(0, 1, 20), 50,
)  # fmt: skip
NET = NetHost(OCTETS, (), 0, 10, 60, 3)


def evidence(*, wifi=(), ble=(), net=()):
    return Evidence(wifi, ble, net, Coverage(0, 0, 0, 0, 0, 0, 0))


def test_every_medium_in_order_of_first_sighting():
    found = lives_of(evidence(wifi=(WIFI,), ble=(BLE,), net=(NET,)))
    assert [(one.medium, one.first, one.last, one.frames) for one in found] == [
        ("net", 10, 60, 3),
        ("ble", 20, 50, 7),
        ("wifi", 30, 40, 5),
    ]
    assert found[0].address == Identifier(IdentifierKind.ADDRESS, OCTETS)


def test_how_an_address_is_masked_follows_its_kind():
    public = replace(BLE, kind=BleAddressKind.PUBLIC)
    hidden = replace(BLE, address=None)
    kinds = [one.address for one in lives_of(evidence(ble=(BLE, public, hidden)))]
    assert kinds == [
        Identifier(IdentifierKind.RANDOM_ADDRESS, OCTETS),
        Identifier(IdentifierKind.ADDRESS, OCTETS),
        "",
    ]


def test_a_crowd_is_cut_off():
    many = tuple(replace(WIFI, first=at) for at in range(LIVES_MOST + 5))
    assert len(lives_of(evidence(wifi=many))) == LIVES_MOST
