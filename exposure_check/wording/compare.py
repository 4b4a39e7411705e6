"""Two results of one device: what changed between them. Not seen is never counted as gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from exposure_check.model.verdict import Outcome, Severity

_SHOWS = (Severity.EXPOSED, Severity.PARTLY)


class Turn(StrEnum):
    """What became of one check's answer."""

    NEW = "new"
    """It shows now, and did not before."""
    GONE = "gone"
    """It showed, and was judged again: it does not show."""
    UNPROVEN = "unproven"
    """It showed, and was not judged this time."""
    STAYS = "stays"
    """It shows as before."""
    QUIET = "quiet"
    """It shows in neither."""


@dataclass(frozen=True, slots=True)
class Row:
    """One check: what it said before, None if it was not among the checks; now; and the turn."""

    before: Outcome | None
    after: Outcome
    turn: Turn


def shows(outcome: Outcome | None) -> bool:
    """Return whether something shows that a collector can use."""
    return outcome is not None and outcome.severity in _SHOWS


def rows(before: Sequence[Outcome], after: Sequence[Outcome]) -> list[Row]:
    """Return one row for each check of the later result, in its order."""
    was = {one.check: one for one in before}
    return [Row(was.get(one.check), one, _turn(was.get(one.check), one)) for one in after]


def summary(found: Sequence[Row]) -> tuple[Turn, int]:
    """Return what is said of the whole first, and of how many checks: what is worse goes before."""
    for turn in (Turn.NEW, Turn.UNPROVEN, Turn.GONE, Turn.STAYS):
        if count := sum(row.turn is turn for row in found):
            return turn, count
    return Turn.QUIET, 0


def _turn(before: Outcome | None, after: Outcome) -> Turn:
    if shows(after):
        return Turn.STAYS if shows(before) else Turn.NEW
    if not shows(before):
        return Turn.QUIET
    return Turn.GONE if after.severity is Severity.PROTECTED else Turn.UNPROVEN
