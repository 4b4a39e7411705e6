from dataclasses import replace

from exposure_check.model.ble import Stability
from exposure_check.model.heard import WifiSubtype
from exposure_check.subject.company import looks_like_several
from tests.checks import ble_made
from tests.checks.wifi_made import body, emitter, evidence, local, run, seen

INFO = ble_made.payload(ble_made.part("apple.nearby-info", Stability.ROTATES, b"abc"))


def phone(first, *starts, look=b"model", rssi=-40.0, **more):
    """A phone that draws a new address for each search."""
    made = [
        emitter(local(first + turn), [run(at)], [seen(body(stable=look, **more), at=at)])
        for turn, at in enumerate(starts)
    ]
    return [replace(one, rssi=rssi) for one in made]


def several(*emitters):
    return looks_like_several(evidence(*emitters))


def test_one_phone():
    assert not several()
    assert not several(*phone(0, *range(0, 600, 60)))


def test_two_search_at_the_same_moment():
    assert several(*phone(0, 0, 60), *phone(9, 60.05, 200))
    assert not several(*phone(0, 0, 60), *phone(9, 60.2, 200))


def test_wifi_direct_searches_beside_the_ordinary_ones():
    direct = phone(9, 60.05, 200, p2p=True)
    assert not several(*phone(0, 0, 60), *direct)
    assert several(*direct, *phone(19, 200.05, p2p=True))


def test_two_looks_in_turn():
    one, other = phone(0, *range(0, 600, 60)), phone(20, *range(30, 600, 60), look=b"other")
    assert several(*one, *other)
    # An update in the middle changes the look once; three odd searches are no second device.
    assert not several(*one[:5], *other[5:])
    assert not several(*one, *other[4:6])


def test_a_phone_that_sends_both_looks_has_both():
    one, other = phone(0, *range(0, 600, 60)), phone(20, *range(30, 600, 60), look=b"other")
    bodies = (*one[0].bodies, *other[0].bodies)
    assert not several(replace(one[0], bodies=bodies), *one[1:], *other)
    both = emitter(local(99), [run(650)], bodies)
    assert not several(*one, *other, both)


def test_two_strengths_in_turn():
    far = phone(20, *range(30, 600, 60), rssi=-70.0)
    assert several(*phone(0, *range(0, 600, 60)), *far)
    assert not several(*phone(0, *range(0, 300, 60)), *far[5:])
    assert not several(*phone(0, *range(0, 600, 60)), *phone(20, *range(30, 600, 60), rssi=-50.0))
    assert not several(*[replace(one, rssi=None) for one in far])


def bluetooth(*emitters):
    return looks_like_several(ble_made.evidence(*emitters))


def test_the_same_message_from_two_addresses_at_once():
    rpa = ble_made.RPA
    one = ble_made.emitter(rpa[0], 0, 900, INFO)
    assert bluetooth(one, ble_made.emitter(rpa[1], 300, 1200, INFO))
    assert not bluetooth(one, ble_made.emitter(rpa[1], 899, 1800, INFO))
    other = ble_made.payload(ble_made.part("microsoft.cdp", Stability.LONG, b"abc"))
    assert not bluetooth(one, ble_made.emitter(rpa[1], 300, 1200, other))
    assert not bluetooth(one, ble_made.emitter(ble_made.STATIC, 300, 1200, INFO))
    unread = ble_made.payload(ble_made.part("service-data.unknown", Stability.UNKNOWN, b"abc"))
    two = [ble_made.emitter(rpa[n], 0, 900, unread) for n in (0, 1)]
    assert not bluetooth(*two)


def test_two_addresses_at_once_of_different_strength():
    rpa = ble_made.RPA
    one = ble_made.emitter(rpa[0], 0, 900)
    assert bluetooth(one, ble_made.emitter(rpa[1], 300, 1200, rssi=-70.0))
    assert not bluetooth(one, ble_made.emitter(rpa[1], 300, 1200, rssi=-60.0))
    assert not bluetooth(one, ble_made.emitter(rpa[1], 300, 1200, rssi=-70.0, frames=4))
    assert not bluetooth(one, ble_made.emitter(rpa[1], 300, 1200, rssi=None))


def test_two_that_use_networks_at_once():
    def uses(number, first, last):
        data = seen(body(None), 9, subtype=WifiSubtype.DATA)
        one = replace(emitter(local(number), (), [data]), frames=9)
        return replace(one, first=first * 1_000_000, last=last * 1_000_000)

    assert several(uses(1, 0, 100), uses(2, 60, 200))
    assert several(uses(1, 0, 300), uses(2, 10, 15), uses(3, 200, 400))
    assert not several(uses(1, 0, 100), uses(2, 80, 200))
    assert not several(uses(1, 0, 100))
