from exposure_check.engine.ble_table import track_key
from exposure_check.engine.own_signal import SECONDS, OwnSignal
from exposure_check.model.heard import RSSI_UNKNOWN, Batch, BleForm
from exposure_check.subject.candidate import Medium
from tests.engine.made import MadeDecoder, address, advert, probe


def ble_place(number):
    head = MadeDecoder().ble_head(BleForm.LINK_LAYER, address(number))
    return Medium.BLE, track_key(head)


def adverts(*rows):
    return Batch(ble={BleForm.LINK_LAYER: list(rows)})


def test_only_what_is_the_users_is_on_the_curve():
    signal = OwnSignal(MadeDecoder())
    signal.observe(adverts(advert(1, sender=1, rssi=-40)))
    assert signal.curve == ()
    signal.follow(frozenset({ble_place(1), (Medium.WIFI, address(2))}))
    signal.observe(adverts(advert(1, sender=1, rssi=-40), advert(1.5, sender=1, rssi=-50)))
    signal.observe(adverts(advert(1.6, sender=7, rssi=-10), (2, 1, -10, b"bad crc")))
    signal.observe(Batch(wifi=[probe(2, sender=2, rssi=-60), probe(2, sender=3, rssi=-10)]))
    signal.observe(adverts(advert(5, sender=1, rssi=RSSI_UNKNOWN)))
    signal.observe(adverts(advert(5, sender=1, rssi=-42)))
    assert signal.curve == (-45, -60, None, None)


def test_it_is_bounded_and_forgets():
    signal = OwnSignal(MadeDecoder())
    signal.follow(frozenset({ble_place(1)}))
    for second in range(0, 500, 7):
        signal.observe(adverts(advert(second + 1, sender=1), advert(second + 1, sender=second)))
    assert len(signal.curve) == SECONDS
    signal.forget()
    signal.observe(adverts(advert(9_000_000, sender=1)))
    assert set(signal.curve) <= {None, -50}
    assert len(signal.curve) == SECONDS


def test_the_memory_of_senders_is_bounded():
    signal = OwnSignal(MadeDecoder())
    signal.follow(frozenset({ble_place(1)}))
    for number in range(5000):
        signal.observe(adverts(advert(1, sender=number)))
    assert len(signal._memo) <= 4096
