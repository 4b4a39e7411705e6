from dataclasses import replace

from exposure_check.wording.coverage import coverage_lines, listened_line
from tests.cli.made import COVERAGE, WORDS


def test_how_long_goes_first():
    assert next(coverage_lines(COVERAGE, 1, WORDS)) == listened_line(COVERAGE, WORDS)
    assert "50 seconds" in listened_line(COVERAGE, WORDS)
    without = replace(COVERAGE, start=0, end=0)
    assert listened_line(without, WORDS) == WORDS.text("report", "coverage.no-time")


def test_what_was_left_out_goes_last():
    assert WORDS.text("discards", "bad-fcs") in list(coverage_lines(COVERAGE, 1, WORDS))[-1]
