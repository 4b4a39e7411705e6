"""The table of docs/whose-device.md, shortened: no stranger is named in made crowds."""

import random

import pytest

from benchmarks import crowds
from benchmarks.crowd_spread import spread, tracks_in
from benchmarks.crowd_trials import LIMITS, METHODS
from benchmarks.crowds import SIZES, WRONG_AT_MOST, kept, measure, upper_bound


@pytest.mark.parametrize("name", METHODS)
def test_no_stranger_is_named(name):
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    right = 0
    for size, trials in ((5, 25), (50, 8)):
        cell = measure(name, METHODS[name], size, trials, seed)
        assert cell.wrong == 0, size
        assert cell.right + cell.ambiguous + cell.none == trials
        right += cell.right
    if name != "address" and "watch" not in name:
        # At 27 in 100, the lowest share of these in the page: none of 33 once in 30,000 runs.
        assert right > 0


def test_the_same_seed_gives_the_same_results():
    first, again = (measure("on/off", METHODS["on/off"], 5, 3, 42) for _ in range(2))
    assert first == again


def test_the_page_shows_what_was_measured(root):
    """Its tables are written by ``python -m benchmarks.crowds --table``, not by hand."""
    page = (root / "docs" / "whose-device.md").read_text(encoding="utf-8")
    assert crowds.page_with(page, kept()) == page
    for cell in kept():
        assert crowds.line(cell) in page


def test_what_must_keep_the_rule_was_measured_and_did():
    measured = [cell for cell in kept() if cell.method in METHODS]
    assert {cell.method for cell in measured} == set(METHODS)
    for cell in measured:
        assert cell.size in SIZES
        assert cell.trials >= 3000
        assert cell.right + cell.ambiguous + cell.none + cell.wrong == cell.trials
        assert cell.wrong < WRONG_AT_MOST * cell.trials
        if not cell.wrong:
            assert upper_bound(0, cell.trials) < WRONG_AT_MOST


def test_a_cell_measured_again_takes_the_place_of_the_last(tmp_path):
    path = tmp_path / "kept.json"
    first, again, other = (
        measure(name, {**METHODS, **LIMITS}[name], 5, trials, 1)
        for name, trials in (("on/off", 2), ("on/off", 3), ("strongest", 2))
    )
    for cell in (other, first, again):
        crowds.keep(cell, path)
    assert kept(path) == [again, other]


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
