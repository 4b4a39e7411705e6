from dataclasses import replace

import pytest

from exposure_check.model.heard import Discard, Problem
from exposure_check.wording.coverage import coverage_lines, listened_line
from tests.cli.made import COVERAGE, WORDS


def test_how_long_goes_first():
    assert next(coverage_lines(COVERAGE, 1, WORDS)) == listened_line(COVERAGE, WORDS)
    assert "50 seconds" in listened_line(COVERAGE, WORDS)
    without = replace(COVERAGE, start=0, end=0)
    assert listened_line(without, WORDS) == WORDS.text("report", "coverage.no-time")


def test_what_was_left_out_goes_last():
    assert WORDS.text("discards", "bad-fcs") in list(coverage_lines(COVERAGE, 1, WORDS))[-1]


@pytest.mark.parametrize(
    ("detail", "key"), [("cut-at-end", "broken.cut-at-end"), ("of no words", "broken-record")]
)
def test_why_a_record_is_broken_is_said_where_there_are_words_for_it(detail, key):
    problem = Problem(0, Discard.BROKEN_RECORD, 4719, 1, detail)
    text = list(coverage_lines(replace(COVERAGE, problems=(problem,)), 1, WORDS))
    assert any("4,719" in one and WORDS.text("discards", key) in one for one in text)


@pytest.mark.parametrize("sources", [1, 2])
@pytest.mark.parametrize("reason", [Discard.GIVEN_TWICE, Discard.LOST])
def test_what_is_no_damage_has_no_place_in_the_recording(reason, sources):
    problem = Problem(1, reason, 0, 4719)
    lines = list(coverage_lines(replace(COVERAGE, problems=(problem,)), sources, WORDS))
    values = {"count": 4719, "source": 2, "reason": WORDS.text("discards", reason.value)}
    key = "coverage.discarded" if sources == 1 else "coverage.discarded-source"
    assert WORDS.text("report", key, values) in lines


def test_channels_stand_in_the_order_of_their_numbers():
    heard = {-39: 3, -38: 2, -37: 1, 6: 5, 11: 6}
    lines = coverage_lines(replace(COVERAGE, channels=heard), 1, WORDS)
    (line,) = [one for one in lines if one.startswith("Channels")]
    told = "Bluetooth 37 (1), Bluetooth 38 (2), Bluetooth 39 (3), Wi-Fi 6 (5), Wi-Fi 11 (6)"
    assert line.endswith(f": {told}.")
