from exposure_check.engine.ble_table import BleTable
from exposure_check.engine.limits import Limits
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import AdvertHead
from exposure_check.model.heard import RSSI_UNKNOWN, BleForm, Discard
from tests.engine.made import SECOND, MadeDecoder, address, advert

FORM = BleForm.LINK_LAYER


def table(**limits):
    return BleTable(Limits(**limits), MadeDecoder(), lambda one: one == address(0))


def test_repeated_adverts_fold_into_one_track_per_address():
    one = table()
    one.observe(FORM, [advert(1, 1), advert(2, 2, payload=b"p"), advert(3, 3, payload=b"p")])
    ((place, track),) = one.items()
    assert place[0] == address(0)
    assert (track.frames, track.first, track.first_frame, track.last) == (3, SECOND, 1, 3 * SECOND)
    assert track.payloads == {
        b"": [1, 1, SECOND, SECOND],
        b"p": [2, 2, 2 * SECOND, 3 * SECOND],
    }
    assert track.rssi == -50


def test_folding_in_between_changes_nothing():
    rows = [advert(n, n, sender=n % 3, payload=b"%d" % (n % 5)) for n in range(1, 60)]
    at_once, piecemeal = table(), table(adverts=2)
    at_once.observe(FORM, rows)
    for row in rows:
        piecemeal.observe(FORM, [row])
    assert [
        (place, track.frames, track.first, track.last, track.payloads)
        for place, track in at_once.items()
    ] == [
        (place, track.frames, track.first, track.last, track.payloads)
        for place, track in piecemeal.items()
    ]


def test_bad_ones_are_counted_by_reason_and_make_no_device():
    one = table()
    one.observe(FORM, [(SECOND, 1, -50, b"bad crc")] * 3)
    assert list(one.items()) == []
    assert one.discarded == {Discard.BAD_CRC: 3}


def test_strength_may_be_unknown():
    one = table()
    one.observe(FORM, [advert(1, rssi=RSSI_UNKNOWN), advert(2, rssi=RSSI_UNKNOWN)])
    ((_, track),) = one.items()
    assert track.rssi is None


def test_payloads_are_bounded_per_device_and_in_all():
    one = table(bodies_per_device=3)
    one.observe(FORM, [advert(n, n, payload=b"%d" % n) for n in range(10)])
    ((_, track),) = one.items()
    assert (len(track.payloads), track.payloads_dropped, track.frames) == (3, 7, 10)
    tight = table(kept_bytes=500)
    tight.observe(FORM, [advert(n, n, sender=n, payload=b"%d" % n) for n in range(10)])
    assert sum(len(track.payloads) for _, track in tight.items()) == 2


def test_a_full_table_drops_the_longest_silent_but_never_a_pinned_one():
    one = table(devices=8)
    one.observe(FORM, [advert(n, n, sender=n) for n in range(9)])
    left = [place[0] for place, _ in one.items()]
    assert address(0) in left
    assert address(8) in left
    assert address(1) not in left
    assert one.devices_dropped == one.frames_dropped == 9 - len(left)


class SystemDecoder(MadeDecoder):
    """The system hides addresses and gives ids of its own."""

    def ble_head(self, form, raw):
        return AdvertHead(None, BleAddressKind.HIDDEN, raw[16:], system_id=raw[:16])


def test_devices_whose_address_the_system_hides_stay_apart():
    one = BleTable(Limits(), SystemDecoder(), lambda _: False)
    rows = [(SECOND, n, -50, bytes((n % 2,)) * 16 + b"same") for n in range(6)]
    one.observe(BleForm.SYSTEM, rows)
    assert [track.frames for _, track in one.items()] == [3, 3]
    assert all(place[0] is None for place, _ in one.items())
