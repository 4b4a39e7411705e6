"""The table of docs/whose-device.md, shortened: no stranger is named in made crowds."""

import random

import pytest

from benchmarks.crowd_spread import spread, tracks_in
from benchmarks.crowd_trials import METHODS, Outcome
from benchmarks.crowds import measure, upper_bound


@pytest.mark.parametrize("name", METHODS)
def test_no_stranger_is_named(name):
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    for size, trials in ((5, 25), (50, 8)):
        cell = measure(name, METHODS[name], size, trials, seed)
        assert cell.count(Outcome.WRONG) == 0, size
        if name != "address":
            assert cell.count(Outcome.RIGHT) > 0, size


def test_the_same_seed_gives_the_same_results():
    first, again = (measure("on/off", METHODS["on/off"], 5, 3, 42) for _ in range(2))
    assert first == again


def test_the_bound_is_the_exact_one():
    assert upper_bound(0, 3000) == pytest.approx(1 - 0.05 ** (1 / 3000))
    assert upper_bound(0, 3000) < 0.001
    assert upper_bound(1, 3000) == pytest.approx(0.00158, abs=1e-5)


def test_the_spread_is_that_of_the_captures(shared_captures):
    found = spread(tracks_in(sorted((shared_captures / "mitll").rglob("*.pcapng"))))
    assert (found.tracks, found.pairs) == (30, 102)
    assert found.seconds == pytest.approx(2.6, abs=0.05)
    assert found.blocks == pytest.approx(1.5, abs=0.05)
    assert found.neighbours == pytest.approx(2.1, abs=0.05)
    assert found.largest == pytest.approx(9.1, abs=0.05)
