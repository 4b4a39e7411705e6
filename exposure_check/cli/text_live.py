"""What the report of a live check says besides: how it ended, how it listened, which states."""

from exposure_check.cli.layout import Layout
from exposure_check.cli.reasons import reason_text
from exposure_check.client.words import Words
from exposure_check.model.live import Ending, LiveCoverage, StateDone
from exposure_check.model.verdict import FactValue


def write_ending(live: LiveCoverage, layout: Layout, words: Words) -> None:
    """Write that it was shorter than agreed, and why."""
    if live.ending in (Ending.STOPPED, Ending.FAILED):
        layout.line(words.text("live", f"ending.{live.ending.value}"))
    if live.reason is not None:
        layout.line(reason_text(live.reason, {"code": live.code}, words))


def write_live(live: LiveCoverage, layout: Layout, words: Words) -> None:
    """Write how it listened, and which states of the device were gone through and which not."""
    for manner in dict.fromkeys(live.manners):
        layout.line(words.text("live", f"manner.{manner.value}"), indent=2, hang=2)
    for state in live.states:
        layout.line(_state(state, words), indent=2, hang=2)


def _state(done: StateDone, words: Words) -> str:
    values: dict[str, FactValue] = {
        "state": words.text("states", f"{done.state}.name"),
        "seconds": done.seconds,
        "minutes": done.seconds // 60 or 1,
    }
    if done.enough and done.seconds < 60:
        return words.text("live", "states.done-seconds", values)
    key = "done" if done.enough else "short" if done.seconds else "left-out"
    return words.text("live", f"states.{key}", values)
