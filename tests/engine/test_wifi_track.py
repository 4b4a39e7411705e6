import random

import pytest

from exposure_check.engine.limits import Limits
from exposure_check.engine.wifi_table import WifiTable
from exposure_check.model.heard import WifiSubtype
from tests.engine.made import SECOND, join, probe


def table(**limits):
    return WifiTable(Limits(**limits), lambda one: False)


def runs(track):
    return list(track.runs())


def test_however_often_sightings_are_sorted_the_same_is_known():
    made = random.Random(1)
    time, rows = 0.0, []
    for number in range(1, 400):
        time += made.choice((0.1, 1.5, 3, -5))
        body = b"%d" % made.randrange(9)
        sender = made.randrange(3)
        rows.append(probe(time, number, sender, number, body, -number // 9))
    at_the_end, again_and_again, when_full = table(), table(), table(sightings=5, waiting_bytes=900)
    for row in rows:
        at_the_end.observe([row])
        when_full.observe([row])
        again_and_again.observe([row])
        assert all(runs(track) for _, track in again_and_again.items())
    assert known(at_the_end) == known(again_and_again) == known(when_full)


def test_what_waits_to_be_sorted_is_counted_with_the_rest():
    one = table()
    one.observe([probe(2, 1, rssi=-40), probe(1, 2), join(5, 3), probe(4, 4, rssi=-128)])
    ((_, track),) = one.items()
    waiting = (track.frames, track.probes, track.rssi, track.first, track.last)
    assert waiting == (4, 3, pytest.approx((-40 - 40 - 128) / 3), 2 * SECOND, 5 * SECOND)
    track.sort()
    assert waiting == (track.frames, track.probes, track.rssi, track.first, track.last)


@pytest.mark.parametrize("sorting", [True, False])
def test_a_clock_set_back_after_a_join_starts_a_run_of_its_own(sorting):
    one = table()
    one.observe([join(5, 1)])
    ((_, track),) = one.items()
    assert (track.first, track.last) == (5 * SECOND, 5 * SECOND)
    one.observe([probe(4, 2, sequence=7), probe(4.5, 3, sequence=8)])
    if sorting:
        track.sort()
    assert (track.first, track.last) == (5 * SECOND, 5 * SECOND)
    assert runs(track) == [(4 * SECOND, 4_500_000, 7, 8, 2, 2)]
    one.observe([join(6, 4), probe(5, 5)])
    assert (track.first, track.last) == (5 * SECOND, 6 * SECOND)
    assert (track.frames, track.probes) == (5, 3)


def test_an_address_that_was_forgotten_begins_anew():
    one = table()
    one.observe([probe(1, 1), probe(1, 2, sender=1)])
    assert one.let_go(2 * SECOND, lambda who: False) == 2
    one.observe([probe(9, 3)])
    ((_, track),) = one.items()
    assert (track.first, track.last, track.frames) == (9 * SECOND, 9 * SECOND, 1)


def known(one):
    return [
        (who, track.frames, track.rssi, track.first, track.last, runs(track), track.bodies)
        for who, track in one.items()
    ]


def test_who_only_uses_a_network():
    row = list(join(5, 3))
    row[3] = WifiSubtype.DATA.value
    only, also, searches = table(), table(), table()
    only.observe([tuple(row)])
    also.observe([tuple(row), join(6, 4)])
    searches.observe([tuple(row), probe(6, 4)])
    told = [track.only_data for one in (only, also, searches) for _, track in one.items()]
    assert told == [True, False, False]
