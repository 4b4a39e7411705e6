from exposure_check.model.errors import Reason
from exposure_check.model.live import Broken, Ending, LiveCoverage, Manner, StateDone
from exposure_check.model.states import STATES
from exposure_check.wording.live import ending_lines, live_lines
from tests.cli.made import WORDS


def test_only_what_was_cut_short_is_said():
    assert list(ending_lines(LiveCoverage(Ending.TIME, ()), WORDS)) == []
    assert len(list(ending_lines(LiveCoverage(Ending.STOPPED, ()), WORDS))) == 1


def test_why_every_source_failed_is_said():
    live = LiveCoverage(
        Ending.FAILED,
        (),
        reason=Reason.LISTENING_FAILED,
        code="no-bluetooth",
        also=(Broken(Reason.LISTENING_FAILED, "interface-gone"),),
    )
    said = list(ending_lines(live, WORDS))
    assert said[1:] == [
        WORDS.text("helper", "no-bluetooth"),
        WORDS.text("helper", "interface-gone"),
    ]


def test_manners_once_then_states():
    states = (StateDone(STATES[0].id, 300, True), StateDone(STATES[1].id, 0, False))
    lines = list(live_lines(LiveCoverage(Ending.TIME, (Manner.ASKS, Manner.ASKS), states), WORDS))
    assert lines[0] == WORDS.text("live", "manner.asks")
    assert len(lines) == 3


def test_what_was_too_short_is_said_in_whole_minutes_and_not_as_more_than_it_was():
    for seconds, shown in ((100, "100 seconds"), (350, "5 minutes")):
        states = (StateDone(STATES[0].id, seconds, False),)
        (line,) = live_lines(LiveCoverage(Ending.TIME, (), states), WORDS)
        assert shown in line
