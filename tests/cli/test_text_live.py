import io

import pytest

from exposure_check.cli.layout import Layout
from exposure_check.cli.text_live import write_ending, write_live
from exposure_check.model.errors import Reason
from exposure_check.model.live import Ending, LiveCoverage, Manner, StateDone
from exposure_check.model.states import STATES
from tests.cli.made import WORDS


def written(write, live):
    out = io.StringIO()
    write(live, Layout(out, 80), WORDS)
    return " ".join(out.getvalue().split())


def test_only_what_was_cut_short_is_said_at_the_top():
    for ending in (Ending.TIME, Ending.ENDED, Ending.UNTOLD, Ending.RUNNING):
        assert written(write_ending, LiveCoverage(ending, ())) == ""
    assert "You stopped it early" in written(write_ending, LiveCoverage(Ending.STOPPED, ()))


def test_why_it_broke_off_is_said_in_the_most_telling_words():
    live = LiveCoverage(Ending.FAILED, (), (), Reason.LISTENING_FAILED, "interface-gone")
    text = written(write_ending, live)
    assert "broke off" in text
    assert "adapter went away" in text


@pytest.mark.parametrize("manner", Manner)
def test_each_manner_is_said_once(manner):
    text = written(write_live, LiveCoverage(Ending.TIME, (manner, manner)))
    assert text.count(WORDS.text("live", f"manner.{manner.value}")) == 1


def test_states_that_were_not_done_are_named():
    states = (
        StateDone(STATES[0].id, 300, True),
        StateDone(STATES[1].id, 30, False),
        StateDone(STATES[2].id, 0, False),
        StateDone(STATES[3].id, 45, True),
    )
    text = written(write_live, LiveCoverage(Ending.TIME, (), states))
    assert "Listened for 5 minutes: screen on, Wi-Fi on." in text
    assert "30 seconds only, too short to count: screen off" in text
    assert "Not done: Wi-Fi switched off." in text
    assert "Listened for 45 seconds: joining a network." in text
