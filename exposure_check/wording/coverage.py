"""How much was listened to, and what was left out, one fact a line."""

from collections.abc import Iterator

from exposure_check.client.words import Words
from exposure_check.model.evidence import Coverage
from exposure_check.model.heard import Discard, Problem
from exposure_check.model.verdict import FactValue
from exposure_check.wording.durations import duration
from exposure_check.wording.joints import listed

_NOWHERE = (Discard.LOST, Discard.GIVEN_TWICE)
"""What is no damage at some place of a recording."""


def coverage_lines(coverage: Coverage, sources: int, words: Words) -> Iterator[str]:
    """Yield how much was heard, then what was left out and why."""
    yield from _listened(coverage, sources, words)
    yield from _left_out(coverage, sources, words)


def listened_line(coverage: Coverage, words: Words) -> str:
    """Return for how long was listened."""
    if not coverage.start:
        return words.text("report", "coverage.no-time")
    heard = duration(coverage.seconds, words)
    return words.text("report", "coverage.listened", {"duration": heard})


def _listened(coverage: Coverage, sources: int, words: Words) -> Iterator[str]:
    yield listened_line(coverage, words)
    if sources > 1:
        yield words.text("report", "coverage.sources", {"sources": sources})
    yield words.text("report", "coverage.records", {"records": coverage.records})
    yield words.text("report", "coverage.mine", {"mine": coverage.mine})
    if coverage.bursts:
        yield words.text("report", "coverage.bursts", {"bursts": coverage.bursts})
    if coverage.several:
        yield words.text("report", "coverage.several")
    if coverage.other_devices:
        values = {"others": coverage.others, "devices": coverage.other_devices}
        yield words.text("report", "coverage.others", values)
    else:
        yield words.text("report", "coverage.others-none")
    yield _channels(coverage, words)


def _channels(coverage: Coverage, words: Words) -> str:
    heard = [
        words.text(
            "report",
            "coverage.wifi-channel" if channel > 0 else "coverage.ble-channel",
            {"channel": str(abs(channel)), "frames": frames},
        )
        for channel, frames in sorted(coverage.channels.items(), key=_by_medium)
        if channel
    ]
    if not heard:
        return words.text("report", "coverage.channels-unknown")
    return words.text("report", "coverage.channels", {"channels": listed(heard, words)})


def _by_medium(channel: tuple[int, int]) -> tuple[bool, int]:
    """Return the order of channels: those of Bluetooth, which are below 0, then of Wi-Fi."""
    return channel[0] > 0, abs(channel[0])


def _left_out(coverage: Coverage, sources: int, words: Words) -> Iterator[str]:
    told = {problem.reason for problem in coverage.problems}
    for problem in coverage.problems:
        yield _problem(problem, coverage, sources, words)
    for reason, count in coverage.discarded.items():
        if reason not in told:
            values: dict[str, FactValue] = {
                "count": count,
                "reason": words.text("discards", reason.value),
            }
            yield words.text("report", "coverage.discarded", values)


def _problem(problem: Problem, coverage: Coverage, sources: int, words: Words) -> str:
    values: dict[str, FactValue] = {
        "count": problem.count,
        "offset": problem.offset,
        "source": problem.source + 1,
        "reason": _reason(problem, words),
    }
    if problem.reason is Discard.UNKNOWN_LINK_TYPE:
        known = problem.detail if words.has("links", problem.detail) else "other"
        link = words.text("links", known, {"number": problem.detail})
        key = "link-type-all" if problem.count == coverage.records else "link-type"
        return words.text("report", f"coverage.{key}", {**values, "link": link})
    key = "discarded" if problem.reason in _NOWHERE else "problem"
    key = f"coverage.{key}" if sources == 1 else f"coverage.{key}-source"
    return words.text("report", key, values)


def _reason(problem: Problem, words: Words) -> str:
    """Return why something was left out, in the most telling words there are."""
    more = f"broken.{problem.detail}"
    if problem.reason is Discard.BROKEN_RECORD and words.has("discards", more):
        return words.text("discards", more)
    return words.text("discards", problem.reason.value)
