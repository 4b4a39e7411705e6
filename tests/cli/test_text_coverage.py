import io
from dataclasses import replace

from exposure_check.cli.layout import Layout
from exposure_check.cli.text_coverage import write_coverage
from tests.cli.made import COVERAGE, PROBLEM, UNREADABLE, WORDS


def written(coverage, sources=1):
    out = io.StringIO()
    write_coverage(coverage, sources, Layout(out, 96), WORDS)
    return out.getvalue()


def test_seconds_records_mine_others_and_channels():
    text = written(COVERAGE)
    for part in ("50 seconds", "1,234 records", "88 signals", "8 times", "40 signals", "6 (84)"):
        assert part in text
    assert "37 (4)" in text
    assert WORDS.text("discards", "bad-fcs") in text


def test_long_recordings_count_in_minutes():
    assert "20 minutes" in written(replace(COVERAGE, end=COVERAGE.start + 1_200_000_000))


def test_problems_say_where_and_are_not_told_twice():
    discarded = {PROBLEM.reason: 2}
    text = written(replace(COVERAGE, problems=(PROBLEM,), discarded=discarded))
    assert text.count("left out") == 1
    assert "100" in text
    two = written(replace(COVERAGE, problems=(PROBLEM,), discarded=discarded), sources=2)
    assert "1" in two
    assert two != text


def test_a_link_type_that_cannot_be_read_is_named():
    discarded = {UNREADABLE.reason: 3}
    text = written(replace(COVERAGE, problems=(UNREADABLE,), discarded=discarded))
    assert "3 records of link type 147 cannot be read; the rest was." in text
    known = replace(UNREADABLE, detail="119")
    text = written(replace(COVERAGE, problems=(known,), discarded=discarded))
    assert WORDS.text("links", "119") in text


def test_where_nothing_can_be_read_no_rest_was():
    all_of_it = replace(UNREADABLE, count=COVERAGE.records)
    text = written(replace(COVERAGE, problems=(all_of_it,)))
    assert "cannot be read" in text
    assert "the rest" not in text


def test_a_recording_without_times_or_channels_says_so():
    text = written(replace(COVERAGE, start=0, end=0, channels={}, other_devices=0))
    for key in ("coverage.no-time", "coverage.channels-unknown", "coverage.others-none"):
        assert WORDS.text("report", key) in text
