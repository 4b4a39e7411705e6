from exposure_check.engine.limits import Limits
from exposure_check.engine.presence_table import PresenceTable
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import AdvertHead, Origin
from exposure_check.model.heard import Batch, BleForm
from exposure_check.subject.candidate import Medium
from tests.engine.made import SECOND, MadeDecoder, address, advert, probe


def table(devices=100):
    return PresenceTable(MadeDecoder(), Limits(presences=devices))


def adverts(*rows):
    return Batch(ble={BleForm.LINK_LAYER: list(rows)})


def test_every_address_has_its_seconds():
    made = table()
    made.observe(adverts(advert(1, sender=5), advert(2, sender=5), advert(2, sender=6)))
    made.observe(Batch(wifi=[probe(3, sender=5, rssi=-60)]))
    heard = made.heard(Medium.BLE)
    assert [(one.kind, one.presence.count) for one in heard] == [
        ("resolvable", 2),
        ("resolvable", 1),
    ]
    (wifi,) = made.heard(Medium.WIFI)
    assert (wifi.kind, wifi.presence.rssi) == ("local", -60)
    assert [made.count(medium) for medium in (Medium.BLE, Medium.WIFI, Medium.NET)] == [2, 1, 0]
    assert made.place(wifi.key) == (Medium.WIFI, address(5))
    assert made.of(made.place(heard[0].key)) is heard[0]
    assert made.of((Medium.WIFI, address(9))) is None


def test_hardware_addresses_are_of_another_kind():
    made = table()
    made.observe(Batch(wifi=[probe(3, sender=bytes(6))]))
    assert made.heard(Medium.WIFI)[0].kind == "global"


def test_damage_and_this_computers_own_are_nobody():
    class Told(MadeDecoder):
        def ble_head(self, form, raw):
            if raw.startswith(b"own"):
                return AdvertHead(raw[:6], BleAddressKind.PUBLIC, b"", Origin.CONTROLLER_TOLD)
            return super().ble_head(form, raw)

    made = PresenceTable(Told(), Limits())
    made.observe(adverts((1, 1, -50, b"bad crc"), (1, 2, -50, b"own me")))
    made.observe(adverts((1, 3, -50, b"own me")))
    assert made.heard(Medium.BLE) == []


def test_the_longest_silent_go_when_it_is_full():
    made = table(devices=8)
    for number in range(20):
        made.observe(adverts(advert(number, sender=number)))
    left = [made.place(one.key)[1][0] for one in made.heard(Medium.BLE)]
    assert len(left) <= 8
    assert not made.whole
    assert left[-1] == address(19)


def test_others_are_let_go_but_not_that_they_came():
    made = table()
    made.observe(adverts(advert(1, sender=1), advert(5, sender=2), advert(90, sender=3)))
    mine = made.place(made.heard(Medium.BLE)[0].key)
    made.let_go(50 * SECOND, [mine])
    assert len(made.heard(Medium.BLE)) == 2
    assert list(made.arrivals(Medium.BLE, 0, [mine])) == [("resolvable", -50.0)] * 2
    assert list(made.arrivals(Medium.BLE, 95 * SECOND, [mine])) == [("resolvable", -50.0)]
    assert list(made.arrivals(Medium.WIFI, 0, [])) == []


def test_a_phase_has_a_table_of_its_own():
    made = table()
    assert made.phase(Medium.BLE) == []
    made.observe(adverts(advert(1, sender=5, rssi=-80)))
    made.begin_phase(10 * SECOND)
    made.observe(adverts(advert(9, sender=5, rssi=-80), advert(11, sender=5, rssi=-40)))
    made.observe(adverts(advert(12, sender=5, rssi=-42), advert(12, sender=6, rssi=-60)))
    made.observe(Batch(wifi=[probe(12, sender=5)]))
    near = made.phase(Medium.BLE)
    assert [(one.presence.count, one.presence.rssi) for one in near] == [(2, -41), (1, -60)]
    assert [one.key for one in near] == [one.key for one in made.heard(Medium.BLE)]
    made.begin_phase(20 * SECOND)
    assert made.phase(Medium.BLE) == []


def test_whose_it_is_stays_known_for_as_long_as_the_phase():
    made = table(devices=8)
    made.begin_phase(0)
    made.observe(adverts(advert(0, sender=0)))
    (first,) = made.phase(Medium.BLE)
    for number in range(1, 20):
        made.observe(adverts(advert(number, sender=number)))
    assert made.of(made.place(first.key)) is None, "the table itself has forgotten it"
    assert made.place(first.key)[1][0] == address(0)
    assert len(made.phase(Medium.BLE)) == 8, "bounded, too"
