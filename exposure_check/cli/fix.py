"""``exposure-check fix``: shows what can be changed, changes it, looks again, undoes it."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from exposure_check.cli.fixing import Fixing, for_target, two_ways
from exposure_check.cli.layout import Layout
from exposure_check.cli.program import Program
from exposure_check.cli.questions import Questions
from exposure_check.cli.text_fix import FixText
from exposure_check.cli.watch import watch
from exposure_check.cli.worded_parser import WrongUseError
from exposure_check.model.audit import AuditReport
from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.fix import (
    Done,
    Effect,
    Entry,
    FixRefusedError,
    FixReport,
    Offer,
    Refusal,
    Refused,
    Stage,
    TakesEffect,
)
from exposure_check.wording.reasons import reason_text

LAST = "last"
"""What ``--undo`` and ``--check`` mean without a number."""

EXIT_DONE, EXIT_NOT_DONE = 0, 1
_MINUTES = 3.0
_BAD = (Effect.NOT_EFFECTIVE, Effect.AIR_CONTRADICTS)


def fix(asked: argparse.Namespace, program: Program) -> int:
    """Run the command; returns the exit status: 1 if anything was refused or has no effect.

    Raises:
        WrongUseError: what was asked for is not there.
    """
    return _Command(asked, program, program.fixing()).run()


class _Command:
    def __init__(self, asked: argparse.Namespace, program: Program, fixing: Fixing) -> None:
        self._asked, self._program, self._fixing = asked, program, fixing
        self._client = fixing.client
        self._questions = Questions(program, yes=asked.yes)
        self._text = FixText(Layout(program.out, program.width), program.words, asked.reveal)

    def run(self) -> int:
        try:
            report = self._report()
        except FixRefusedError as error:
            report = FixReport(refused=(Refused("", "", error.why, error.key),))
            self._write_refused(report.refused[0])
        if self._asked.json:
            self._program.out.write(self._fixing.as_json(report, self._asked.reveal))
        bad = report.refused or any(one.effect in _BAD for one in report.done)
        return EXIT_NOT_DONE if bad else EXIT_DONE

    def _report(self) -> FixReport:
        asked = self._asked
        if asked.history:
            entries, unreadable = tuple(self._client.history()), self._client.unreadable()
            self._shown(lambda text: text.write_history(entries, unreadable))
            return FixReport(entries=entries, unreadable=unreadable)
        if asked.undo is not None:
            return self._undo(self._entry(asked.undo, Stage.BEGUN, Stage.APPLIED))
        if asked.check is not None:
            return self._check(self._entry(asked.check, Stage.APPLIED))
        return self._offered()

    def _offered(self) -> FixReport:
        before, offers = self._client.look()
        self._text = replace(self._text, offers=offers)
        chosen = self._chosen(offers)
        open_, unreadable = tuple(self._client.left_open()), self._client.unreadable()
        self._shown(lambda text: text.write_open(open_))
        self._shown(lambda text: text.write_list(chosen))
        report = FixReport(tuple(chosen), open_, unreadable=unreadable)
        if self._asked.apply:
            self._guide([one for one in chosen if one.guided and one.opens], before)
        doable = [one for one in chosen if not one.guided]
        if not self._asked.apply or not doable:
            return report
        if not self._questions.ask("apply"):
            self._shown(lambda text: text.layout.line(self._say("ask.not-done")))
            return report
        done, refused = self._apply(doable, before)
        return replace(report, done=done, refused=refused)

    def _guide(self, offers: Sequence[Offer], before: AuditReport) -> None:
        """Open each page, wait for the user, and look again; nothing is kept: nothing was done."""
        for offer in offers if not self._asked.json else ():
            if not self._questions.ask("open"):
                continue
            try:
                self._client.guide(offer)
            except FixRefusedError as error:
                self._write_refused(Refused(offer.fix, offer.target, error.why, error.key))
            if not self._asked.yes and self._questions.ask("guided-done"):
                self._text.write_compared(*self._client.compared(offer, before))

    def _chosen(self, offers: Sequence[Offer]) -> Sequence[Offer]:
        ids, network = self._asked.ids, self._asked.network
        if self._asked.apply and not ids:
            raise WrongUseError(self._say("use.which-fix"))
        known = {one.fix for one in offers}
        for one in ids:
            if one not in known:
                raise WrongUseError(self._say("use.unknown-fix", value=one))
        chosen = [one for one in offers if not ids or one.fix in ids]
        if network:
            chosen = for_target(chosen, network)
            if not chosen:
                raise WrongUseError(self._say("use.unknown-network", value=network))
        both = two_ways(chosen) if ids else None
        if both:
            raise WrongUseError(self._say("use.both-ways", one=both[0], other=both[1]))
        return chosen

    def _apply(
        self, offers: Iterable[Offer], before: AuditReport
    ) -> tuple[tuple[Done, ...], tuple[Refused, ...]]:
        done: list[Done] = []
        for offer in offers:
            try:
                one = self._client.apply(offer, before)
            except FixRefusedError as error:
                refused = Refused(offer.fix, offer.target, error.why, error.key)
                self._write_refused(refused)
                return tuple(done), (refused,)  # the next one would ask for the password again
            done.append(self._applied(one))
        return tuple(done), ()

    def _applied(self, done: Done) -> Done:
        self._shown(lambda text: text.write_done(done))
        if self._asked.prove:
            return self._proven(done)
        self._shown(lambda text: text.write_counts(done.entry))
        return done

    def _undo(self, entry: Entry) -> FixReport:
        try:
            done = self._undone(entry)
        except FixRefusedError as error:
            refused = Refused(entry.fix, entry.target, error.why, error.key)
            self._write_refused(refused)
            return FixReport(refused=(refused,))
        self._shown(lambda text: text.write_done(done))
        return FixReport(done=(done,))

    def _undone(self, entry: Entry) -> Done:
        try:
            return self._client.undo(entry.number, force=self._asked.force)
        except FixRefusedError as error:
            if error.why is not Refusal.CHANGED_SINCE or not self._may_force():
                raise
        return self._client.undo(entry.number, force=True)

    def _may_force(self) -> bool:
        """Ask; without a terminal, and also with --yes, nobody said so."""
        if self._asked.yes or not self._questions.there:
            return False
        return self._questions.ask("force")

    def _check(self, entry: Entry) -> FixReport:
        waits = entry.takes_effect in (TakesEffect.NEXT_JOIN, TakesEffect.NEXT_START)
        anew = not waits or self._asked.prove or self._questions.ask("joined")
        done = self._client.check(entry.number, joined_anew=anew)
        if self._asked.prove:
            return FixReport(done=(self._proven(done),))
        self._shown(lambda text: text.write_checked(done))
        return FixReport(done=(done,))

    def _proven(self, done: Done) -> Done:
        """Listen to this computer's own radios while the user joins again, then look again."""
        counts = self._program.words.fix(done.entry.fix).counts
        do = counts[:1].lower() + counts[1:] if counts else self._say("ask.prove-nothing-to-do")
        Layout(self._program.err, self._program.width).line(self._say("ask.prove", counts=do))
        wanted = argparse.Namespace(
            input=None, bluetooth=False, wifi=None, channel=[], this_computer=True, mine=[],
            minutes=self._asked.minutes or _MINUTES, guided=False, reveal=self._asked.reveal,
            json=self._asked.json,
        )  # fmt: skip
        try:
            heard = watch(wanted, self._program)
        except ExposureCheckError as error:  # the change is made all the same
            why = reason_text(error.reason, error.details, self._program.words)
            Layout(self._program.err, self._program.width).line(why)
            return done
        seen = self._client.check(done.entry.number, joined_anew=True)
        done = self._client.heard(replace(seen, before=done.before), heard.outcomes)
        self._shown(lambda text: text.write_checked(done))
        return done

    def _entry(self, word: str, *stages: Stage) -> Entry:
        """Return the entry of a number, or the last one in one of these stages."""
        entries = self._client.history()
        if word == LAST:
            fitting = [one for one in entries if one.stage in stages]
            if not fitting:
                undoes = Stage.BEGUN in stages
                key = "use.nothing-to-undo" if undoes else "use.nothing-applied"
                raise WrongUseError(self._say(key))
            return fitting[-1]
        for entry in entries:
            if str(entry.number) == word:
                return entry
        raise WrongUseError(self._say("use.unknown-entry", value=word))

    def _write_refused(self, refused: Refused) -> None:
        """Say why on standard error; what stays half done is named."""
        try:
            left = [one for one in self._client.left_open() if one.fix == refused.fix]
        except FixRefusedError:
            left = []
        layout = Layout(self._program.err, self._program.width)
        FixText(layout, self._program.words, self._asked.reveal).write_refused(
            refused, left[-1] if left else None
        )

    def _shown(self, write: Callable[[FixText], None]) -> None:
        if not self._asked.json:
            write(self._text)

    def _say(self, key: str, **values: str) -> str:
        return self._program.words.text("fix", key, values)
