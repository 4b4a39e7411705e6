"""The shape of a check of settings, and the reasons why one could not decide."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from exposure_check.checks.check import Answers
from exposure_check.model.setting import (
    BETWEEN_SOURCES,
    OF_COMPUTER,
    Of,
    Reading,
    Settings,
    Unread,
    What,
)
from exposure_check.model.verdict import FactValue, Need, Outcome, Proof

MOST_PROOFS = 8
"""Readings named with one verdict."""

ABSENT = frozenset({Unread.NO_SERVICE, Unread.NOT_THERE, Unread.NOT_OFFERED})
"""What is not there does nothing; every other reason leaves the question open."""


@dataclass(frozen=True, slots=True)
class HostCheck(Answers):
    """One check of settings.

    Attributes:
        judge: the pure function.
    """

    judge: Callable[[Settings], Outcome]


def why_unread(settings: Settings, *whats: What) -> tuple[Need, ...]:
    """Return why nothing was read about something, each reason once with all who gave it."""
    sources: dict[Unread, dict[str, None]] = {}
    for reading in settings.unread(*whats):
        if isinstance(reading.value, Unread):
            sources.setdefault(reading.value, {})[reading.source.value] = None
    if not sources:
        return (Need("unread-nobody"),)
    return tuple(
        Need(f"unread-{reason.value}", {"sources": BETWEEN_SOURCES.join(names)})
        for reason, names in sources.items()
    )


def left_open(settings: Settings, *whats: What) -> tuple[Need, ...]:
    """Return the reasons that leave a question open although something was read; mostly none."""
    open_ = {
        need.id.removeprefix("unread-"): need
        for need in why_unread(settings, *whats)
        if need.id != "unread-nobody"
    }
    return tuple(need for reason, need in open_.items() if Unread(reason) not in ABSENT)


def proofs(name: str, readings: Iterable[Reading]) -> tuple[Proof, ...]:
    """Return one proof per reading, the first `MOST_PROOFS`: where it was read, and of what."""
    found = []
    for reading in readings:
        values = {"where": called(reading.of), "key": reading.key, "source": reading.source.value}
        found.append(Proof(name, (), values))
    return tuple(found[:MOST_PROOFS])


def called(of: Of) -> FactValue:
    """Return the name of what a reading is of; the computer itself has none."""
    return of or OF_COMPUTER


def yes(readings: Iterable[Reading]) -> Sequence[Reading]:
    """Return the readings whose value is a yes."""
    return [one for one in readings if one.value is True]
