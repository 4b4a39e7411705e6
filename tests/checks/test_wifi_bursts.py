import random

import pytest

from exposure_check.checks.wifi_bursts import (
    BOUND,
    CHANGE_SCORE,
    SAME_SCORE,
    Habit,
    bursts_needed,
    bursts_of,
    minutes_for,
    rotation_of,
    score_of,
    steps,
)
from tests.checks.wifi_made import SECOND, START, emitter, local, run, searches


def habit(letters, gap=10.0):
    """One burst per letter, each letter an address."""
    line = [local(ord(letter)) for letter in letters]
    return rotation_of(bursts_of(searches(line, gap=gap))).habit


def test_numbers_of_w4():
    assert round(SAME_SCORE, 3) == 1.184
    assert round(CHANGE_SCORE, 3) == -3.555
    assert round(BOUND, 3) == 4.595
    assert score_of([False]) > -BOUND > score_of([False] * 2)
    assert score_of([True] * 3) < BOUND < score_of([True] * 4)


@pytest.mark.parametrize(("gap", "bursts"), [(2_000_000, 1), (2_000_001, 2)])
def test_a_burst_ends_with_a_gap_of_more_than_two_seconds(gap, bursts):
    first = run(0, frames=1)
    second = run(gap / SECOND, frames=1)
    assert second.start - first.end == gap
    assert len(bursts_of([emitter(local(1), [first, second])])) == bursts


def test_addresses_share_a_burst_whichever_comes_first():
    one = emitter(local(1), [run(0), run(20)])
    other = emitter(local(2), [run(0.5), run(10)])
    bursts = bursts_of([other, one])
    assert [len(burst.addresses) for burst in bursts] == [2, 1, 1]
    assert bursts[0].start == START
    assert bursts[0].end == START + 620_000
    assert steps(bursts) == (True, True)


def test_an_enclosed_run_does_not_end_its_burst():
    long = emitter(local(1), [run(0, frames=200)])
    short = emitter(local(2), [run(1, frames=1), run(13, frames=1)])
    assert len(bursts_of([long, short])) == 1


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("", Habit.OPEN),
        ("A", Habit.OPEN),
        ("AB", Habit.OPEN),
        ("AA", Habit.OPEN),
        ("ABC", Habit.ROTATING),
        ("AABC", Habit.ROTATING),
        ("AAAA", Habit.OPEN),
        ("AAAAA", Habit.FIXED),
        ("AAAAAAAAAB", Habit.FIXED),
        ("AAABAAAAAA", Habit.FIXED),
        ("ABABAB", Habit.OPEN),
        ("ABCABCABCABC", Habit.OPEN),
        ("ABCABCABCABCABC", Habit.MIXED),
        ("ABCDEFFFFFFFFFFFFFFFF", Habit.MIXED),
    ],
)
def test_habits(letters, expected):
    assert habit(letters) is expected


def test_fixed_addresses_that_alternate_never_count_as_rotating():
    for devices in (2, 3, 4):
        line = [local(place % devices) for place in range(200)]
        for length in range(6 * devices, len(line), 7):
            found = rotation_of(bursts_of(searches(line[:length], gap=4))).habit
            assert found is not Habit.ROTATING, (devices, length)


def test_an_address_renewed_by_the_clock_rotates():
    every_five = "".join(letter * 5 for letter in "ABCDE")
    assert habit(every_five, gap=60) is Habit.ROTATING
    assert habit(every_five, gap=80) is Habit.MIXED  # 320 s each: longer than any design
    assert habit("A" * 29 + "B" * 29 + "C" * 29, gap=10) is Habit.MIXED  # 2 in 86 may be chance
    assert habit("A" * 29 + "B" * 29, gap=10) is Habit.OPEN  # one change proves nothing


def test_a_long_stay_is_not_outweighed_by_later_changes():
    assert habit("A" * 60 + "BCDEFGHIJKLMNOPQRSTUVWXYZabcd", gap=10) is Habit.MIXED


@pytest.mark.parametrize(
    ("letters", "more"), [("", 5), ("A", 4), ("AB", 1), ("AA", 3), ("AAA", 2), ("AAAA", 1)]
)
def test_bursts_needed(letters, more):
    line = [local(ord(letter)) for letter in letters]
    assert bursts_needed(rotation_of(bursts_of(searches(line)))) == more


def test_minutes_follow_the_gaps_of_w4():
    quick = bursts_of(searches([local(1)] * 2, gap=7))
    slow = bursts_of(searches([local(1)] * 2, gap=200))
    silent = bursts_of(searches([local(1)] * 2, gap=2000))
    assert minutes_for((), 1) == minutes_for(quick, 1) == 2
    assert minutes_for(slow, 3) == 10
    assert minutes_for(silent, 3) == 15


def simulated(chance, same, bursts, gap=10.0):
    """A device that shows a known address with probability ``same``, else a new one."""
    line = [0]
    for _ in range(bursts - 1):
        line.append(line[-1] if chance.random() < same else max(line) + 1)
    return rotation_of(bursts_of(searches([local(one) for one in line], gap=gap, frames=1))).habit


@pytest.mark.parametrize(
    ("same", "wrong"), [(0.98, Habit.ROTATING), (0.30, Habit.FIXED), (0.0, Habit.FIXED)]
)
@pytest.mark.parametrize(("bursts", "gap"), [(3, 10), (5, 10), (8, 10), (20, 10), (20, 60)])
def test_errors_stay_below_one_in_a_hundred(same, wrong, bursts, gap):
    """At most 1 % plus 3.5 standard deviations of the 600 trials."""
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    errors = sum(simulated(chance, same, bursts, gap) is wrong for _ in range(600))
    assert errors <= 6 + 3.5 * 2.44, (same, bursts, errors)


def test_a_rotating_device_is_soon_found_to_be_one():
    chance = random.Random(4)
    found = sum(simulated(chance, 0.02, 8) is Habit.ROTATING for _ in range(300))
    assert found >= 290


@pytest.mark.parametrize(
    ("letters", "gap", "expected"),
    [
        ("AbcAdefAghi", 60.0, Habit.MIXED),  # came back over 300 s
        ("AbAcAdefgh", 10.0, Habit.MIXED),  # came back twice
        ("AbcdAefgh", 10.0, Habit.ROTATING),  # back and forth once, within 300 s
        ("AAbcdefgh", 290.0, Habit.ROTATING),
        ("AAbcdefgh", 1300.0, Habit.MIXED),  # in use for more than 20 minutes
    ],
)
def test_an_address_that_was_held_on_to_is_never_called_rotating(letters, gap, expected):
    assert habit(letters, gap) is expected


def test_an_address_in_use_beside_changing_ones_is_never_called_rotating():
    line = [(local(number), local(99)) if number < 3 else local(number) for number in range(12)]
    assert rotation_of(bursts_of(searches(line))).habit is Habit.MIXED
