import math

import pytest

from exposure_check.checks.wifi_chance import at_least, at_most


@pytest.mark.parametrize("each", [0.02, 1 / 64, 0.5, 0.91])
@pytest.mark.parametrize("trials", [0, 1, 2, 7, 40])
def test_against_the_definition(trials, each):
    def exactly(count):
        return math.comb(trials, count) * each**count * (1 - each) ** (trials - count)

    for hits in range(-1, trials + 2):
        below = sum(exactly(count) for count in range(trials + 1) if count <= hits)
        above = sum(exactly(count) for count in range(trials + 1) if count >= hits)
        assert at_most(hits, trials, each) == pytest.approx(below)
        assert at_least(hits, trials, each) == pytest.approx(above, abs=1e-12)


def test_w5_two_of_three():
    assert at_least(2, 3, 1 / 64) == pytest.approx(7.2e-4, rel=0.02)


def test_long_recordings():
    assert at_least(2500, 5000, 0.02) == pytest.approx(0, abs=1e-9)
    assert at_most(5000, 5000, 0.91) == pytest.approx(1)
