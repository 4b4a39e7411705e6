import io

import pytest

from exposure_check.cli.progress import ProgressLine
from exposure_check.content.library import Library
from exposure_check.locate import resources


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("exposure_check.cli.progress.time.monotonic", lambda: now[0])
    return now


def test_nothing_is_written_to_a_pipe(clock):
    err = io.StringIO()
    line = ProgressLine(err, Library(resources()))
    clock[0] += 10
    line(0.5, 1000)
    line.wipe()
    assert err.getvalue() == ""


def test_a_short_read_shows_nothing(clock):
    err = Terminal()
    line = ProgressLine(err, Library(resources()))
    line(0.5, 1000)
    line.wipe()
    assert err.getvalue() == ""


def test_a_long_read_shows_its_share_at_most_five_times_a_second_and_is_wiped(clock):
    err = Terminal()
    line = ProgressLine(err, Library(resources()))
    for _ in range(8):
        clock[0] += 0.125
        line(0.25, 1000)
    assert err.getvalue().count("\r") == 4
    assert "25 %" in err.getvalue()
    line.wipe()
    assert err.getvalue().endswith("\r")
    assert err.getvalue().rsplit("\r", 2)[-2].strip() == ""


def test_without_a_length_the_records_are_shown(clock):
    err = Terminal()
    line = ProgressLine(err, Library(resources()))
    clock[0] += 1
    line(None, 12345)
    assert "12,345" in err.getvalue()
    assert "%" not in err.getvalue()
