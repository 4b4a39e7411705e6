from exposure_check.subject.phases import (
    BLUETOOTH,
    WIFI,
    Phase,
    depths,
    fits_of,
    overlaps,
    rounds_of,
)
from exposure_check.subject.presence import WINDOW, Run
from tests.subject.live import BEGIN, LENGTHS, heard, ons, phases

SECOND = 1_000_000


def fits(one, rounds=3):
    runs = list(one.presence.runs(BLUETOOTH.silence))
    return list(fits_of(one, runs, phases(rounds), BLUETOOTH))


def test_a_round_is_a_time_on_between_two_times_off():
    found = rounds_of(phases(3))
    assert [round(one.on - BEGIN / SECOND) for one in found] == [on for on, _ in ons(3)]
    assert [one.number for one in found] == [0, 1, 2]
    assert rounds_of(phases(3)[:3]) == ()
    assert rounds_of([]) == ()


def test_random_lengths_stay_within_their_bounds_and_what_is_kept():
    for timing in (BLUETOOTH, WIFI):
        for on in (False, True):
            bounds = timing.on_lasts if on else timing.off_lasts
            assert timing.lasts(on=on, draw=0.0) == bounds[0]
            assert bounds[0] < timing.lasts(on=on, draw=0.999) < bounds[1]
    assert sum(LENGTHS) < WINDOW


def test_no_time_off_is_too_short_to_part_two_runs():
    for timing in (BLUETOOTH, WIFI):
        deep = timing.off_lasts[0] - timing.off[1] + timing.on[0]
        assert deep >= timing.silence


def test_what_follows_a_round_fits_it_alone():
    on, off = ons(3)[1]
    (fit,) = fits(heard(7, (on + 2, off - 1)))
    assert (fit.round, fit.key, fit.on, fit.off) == (1, 7, 2.5, -1.5)


def test_windows_end_where_they_say():
    on, off = ons(3)[1]
    assert fits(heard(7, (on + 7, off)))
    assert not fits(heard(7, (on + 8, off)))
    assert fits(heard(7, (on - 4, off)))
    assert not fits(heard(7, (on + 1, off - 8)))
    assert not fits(heard(7, (on + 1, off + 4)))


def test_what_is_heard_in_the_midst_of_off_never_fits():
    on, off = ons(3)[1]
    assert not fits(heard(7, (30, 72), (on + 1, off - 1)))
    assert not fits(heard(7, (on + 1, off - 1), (off + 10, off + 11)))


def test_depths_are_the_certain_part_of_off():
    (deep,) = depths([Phase(False, 100 * SECOND, 120 * SECOND)], BLUETOOTH)
    assert deep == (103.0, 116.0)
    assert overlaps(Run(90, 103), [deep])
    assert not overlaps(Run(90, 102), [deep])
    assert not overlaps(Run(116, 130), [deep])
    assert overlaps(Run(90, 102), [deep], shift=1.0)
