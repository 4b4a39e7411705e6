"""What a live check's report says besides: how it ended, how it listened, which states."""

from collections.abc import Iterator

from exposure_check.client.words import Words
from exposure_check.model.live import Ending, LiveCoverage, StateDone
from exposure_check.model.verdict import FactValue
from exposure_check.wording.durations import duration_below
from exposure_check.wording.reasons import reason_text


def ending_lines(live: LiveCoverage, words: Words) -> Iterator[str]:
    """Yield that it was shorter than agreed, and why; nothing if it was not."""
    if live.ending in (Ending.STOPPED, Ending.FAILED):
        yield words.text("live", f"ending.{live.ending.value}")
    if live.reason is not None:
        yield reason_text(live.reason, {"code": live.code}, words)
    for one in live.also:
        yield reason_text(one.reason, {"code": one.code}, words)


def live_lines(live: LiveCoverage, words: Words) -> Iterator[str]:
    """Yield how it listened, and which states of the device were gone through and which not."""
    for manner in dict.fromkeys(live.manners):
        yield words.text("live", f"manner.{manner.value}")
    for state in live.states:
        yield _state(state, words)


def _state(done: StateDone, words: Words) -> str:
    values: dict[str, FactValue] = {
        "state": words.text("states", f"{done.state}.name"),
        "seconds": done.seconds,
        "minutes": done.seconds // 60 or 1,
        "duration": duration_below(done.seconds, words),
    }
    if done.enough and done.seconds < 60:
        return words.text("live", "states.done-seconds", values)
    key = "done" if done.enough else "short" if done.seconds else "left-out"
    return words.text("live", f"states.{key}", values)
