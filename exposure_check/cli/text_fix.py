"""Changes of settings as text: what can be changed, what was, and what is known of its effect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from exposure_check.cli.fixing import handle
from exposure_check.cli.layout import Layout
from exposure_check.client.words import Words
from exposure_check.model.fix import Change, Done, Entry, Offer, Refused, Scope, Stage
from exposure_check.model.verdict import FactValue, Outcome
from exposure_check.wording.fixes import target_text, value_text, verdict_title
from exposure_check.wording.joints import labelled


@dataclass(frozen=True, slots=True)
class FixText:
    """Writes about fixes.

    Attributes:
        layout: where to.
        words: in the reader's language.
        reveal: show the user's own identifiers in full.
        offers: all that were made, to tell their targets apart.
    """

    layout: Layout
    words: Words
    reveal: bool
    offers: Sequence[Offer] = ()

    def write_list(self, offers: Sequence[Offer]) -> None:
        """Write what can be changed, fixes of one kind together."""
        if not offers:
            self.layout.line(self._say("list.nothing"))
            return
        self.layout.line(self._say("list.lead"))
        for fix in dict.fromkeys(one.fix for one in offers):
            self._write_fix([one for one in offers if one.fix == fix])

    def _write_fix(self, offers: Sequence[Offer]) -> None:
        first = offers[0]
        words = self.words.fix(first.fix)
        self.layout.heading(f"{words.title} [{first.fix}]")
        self.layout.line(words.does, indent=2)
        if first.expert:
            self.layout.line(self._say("part.expert"), indent=2)
        if first.instead_of:
            other = self.words.fix(first.instead_of).title
            self._labelled("part.instead", f"{other} [{first.instead_of}]")
        for changes in dict.fromkeys(one.changes for one in offers):
            alike = [one for one in offers if one.changes == changes]
            self._labelled("part.for", ", ".join(self._target(one) for one in alike))
            for change in changes:
                self._labelled("part.changes", self._change(change))
        counts = self._say(f"takes-effect.{first.takes_effect.value}")
        self._labelled("part.counts", f"{counts} {words.counts}".strip())
        self._labelled("part.needs", self._say(f"rights.{first.rights.value}"))
        for risk in first.may_break:
            self._labelled("part.breaks", self._say(f"breaks.{risk.value}"))
        self._how(offers)

    def _how(self, offers: Sequence[Offer]) -> None:
        doable = [one for one in offers if not one.guided]
        if doable:
            several = len({one.target for one in doable}) > 1
            target = handle(doable[0].target, self.offers)
            key = "list.do-network" if several else "list.do"
            line = self._say(key, {"fix": doable[0].fix, "target": target})
            self.layout.line(line, indent=2, hang=2)
        for offer in [one for one in offers if one.guided][:1]:
            self.layout.line(self._say("list.guided"), indent=2)
            for step in self.words.tip(offer.guide).steps if offer.guide else ():
                if step.system == offer.fix.partition(".")[0]:
                    versions = f"{step.versions}: " if step.versions else ""
                    self.layout.line(f"- {versions}{step.text}", indent=4, hang=2)
            if offer.opens:
                line = self._say("list.opens", {"address": offer.opens})
                self.layout.line(line, indent=4, hang=2)

    def write_done(self, done: Done) -> None:
        """Write what was done, before and after, and what is known of its effect."""
        entry = done.entry
        key = "undone" if entry.stage is Stage.UNDONE else "applied"
        self._about(f"done.{key}", entry)
        self.write_effect(done)

    def write_checked(self, done: Done) -> None:
        """Write what looking again showed."""
        self._about("done.checked", done.entry)
        self.write_effect(done)

    def write_effect(self, done: Done) -> None:
        """Write verdicts before and after, and the effect."""
        self.write_compared(done.before, done.after)
        if done.effect is not None:
            self.layout.line(self._say(f"effect.{done.effect.value}"), indent=2, hang=2)

    def write_compared(self, before: Sequence[Outcome], after: Sequence[Outcome]) -> None:
        """Write each verdict as it was and as it is."""
        was = {one.check: one for one in before}
        for one in after:
            if one.check in was:
                titles: dict[str, FactValue] = {
                    "check": self.words.finding(one.check).title,
                    "before": verdict_title(was[one.check], self.words, reveal=self.reveal),
                    "after": verdict_title(one, self.words, reveal=self.reveal),
                }
                self.layout.line(self._say("done.was", titles), indent=2, hang=2)

    def write_counts(self, entry: Entry) -> None:
        """Write what to do so that a change counts, and how to look at it then."""
        counts = self.words.fix(entry.fix).counts
        if counts:
            self.layout.line(self._say("done.counts", {"counts": counts}), indent=2, hang=2)
        self.layout.line(self._say("done.look", {"number": entry.number}), indent=2, hang=2)

    def write_refused(self, refused: Refused, open_entry: Entry | None) -> None:
        """Write why something was not done, and whether something is left half done."""
        title = self.words.fix(refused.fix).title if refused.fix else ""
        lead = self._say("refused.lead", {"title": title}) + " " if title else ""
        why = self._say(f"refused.{refused.why.value}", {"key": refused.key})
        self.layout.line(lead + why)
        if open_entry is not None:
            self.layout.line(self._say("refused.still-open", {"number": open_entry.number}))

    def write_open(self, entries: Sequence[Entry]) -> None:
        """Write which changes a crash left half done."""
        for entry in entries:
            self._about("list.open-entry", entry)

    def write_history(self, entries: Sequence[Entry], unreadable: int) -> None:
        """Write the journal, the last entry first."""
        if not entries:
            self.layout.line(self._say("history.nothing"))
        for entry in reversed(entries):
            self._about("history.line", entry)
            if entry.target:
                line = self._say("history.of", {"target": entry.target})
                self.layout.line(line, indent=4)
            line = self._say(f"history.{entry.stage.value}", {"time": when(entry.ended)})
            self.layout.line(line, indent=4)
        if unreadable:
            self.layout.line(self._say("list.unreadable", {"count": unreadable}))

    def _about(self, key: str, entry: Entry) -> None:
        values: dict[str, FactValue] = {
            "title": self.words.fix(entry.fix).title,
            "number": entry.number,
            "time": when(entry.begun),
        }
        self.layout.line(self._say(key, values))

    def _change(self, change: Change) -> str:
        values: dict[str, FactValue] = {
            "key": change.key,
            "before": value_text(change.before, self.words),
            "after": value_text(change.after, self.words),
        }
        return self._say("change.line", values)

    def _target(self, offer: Offer) -> str:
        text = target_text(offer, self.words, reveal=self.reveal)
        if offer.scope is Scope.NETWORK:
            return f"{text} ({handle(offer.target, self.offers)})"
        return text

    def _labelled(self, label: str, text: str) -> None:
        self.layout.line(labelled(self._say(label), text, self.words), indent=2, hang=2)

    def _say(self, key: str, values: Mapping[str, FactValue] | None = None) -> str:
        return self.words.text("fix", key, values or {}, self.reveal)


def when(seconds: int) -> str:
    """Return a date and time of day that reads the same everywhere (UTC)."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
