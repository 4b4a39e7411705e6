from exposure_check.engine.limits import Limits
from exposure_check.engine.own_places import LOST, OwnPlaces
from exposure_check.engine.presence_table import PresenceTable
from exposure_check.engine.way import Found
from exposure_check.model.heard import Batch, BleForm
from exposure_check.subject.candidate import Medium
from tests.engine.made import SECOND, MadeDecoder, address, advert


def table(*heard):
    """(number, first second, last second) of each address."""
    made = PresenceTable(MadeDecoder(), Limits())
    rows = [
        advert(second, sender=number, rssi=-40)
        for number, first, last in heard
        for second in range(first, last)
    ]
    made.observe(Batch(ble={BleForm.LINK_LAYER: rows}))
    return made


def place_of(made, number):
    return next(
        place
        for one in made.heard(Medium.BLE)
        if (place := made.place(one.key))[1][0] == address(number)
    )


def own(made, number, used=()):
    found = Found(place_of(made, number), tuple(used), kept=False)
    return OwnPlaces(found, Medium.BLE, begun=0)


def test_it_goes_on_with_the_address_that_took_over():
    made = table((1, 0, 4_000), (2, 4_000, 4_030), (3, 0, 4_030))
    mine = own(made, 1)
    mine.follow(made, 4_005 * SECOND)
    assert mine.mine == [place_of(made, 1)], "not silent for long enough"
    mine.follow(made, 4_030 * SECOND)
    assert mine.mine == [place_of(made, 1), place_of(made, 2)]
    assert not mine.lost
    assert [one.presence.rssi for one in mine.heard(made)] == [-40, -40]


def test_it_is_lost_when_nobody_took_over_and_found_when_heard_again():
    made = table((1, 0, 100), (3, 0, 300))
    mine = own(made, 1)
    mine.follow(made, 100 * SECOND + LOST + 2 * SECOND)
    assert mine.lost
    made.observe(Batch(ble={BleForm.LINK_LAYER: [advert(170, sender=1, rssi=-40)]}))
    mine.follow(made, 171 * SECOND)
    assert not mine.lost
    assert mine.mine == [place_of(made, 1)]


def test_all_are_those_from_before_too():
    made = table((1, 0, 10), (2, 20, 30))
    mine = own(made, 2, [place_of(made, 1)])
    assert mine.all == {place_of(made, 1), place_of(made, 2)}
