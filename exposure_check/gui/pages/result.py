"""What was found: the sentence, the findings, and always what was not checked."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from exposure_check.gui import begin, begin_fixes, result_words
from exposure_check.gui.context import Context
from exposure_check.gui.opening import open_captures
from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.phone_kind import ready
from exposure_check.gui.routes import Export, Finding, Forget, Keep, OnAir, Result, ToDo, Which
from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.gui.widgets.button import GhostButton, PrimaryButton
from exposure_check.gui.widgets.callout import Callout
from exposure_check.gui.widgets.card import Card, PressCard, Says
from exposure_check.gui.widgets.rows import Row, Rows
from exposure_check.gui.widgets.text import Text
from exposure_check.model.audit import AuditReport
from exposure_check.model.report import Report, SubjectAnswer
from exposure_check.model.verdict import Outcome, Severity
from exposure_check.wording.findings import OpenChecks, decided, open_checks
from exposure_check.wording.joints import labelled
from exposure_check.wording.tips import tips_for

_SHORT = 160
"""Characters of a finding's meaning that stand on its card, at most."""

_TITLES = 2
"""Names of checks that stand on a card as its title, at most; more are a list."""


class ResultPage(Page):
    """One result; of this computer it may have two parts: what was heard, and its settings."""

    def __init__(self, context: Context, route: Result) -> None:
        title, when = route.subject.title, route.moment
        super().__init__(context, context.read(title), result_words.moment(context, when))
        self._route, self._report = route, route.report
        both = (route,) if route.audited is None else (route, route.audited)
        self._parts = result_words.worst_first(both)
        self.grow(self._fill())

    def _fill(self) -> Iterator[None]:
        for at, part in enumerate(self._parts):
            yield from self._part(part, first=not at)
        yield from self._actions()
        judged = [part for part in self._parts if result_words.judged(part.report)]
        if judged:
            self.section(self.context.words.text("report", "heading.not-checked"))
        for part in judged:
            yield from self._open(part)
        for part in self._parts:
            self._details(part)
            yield
        self.note(self.context.say("result.masked"))

    def _title(self, part: Result) -> str:
        """Return what tells a part from the other."""
        audit = isinstance(part.report, AuditReport)
        return self.context.say("result.part-settings" if audit else "result.part-air")

    def _part(self, part: Result, *, first: bool) -> Iterator[None]:
        if len(self._parts) > 1:
            self.section(self._title(part))
        self._first(part, first=first)
        yield
        if result_words.judged(part.report):
            yield from self._findings(part)
        else:
            self._nothing(part)

    def _first(self, part: Result, *, first: bool) -> None:
        context, report = self.context, part.report
        word = context.words.text("report", f"assessment.{report.assessment.value}")
        severity = result_words.SEVERITIES[report.assessment]
        self.column.addSpacing(4 if len(self._parts) == 1 else 8)
        badge = SeverityBadge(self.look, severity, word)
        self.column.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        (self.headline if first else self.body)(result_words.sentence(context, report), 10)
        for text in result_words.doubts(context, report):
            self.lead(text)
        if text := result_words.whose(context, report):
            self.lead(text)
        for text in result_words.remarks(context, report):
            self.lead(text)
        if part.subject.note:
            self.lead(context.read(part.subject.note))
        if text := result_words.coverage(context, report):
            self.add(Callout(self.look, text), 14)

    def _findings(self, part: Result) -> Iterator[None]:
        found = decided(part.report)
        if not found:
            self.lead(self.context.say("result.none-decided"), 16)
        for outcome in found:
            self.add(self._card(part, outcome), self.look.space("gap"))
            yield

    def _card(self, part: Result, outcome: Outcome) -> PressCard:
        context = self.context
        words = context.words
        verdict = words.finding(outcome.check).verdicts[outcome.word]
        word = words.text("report", f"severity.{outcome.severity.value}")
        says = Says(
            words.fill(verdict.title, outcome.values),
            _first_sentence(words.fill(verdict.meaning, outcome.values)),
            result_words.icon_of(outcome.check),
            (outcome.severity, word),
        )
        route = Finding(part, outcome)
        return PressCard(self.look, says, lambda: context.ways.go(route))

    def _actions(self) -> Iterator[None]:
        context, route = self.context, self._route
        if route.subject.computer:
            text = context.words.text("fixing", "ways.fix-computer")
            fix = PrimaryButton(self.look, text, lambda: context.ways.go(begin_fixes.look(context)))
            self.add(fix, 16)
        count = len(tips_for(route.outcomes, context.words))
        if count:
            text = context.say("result.to-do", {"count": count})
            kind = GhostButton if route.subject.computer else PrimaryButton
            to_do = kind(self.look, text, lambda: context.ways.go(ToDo(route)))
            self.add(to_do, self.look.space("gap") if route.subject.computer else 16)
        if route.subject.computer and not route.kept and route.audited is None:
            text, on_air = context.say("result.listen"), OnAir(route)
            listen = GhostButton(self.look, text, lambda: context.ways.go(on_air))
            self.add(listen, self.look.space("gap"))
        yield
        if rows := [*self._anew(), *self._keep()]:
            self.add(Rows(self.look, rows), self.look.space("gap"))
            yield

    def _anew(self) -> Iterator[Row]:
        """Yield how the same is checked again, or another device of the same files."""
        context, route = self.context, self._route
        go = context.ways.go
        if route.audited is not None and not route.kept:
            on_air = OnAir(route.audited)
            yield Row("ear", context.say("result.listen-again"), lambda: go(on_air))
        if isinstance(self._report, AuditReport):
            yield Row("again", context.say("result.again"), self._again)
        elif route.subject.kind:
            to = ready(route.subject.kind)
            yield Row("again", context.say("result.again-device"), lambda: go(to))
        elif route.subject.files and not route.subject.note:
            yield from self._of_files(self._report)

    def _of_files(self, report: Report) -> Iterator[Row]:
        """Yield the way to another device if there are others; to other files if there is none."""
        context = self.context
        if report.subject.answer is SubjectAnswer.CHOSEN:
            which = Which(self._route.subject, report)
            yield Row("question", context.say("result.other"), lambda: context.ways.go(which))
        elif not result_words.judged(report):
            yield Row("file", context.say("home.open"), lambda: open_captures(context, self))

    def _keep(self) -> Iterator[Row]:
        """Yield how to save and keep it; a demo is not kept. What is kept can be deleted."""
        context, route = self.context, self._route
        go = context.ways.go
        if not result_words.judged(self._report):
            return
        for part in self._parts:
            yield self._save(part)
        if route.subject.note:
            return
        if route.kept:
            text = context.words.text("history", "forget.button")
            yield Row("delete", text, lambda: go(Forget(result=route.kept)))
        else:
            text = context.words.text("history", "keep.button")
            yield Row("keep", text, lambda: go(Keep(route)))

    def _save(self, part: Result) -> Row:
        text = self.context.words.text("export", "page.button")
        if len(self._parts) > 1:
            text = labelled(text, self._title(part), self.context.words)
        return Row("save", text, lambda: self.context.ways.go(Export(part)))

    def _again(self) -> None:
        self.context.ways.replace(self._route, begin.audit(self.context))

    def _open(self, part: Result) -> Iterator[None]:
        words = self.context.words
        yield from self._states(part)
        for one in open_checks(part.report, words, reveal=False):
            self.add(self._open_card(one), self.look.space("gap"))
            yield
        if not isinstance(part.report, AuditReport):
            self.note(words.text("report", "unchecked.not-seen"))
            self.note(words.text("report", "unchecked.beyond"), 6)

    def _states(self, part: Result) -> Iterator[None]:
        """Show the states of the device that were left out or cut short, and why they matter."""
        live = part.report.live if isinstance(part.report, Report) else None
        for one in () if live is None else live.states:
            if not one.enough:
                word = self.context.say("result.too-short" if one.seconds else "result.not-done")
                name = self.context.words.text("states", f"{one.state}.name")
                says = Says(
                    name[:1].upper() + name[1:],
                    self.context.words.text("states", f"{one.state}.why"),
                    badge=(Severity.UNKNOWN, word),
                    beside=False,
                )
                self.add(Card(self.look, says), self.look.space("gap"))
                yield

    def _open_card(self, one: OpenChecks) -> Card:
        words = self.context.words
        titles = [words.finding(outcome.check).title for outcome in one.outcomes]
        badge = (Severity.UNKNOWN, words.text("report", f"state.{one.word}"))
        detail = "\n".join(one.needs)
        if len(titles) <= _TITLES:
            says = Says("\n".join(titles), detail, badge=badge, beside=False)
            return Card(self.look, says)
        card = Card(self.look)  # a list in bold letters would outweigh all that was found
        for title in titles:
            card.column.addWidget(Text(self.look, title, "lead"))
        card.column.addWidget(Text(self.look, detail, "secondary", "soft"))
        card.column.addWidget(SeverityBadge(self.look, *badge), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _nothing(self, part: Result) -> None:
        lines = list(result_words.nothing_heard(self.context, part.report))
        if lines:
            self.section(self.context.say("result.nothing-title"))
        for line in lines:
            self.body(line)

    def _details(self, part: Result) -> None:
        audit = isinstance(part.report, AuditReport)
        self.section(self.context.say("result.read-title" if audit else "result.coverage-title"))
        card = Card(self.look)
        for line in result_words.details(self.context, part.report):
            card.column.addWidget(Text(self.look, line, "secondary", "soft"))
        self.add(card, self.look.space("small"))


def _first_sentence(text: str) -> str:
    """Return a text's first sentence; cards are for looking over, pages for reading."""
    for end in (". ", "。"):
        first, found, _ = text.partition(end)
        if found:
            return first + end.rstrip()
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
