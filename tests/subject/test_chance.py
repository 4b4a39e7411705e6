import math
import random

from exposure_check.subject.chance import GATE_DB, Crowd, Visit, alike, visits_of
from exposure_check.subject.presence import Run
from tests.subject.live import heard

SILENCE = 10
TIMES = range(11, 261)


def crowd(*visits, deep=()):
    return Crowd(visits, 0.0, 260.0, SILENCE, deep)


def visit(first, last, rssi=-45.0, key=1, others=()):
    return Visit(key, "", rssi, Run(first, last), others)


MINE = visit(100, 130, key=0)


def test_an_empty_room_still_leaves_half_a_stranger_at_the_worst_rate():
    chance = crowd().chance(MINE, 4.0, ())
    assert math.isclose(chance, 0.5 / 250 * 4 * 4 / (math.e * 30))


def test_one_that_stays_as_long_as_ours_counts_fully():
    assert math.isclose(crowd(visit(50, 80)).chance(MINE, 4.0, ()), 1.5 / 250 * 4 * 1)
    assert math.isclose(crowd(visit(50, 82)).chance(MINE, 4.0, ()), 1.5 / 250 * 4 * 0.5)


def test_others_at_our_strength_count_as_arrivals_at_least():
    worst = 4 / (math.e * 30)
    assert math.isclose(crowd(visit(50, 200)).chance(MINE, 4.0, ()), 1.5 / 250 * 4 * worst)


def test_what_was_there_before_or_is_far_weaker_or_ours_does_not_count():
    empty = crowd().chance(MINE, 4.0, ())
    assert crowd(visit(5, 200)).chance(MINE, 4.0, ()) == empty
    assert crowd(visit(50, 80, rssi=-45.0 - GATE_DB - 1)).chance(MINE, 4.0, ()) == empty
    ours = visit(50, 80)
    assert crowd(ours).chance(MINE, 4.0, {(ours.key, ours.run)}) == empty


def test_an_address_that_would_be_heard_in_off_does_not_count():
    twice = visit(50, 80, others=(Run(100, 110),))
    assert crowd(twice, deep=[(152.0, 158.0)]).chance(MINE, 4.0, ()) == crowd().chance(
        MINE, 4.0, ()
    )
    assert crowd(twice, deep=[(170.0, 180.0)]).chance(MINE, 4.0, ()) > crowd().chance(MINE, 4.0, ())


def test_the_estimate_is_not_below_what_happens_in_a_memoryless_crowd():
    """Runs of 30 s on average, 40 of them in 250 s: how many fit two windows of 4 s?"""
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    trials, estimates, fitted = 4000, 0.0, 0
    for number in range(trials):
        runs = [(first, first + draw.expovariate(1 / 30)) for first in draw.choices(TIMES, k=40)]
        # Told times are not whole seconds: four whole seconds lie in each window.
        fitted += sum(abs(first - 100.3) < 2 and abs(last - 130.3) < 2 for first, last in runs)
        if number % 8 == 0:
            visits = (visit(first, round(last), key=n + 1) for n, (first, last) in enumerate(runs))
            estimates += crowd(*visits).chance(MINE, 4.0, ())
    # 125 fit on average, so a quarter more or less is beyond chance.
    assert 0.9 < (estimates / (trials / 8)) / (fitted / trials) < 1.8


def test_alike_needs_kind_and_strength_where_they_are_known():
    assert alike(visit(0, 9, rssi=-45.0), visit(0, 9, rssi=-45.0 - GATE_DB))
    assert not alike(visit(0, 9, rssi=-45.0), visit(0, 9, rssi=-45.1 - GATE_DB))
    assert alike(visit(0, 9, rssi=None), visit(0, 9))
    assert not alike(Visit(1, "public", None, Run(0, 9)), visit(0, 9))


def test_flickers_are_not_visits():
    one = heard(3, (0, 3), (40, 60))
    (found,) = visits_of([(one, list(one.presence.runs(SILENCE)))])
    assert (found.key, found.run.seconds, len(found.others)) == (3, 19, 1)
