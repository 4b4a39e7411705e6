"""One finding: what it means, why it matters on the street, the proof, and what to do."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from exposure_check.gui import begin_fixes
from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.proof import Proof
from exposure_check.gui.pages.steps_of import StepsOf
from exposure_check.gui.routes import Finding, Subject
from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.gui.widgets.button import GhostButton, PrimaryButton
from exposure_check.gui.widgets.card import Card, Says
from exposure_check.gui.widgets.text import Text
from exposure_check.model.air import settings_behind
from exposure_check.model.audit import AuditReport
from exposure_check.model.menus import Menus
from exposure_check.model.verdict import Severity


class FindingPage(Page):
    """One finding."""

    def __init__(self, context: Context, route: Finding) -> None:
        outcome = route.outcome
        self._finding = context.words.finding(outcome.check)
        self._verdict = self._finding.verdicts[outcome.word]
        title = context.words.fill(self._verdict.title, outcome.values)
        super().__init__(context, context.read(route.result.subject.title))
        self._route, self._outcome = route, outcome
        self._title = title
        self.grow(self._fill())

    def _fill(self) -> Iterator[None]:
        context, outcome = self.context, self._outcome
        word = context.words.text("report", f"severity.{outcome.severity.value}")
        self.column.addSpacing(4)
        badge = SeverityBadge(self.look, outcome.severity, word)
        self.column.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        self.headline(self._title, 10)
        self.lead(self._filled(self._verdict.sentence))
        yield
        self._why()
        yield
        self._proof()
        yield
        yield from self._what_to_do()
        yield
        self._about()

    def _filled(self, text: str) -> str:
        return self.context.words.fill(text, self._outcome.values)

    def _part(self, key: str, text: str) -> None:
        if text:
            self.section(self.context.say(f"finding.{key}"))
            self.lead(self._filled(text), 6)

    def _why(self) -> None:
        self._part("meaning", self._verdict.meaning)
        self._part("street", self._verdict.street)

    def _proof(self) -> None:
        outcome, words = self._outcome, self.context.words
        if outcome.proofs:
            self.section(self.context.say("finding.proof"))
            self.add(Proof(self.context, self._route.result, outcome), 8)
        self.note(self._sure(), 8)
        if outcome.parts:
            self.section(self.context.say("finding.sends"))
        for part in outcome.parts:
            told = words.payload(part)
            detail = f"{told.tells}\n{told.stable}"
            self.add(Card(self.look, Says(told.title, detail)), self.look.space("gap"))

    def _sure(self) -> str:
        words, value = self.context.words, self._outcome.confidence.value
        audit = isinstance(self._route.result.report, AuditReport)
        values = {
            "word": words.text("report", f"confidence.{value}"),
            "means": words.text("audit" if audit else "report", f"confidence-means.{value}"),
        }
        return self.context.say("finding.sure", values)

    def _what_to_do(self) -> Iterator[None]:
        if self._outcome.severity in (Severity.EXPOSED, Severity.PARTLY):
            self._offer_fix(self._route.result.subject)
            yield
        if self._verdict.tips:
            self.section(self.context.say("finding.stop"))
            subject = self._route.result.subject
            steps = StepsOf(
                self.context, self._verdict.tips, subject.system, subject.chosen, page=self
            )
            self.add(steps, 10)
            yield from steps.fill()
        if self._outcome.severity is not Severity.PROTECTED:
            self._part("harmless", self._verdict.harmless)

    def _offer_fix(self, subject: Subject) -> None:
        """Lead to the fix if it is this computer, and ask whether it is if that is not known."""
        checks = self._settings()
        other = subject.kind or subject.note or Menus(subject.system).phone
        if not checks or (other and not subject.computer):
            return
        key = "ways.fix-this" if subject.computer else "ways.fix-if-this"
        kind = PrimaryButton if subject.computer else GhostButton
        text = self.context.words.text("fixing", key)

        def fix() -> None:
            self.context.ways.go(begin_fixes.look(self.context, *checks))

        self.add(kind(self.look, text, fix), self.look.space("section"))

    def _settings(self) -> tuple[str, ...]:
        """Return the checks of settings that this finding is about."""
        check = self._outcome.check
        audit = isinstance(self._route.result.report, AuditReport)
        return (check,) if audit else settings_behind(check)

    def _about(self) -> None:
        self.section(self.context.say("finding.about"))
        sources = self.context.words.text("report", "first.list-comma").join(self._finding.sources)
        card = Card(self.look)
        words = self.context.words
        for key, text in (
            ("looks-at", self._finding.looks_at),
            ("errs", self._finding.errs),
            ("sources", sources),
        ):
            heading = words.text("report", f"heading.{key}")
            card.column.addWidget(Text(self.look, heading, "badge"))
            card.column.addWidget(Text(self.look, text, "secondary", "soft"))
        self.add(card, 8)
