"""Changing this computer's settings, as every face of the program asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from exposure_check.engine.effect import effect, effect_on_the_air
from exposure_check.engine.fixing import Fixer
from exposure_check.model.audit import AuditReport
from exposure_check.model.fix import Done, Effect, Entry, FixRefusedError, Offer, Refusal, Stage
from exposure_check.model.verdict import Outcome


@dataclass(frozen=True, slots=True)
class FixClient:
    """What a face may ask for; every method may raise `FixRefusedError`.

    Attributes:
        fixer: changes and undoes.
        audit: reads and judges this computer's settings.
        plan: returns what can be changed, as an audit says.
        unreadable: returns how many entries of the journal this version cannot read.
        open_page: opens a page of the system's own settings.
    """

    fixer: Fixer
    audit: Callable[[], AuditReport]
    plan: Callable[[AuditReport], Sequence[Offer]]
    unreadable: Callable[[], int]
    open_page: Callable[[str], None]

    def look(self) -> tuple[AuditReport, Sequence[Offer]]:
        """Return an audit and what can be changed."""
        report = self.audit()
        return report, self.plan(report)

    def history(self) -> Sequence[Entry]:
        """Return all entries of the journal, oldest first."""
        return self.fixer.journal.entries()

    def left_open(self) -> Sequence[Entry]:
        """Return the entries that a crash left half done."""
        return self.fixer.open_entries()

    def apply(self, offer: Offer, before: AuditReport) -> Done:
        """Change it, and look again."""
        entry = self.fixer.apply(offer)
        return self._seen(entry, self.audit(), _of(before, entry), joined_anew=False)

    def guide(self, offer: Offer) -> None:
        """Open the settings page on which the user does it."""
        self.open_page(offer.opens)

    def compared(
        self, offer: Offer, before: AuditReport
    ) -> tuple[tuple[Outcome, ...], tuple[Outcome, ...]]:
        """Look again: what was found before, and now, by the checks that an offer answers."""
        after = self.audit()
        return _healed(before, offer.heals), _healed(after, offer.heals)

    def undo(self, number: int, *, force: bool = False) -> Done:
        """Put the state of before an entry back."""
        return Done(self.fixer.undo(number, force=force), None, (), ())

    def check(self, number: int, *, joined_anew: bool) -> Done:
        """Look whether a change helped.

        Args:
            number: of the entry; it must be applied.
            joined_anew: True if the network was joined again since.
        """
        for entry in self.history():
            if entry.number == number and entry.stage is Stage.APPLIED:
                return self._seen(entry, self.audit(), (), joined_anew=joined_anew)
        raise FixRefusedError(Refusal.GONE, str(number))

    def heard(self, done: Done, outcomes: Sequence[Outcome]) -> Done:
        """Add what listening to this computer's own radios showed.

        What was not heard takes nothing away from what the audit showed, and adds nothing.
        """
        heard = effect_on_the_air(done.entry.heals, outcomes)
        if heard is Effect.AIR_SILENT and done.effect is Effect.NOT_EFFECTIVE:
            return done
        return replace(done, effect=heard)

    @staticmethod
    def _seen(
        entry: Entry, after: AuditReport, before: tuple[Outcome, ...], *, joined_anew: bool
    ) -> Done:
        found = effect(entry.heals, entry.takes_effect, after, joined_anew=joined_anew)
        return Done(entry, found, before, _of(after, entry))


def _of(report: AuditReport, entry: Entry) -> tuple[Outcome, ...]:
    return _healed(report, entry.heals)


def _healed(report: AuditReport, heals: Sequence[str]) -> tuple[Outcome, ...]:
    return tuple(one for one in report.outcomes if one.check in heals)
