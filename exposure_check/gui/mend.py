"""Changing this computer's settings, as facts: what was found, what is tried, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from exposure_check.client.fixes import FixClient
from exposure_check.gui.running import Task
from exposure_check.model.audit import AuditReport
from exposure_check.model.fix import (
    Effect,
    Entry,
    FixRefusedError,
    Offer,
    Refusal,
    Refused,
    Stage,
)
from exposure_check.model.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Found:
    """What can be changed here, and what was changed.

    Attributes:
        client: what changes it.
        report: the audit that it rests on.
        offers: what can be changed.
        entries: of the journal, oldest first.
        unreadable: entries that this version cannot read.
        moment: when it was looked, seconds since the Unix epoch.
    """

    client: FixClient
    report: AuditReport
    offers: Sequence[Offer]
    entries: Sequence[Entry]
    unreadable: int
    moment: int

    def left_open(self) -> list[Entry]:
        """Return what was interrupted."""
        return [one for one in self.entries if one.stage is Stage.BEGUN]

    def outcomes(self, checks: Sequence[str]) -> list[Outcome]:
        """Return what these checks found."""
        return [one for one in self.report.outcomes if one.check in checks]


RunningLook = Task[Found | Refused]


class Deed(StrEnum):
    """What is tried."""

    APPLY = "apply"
    UNDO = "undo"
    CHECK = "check"
    OPEN = "open"
    COMPARE = "compare"
    """Look again, after the user did it by hand."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One thing to be tried.

    Attributes:
        deed: what.
        found: on what it rests.
        offer: for everything but an entry of the journal.
        entry: of the journal, to be undone or looked at.
        yes: for undoing: overwrite what somebody changed since; for checks: joined anew since.
    """

    deed: Deed
    found: Found
    offer: Offer | None = None
    entry: Entry | None = None
    yes: bool = False

    @property
    def fix(self) -> str:
        """Which fix it is about."""
        if self.offer is not None:
            return self.offer.fix
        return "" if self.entry is None else self.entry.fix


@dataclass(frozen=True, slots=True)
class Came:
    """What came of an attempt.

    Attributes:
        moment: when, seconds since the Unix epoch.
        entry: in the journal; None if nothing was done by the program.
        effect: what is known of it.
        before, after: of the checks that it answers.
        refused: why it was not done; None if it was.
        left: an entry that stays half done.
    """

    moment: int
    entry: Entry | None = None
    effect: Effect | None = None
    before: tuple[Outcome, ...] = ()
    after: tuple[Outcome, ...] = ()
    refused: Refused | None = None
    left: Entry | None = None


RunningAttempt = Task[Came]


def carried_out(attempt: Attempt, moment: int) -> Came:
    """Do it, and return what came of it; a refusal is an answer like another."""
    try:
        return _done(attempt, moment)
    except FixRefusedError as error:
        refused = Refused(attempt.fix, "", error.why, error.key)
        return Came(moment, entry=attempt.entry, refused=refused, left=_left(attempt))


def _done(attempt: Attempt, moment: int) -> Came:
    client, offer, entry = attempt.found.client, attempt.offer, attempt.entry
    if attempt.deed is Deed.UNDO and entry is not None:
        undone = client.undo(entry.number, force=attempt.yes)
        return Came(moment, undone.entry)
    if attempt.deed is Deed.CHECK and entry is not None:
        done = client.check(entry.number, joined_anew=attempt.yes)
        return Came(moment, done.entry, done.effect, (), done.after)
    if offer is None:
        raise FixRefusedError(Refusal.GONE)
    if attempt.deed is Deed.APPLY:
        done = client.apply(offer, attempt.found.report)
        return Came(moment, done.entry, done.effect, done.before, done.after)
    if attempt.deed is Deed.COMPARE:
        before, after = client.compared(offer, attempt.found.report)
        return Came(moment, None, None, before, after)
    client.guide(offer)
    return Came(moment)


def _left(attempt: Attempt) -> Entry | None:
    """Return the entry that a refused change left half done."""
    try:
        left = [one for one in attempt.found.client.left_open() if one.fix == attempt.fix]
    except FixRefusedError:
        return None
    return left[-1] if left else None
