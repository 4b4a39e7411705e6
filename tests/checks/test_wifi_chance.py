import math
import random

import pytest

from exposure_check.checks.wifi_chance import at_least, at_most, drawn_badly


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


PLACES = slice(3, 6)


def test_drawn_addresses_are_hardly_ever_taken_for_badly_drawn_ones():
    made = random.Random(7)
    wrong = sum(
        drawn_badly([made.randbytes(6) for _ in range(made.randrange(3, 60))], PLACES)
        for _ in range(2000)
    )
    assert wrong <= 2 + 6  # 0.1 % of them, and luck


@pytest.mark.parametrize(
    "draw",
    [
        lambda made, n: made.randbytes(4) + b"\7\7" if n % 4 else made.randbytes(6),
        lambda made, n: made.randbytes(5) + b"\7" if n % 3 else made.randbytes(6),
        lambda made, n: made.randbytes(3) + bytes(octet & 0xF0 for octet in made.randbytes(3)),
    ],
)
def test_what_comes_too_often(draw):
    made = random.Random(7)
    addresses = [draw(made, n) for n in range(16)]
    assert drawn_badly(addresses, PLACES)
    assert not drawn_badly(addresses[:2], PLACES)


def test_octets_that_need_not_be_drawn_do_not_count():
    made = random.Random(7)
    assert not drawn_badly([b"\2\7\7" + made.randbytes(3) for _ in range(20)], PLACES)
