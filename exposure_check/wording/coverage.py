"""How much was listened to, and what was left out, one fact a line."""

from collections.abc import Iterator

from exposure_check.client.words import Words
from exposure_check.model.evidence import Coverage
from exposure_check.model.heard import Discard, Problem
from exposure_check.model.verdict import FactValue
from exposure_check.wording.joints import listed

_MINUTES_FROM = 180


def coverage_lines(coverage: Coverage, sources: int, words: Words) -> Iterator[str]:
    """Yield how much was heard, then what was left out and why."""
    yield from _listened(coverage, sources, words)
    yield from _left_out(coverage, sources, words)


def listened_line(coverage: Coverage, words: Words) -> str:
    """Return for how long was listened."""
    seconds = round(coverage.seconds)
    if not coverage.start:
        return words.text("report", "coverage.no-time")
    if seconds < _MINUTES_FROM:
        return words.text("report", "coverage.seconds", {"seconds": seconds})
    return words.text("report", "coverage.minutes", {"minutes": round(seconds / 60)})


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
        for channel, frames in coverage.channels.items()
        if channel
    ]
    if not heard:
        return words.text("report", "coverage.channels-unknown")
    return words.text("report", "coverage.channels", {"channels": listed(heard, words)})


def _left_out(coverage: Coverage, sources: int, words: Words) -> Iterator[str]:
    told = {problem.reason for problem in coverage.problems}
    for problem in coverage.problems:
        yield _problem(problem, sources, words)
    for reason, count in coverage.discarded.items():
        if reason not in told:
            values: dict[str, FactValue] = {
                "count": count,
                "reason": words.text("discards", reason.value),
            }
            yield words.text("report", "coverage.discarded", values)


def _problem(problem: Problem, sources: int, words: Words) -> str:
    values: dict[str, FactValue] = {
        "count": problem.count,
        "offset": problem.offset,
        "source": problem.source + 1,
        "reason": words.text("discards", problem.reason.value),
    }
    if problem.reason is Discard.UNKNOWN_LINK_TYPE:
        link = problem.detail
        if words.has("links", link):
            link = words.text("links", link)
        return words.text("report", "coverage.link-type", {**values, "link": link})
    key = "coverage.problem" if sources == 1 else "coverage.problem-source"
    return words.text("report", key, values)
