import random
import sys
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.model.heard import RSSI_UNKNOWN
from exposure_check.subject.presence import WINDOW, Presence, Run

SECOND = 1_000_000
START = 1_700_000_000 * SECOND


def at(*seconds, rssi=-50):
    presence = Presence(START + seconds[0] * SECOND, rssi)
    for second in seconds[1:]:
        presence.observe(START + second * SECOND, rssi)
    return presence


def relative(runs):
    return [(run.first - START // SECOND, run.last - START // SECOND) for run in runs]


def test_first_last_count_and_mean():
    presence = Presence(START, -50)
    presence.observe(START + 1500, -60)
    presence.observe(START + 2500)
    assert (presence.first, presence.last, presence.count) == (START, START + 2500, 3)
    assert presence.rssi == -55
    assert presence.seconds == 1


def test_strength_may_be_missing():
    assert Presence(START).rssi is None
    assert Presence(START, RSSI_UNKNOWN).rssi is None


def test_a_silence_parts_two_runs():
    presence = at(0, 1, 5, 16, 17)
    assert relative(presence.runs(10)) == [(0, 5), (16, 17)]
    assert relative(presence.runs(11)) == [(0, 17)]
    assert relative(presence.runs(1)) == [(0, 1), (5, 5), (16, 17)]
    assert Run(3, 9).seconds == 6


def test_the_newest_seconds_stay():
    presence = at(*range(2 * WINDOW))
    (run,) = presence.runs(10)
    assert run.last == START // SECOND + 2 * WINDOW - 1
    assert WINDOW - 8 < run.seconds < WINDOW
    assert presence.first == START
    assert presence.count == 2 * WINDOW


def test_a_long_silence_empties_the_window():
    presence = at(0, 1, 100 * WINDOW)
    assert relative(presence.runs(10)) == [(100 * WINDOW, 100 * WINDOW)]


def test_what_comes_late_counts_but_has_no_second():
    presence = at(0, 3 * WINDOW, 1)
    assert presence.count == 3
    assert relative(presence.runs(10)) == [(3 * WINDOW, 3 * WINDOW)]
    assert presence.last == START + 3 * WINDOW * SECOND


def test_two_hundred_octets_whatever_was_heard():
    presence = at(*range(0, 100_000, 3))
    assert sys.getsizeof(presence) + sys.getsizeof(presence._octets) <= 200


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.tuples(st.integers(), st.integers()), min_size=1, max_size=30))
def test_any_times_and_strengths(sightings):
    presence = Presence(*sightings[0])
    for time, rssi in sightings[1:]:
        presence.observe(time, rssi)
    assert presence.count == len(sightings)
    assert len(presence._octets) == 96
    runs = list(presence.runs(10))
    assert all(one.last + 10 <= other.first for one, other in pairwise(runs))
    assert presence.rssi is None or -RSSI_UNKNOWN < presence.rssi < RSSI_UNKNOWN


def test_runs_are_those_of_a_plain_set_of_seconds():
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    for _ in range(200):
        seconds = sorted(draw.sample(range(WINDOW - 8), draw.randrange(1, 60)))
        silence = draw.randrange(1, 40)
        expected = [[seconds[0], seconds[0]]]
        for second in seconds[1:]:
            if second - expected[-1][1] > silence:
                expected.append([second, second])
            expected[-1][1] = second
        assert relative(at(*seconds).runs(silence)) == [tuple(run) for run in expected]
