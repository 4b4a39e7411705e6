import time

import pytest

from exposure_check.content.library import Library
from exposure_check.locate import resources
from exposure_check.model.frame import FrameRef
from exposure_check.wording.moments import clock, frames_line


@pytest.fixture(autouse=True)
def hong_kong(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Hong_Kong")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


def test_local_time_of_day():
    assert clock(1_700_000_000_000_000) == "06:13:20"


def test_a_time_that_no_calendar_has_is_empty():
    assert clock(1 << 80) == ""


def test_one_frame_has_its_time_many_have_numbers():
    words = Library(resources())
    frames = [FrameRef(0, number, 1_700_000_000_000_000) for number in range(1, 9)]
    assert "06:13:20" in frames_line(frames[:1], 1, words)
    assert "1, 2, 3, 4, 5" in frames_line(frames, 1, words)
    assert "6" not in frames_line(frames, 1, words)
    assert "1:4" in frames_line(frames, 2, words)
