"""A live check: what to do now, how long still, how it stands, and the way out."""

from typing import Any

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui import live_words
from exposure_check.gui.charts import Charts
from exposure_check.gui.context import Context
from exposure_check.gui.live_words import Answer, Moment
from exposure_check.gui.pages.page import Page
from exposure_check.gui.places import Route
from exposure_check.gui.plan import COMPUTER
from exposure_check.gui.routes import Listening, NoEar, Problem, Result, Untold
from exposure_check.gui.spoken import announce, read_in_order
from exposure_check.gui.widgets.button import GhostButton, PlainButton, PrimaryButton
from exposure_check.gui.widgets.callout import Callout
from exposure_check.gui.widgets.ring import Ring
from exposure_check.gui.widgets.text import Text
from exposure_check.model.report import Assessment, Report
from exposure_check.model.talk import Snapshot, Stage, Told, Word
from exposure_check.wording.sentence import JUDGED, headline


class ListeningPage(Page):
    """One live check."""

    def __init__(self, context: Context, route: Listening) -> None:
        super().__init__(context, context.read(route.subject.title))
        self._route = route
        self._moment: Moment | None = None
        self._headline = self.headline("")
        self._lead = self.lead("")
        self._ring = Ring(context.look, context.say("listen.ring"))
        self.column.addSpacing(18)
        self.column.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignHCenter)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(self.look.space("gap"))
        self.column.addSpacing(18)
        self.column.addLayout(self._answers)
        self._signal = self._own_signal()
        self._so_far: QWidget | None = None
        self._others = self.note("", 18)
        end = PlainButton(self.look, context.say("listen.end"), self._end)
        self.add(end, self.look.space("small"))
        # Loaded now, beside the window: the curve comes when the device is told apart.
        self._charts: Charts | None = None
        if route.plan.kind != COMPUTER:
            self._charts = Charts(self)
            self._charts.changed.connect(self._show_curve)
        route.check.changed.connect(self._show)

    def _own_signal(self) -> QWidget:
        holder = QWidget()
        self._signal_column = QVBoxLayout(holder)
        self._signal_column.setContentsMargins(0, self.look.space("section"), 0, 0)
        self._signal_column.setSpacing(6)
        self._signal_column.addWidget(Text(self.look, self.context.say("listen.signal"), "section"))
        self._strength = Text(self.look, "", "note", "soft")
        self._signal_column.addWidget(self._strength)
        self._curve: Any = None  # made late: its class is loaded late
        self.add(holder)
        holder.hide()
        return holder

    def begin(self) -> None:
        """See `Page`: it may be over already."""
        self._show()

    def _show(self) -> None:
        check = self._route.check
        if check.failure is not None:
            plan = self._route.plan
            instead = None
            if plan.kind != COMPUTER:
                instead = NoEar(plan.kind, "", wifi=plan.wifi)
            self._turn_into(Problem.of(check.failure, instead))
        elif check.final is not None:
            self._turn_into(self._after(check.final))
        else:
            self._show_moment(check.snapshot)
            self._show_so_far(check.interim)

    def _show_moment(self, snapshot: Snapshot | None) -> None:
        now = live_words.moment(self.context, snapshot, self._route.plan)
        if now != self._moment:
            known, self._moment = self._moment, now
            lead = "\n".join(now.lead)
            self._headline.say(now.headline)
            self._lead.say(lead)
            if known is not None:
                announce(self, f"{now.headline}\n{lead}")
            self._lead.setVisible(bool(now.lead))
            self._offer(now.answers, now.ask)
        self._show_time(snapshot)
        if snapshot is not None:
            self._show_heard(snapshot)

    def _show_heard(self, snapshot: Snapshot) -> None:
        """Show what is heard: of this computer's own radios nobody tells how strong they are."""
        if self._route.plan.kind == COMPUTER:
            self._others.say(live_words.of_computer(self.context, snapshot))
            return
        self._others.say(live_words.others(self.context, snapshot))
        self._signal.setVisible(snapshot.own is not None)
        self._show_curve()

    def _offer(self, answers: tuple[Answer, ...], ask: int) -> None:
        """Show the buttons for what is asked now."""
        while (item := self._answers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for at, answer in enumerate(answers):
            kind = GhostButton if at or answer.word is Word.SKIP else PrimaryButton

            def say(word: Word = answer.word) -> None:
                self._route.check.say(word, ask)

            button = kind(self.look, answer.text, say)
            self._answers.addWidget(button)
            button.show()
            if not at:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        read_in_order(self.area)

    def _show_time(self, snapshot: Snapshot | None) -> None:
        whole, left, step = self._left(snapshot)
        self._ring.setVisible(whole > 0)
        if whole > 0:
            figure = live_words.clock(self.context, left)
            self._ring.show_share(min(1.0, max(0.0, 1 - left / whole)), figure, step)

    def _left(self, snapshot: Snapshot | None) -> tuple[int, int, str]:
        """Return seconds in all, seconds left, and which step it is; no seconds if not known."""
        if snapshot is None or snapshot.stage is Stage.STARTING:
            return 0, 0, ""
        ask = snapshot.ask
        if ask is not None:
            values = {"step": ask.step, "steps": ask.steps}
            step = self.context.say("listen.step", values) if ask.steps else ""
            return ask.seconds, ask.left, step
        whole = self._route.plan.seconds
        if snapshot.stage is not Stage.LISTENING or not whole:
            return 0, 0, ""
        began = self._route.listening_since(snapshot.seconds)
        left = max(0, round(whole - (snapshot.seconds - began)))
        return whole, left, self.context.say("listen.left")

    def _show_curve(self) -> None:
        snapshot = self._route.check.snapshot
        if snapshot is None or snapshot.own is None or self._charts is None:
            return
        twin = live_words.signal(self.context, snapshot.own)
        self._strength.say(twin)
        if self._curve is None and self._charts.done is not None:
            self._curve = self._charts.done.Curve(self.look, self.context.say("listen.signal"))
            self._signal_column.insertWidget(1, self._curve)
            read_in_order(self._signal)
        if self._curve is not None:
            self._curve.show_curve(snapshot.own.curve, twin)

    def _show_so_far(self, report: Report | None) -> None:
        """Show the sentence as soon as there is one; not enough is no sentence yet."""
        if report is None or report.assessment is Assessment.NOT_ENOUGH:
            return
        text, _ = headline(report, self.context.words, reveal=False)
        shown = self.context.words.text("live", "status.so-far", {"sentence": text})
        if self._so_far is not None:
            if self._so_far.accessibleName() == shown:
                return
            self._so_far.hide()
            self._so_far.deleteLater()
        self._so_far = Callout(self.look, shown)
        self._so_far.setAccessibleName(shown)
        self.column.insertWidget(self.column.indexOf(self._others), self._so_far)
        read_in_order(self.area)
        announce(self, shown)

    def _after(self, report: Report) -> Route:
        snapshot = self._route.check.snapshot
        if report.subject.answer not in JUDGED and self._route.plan.kind != COMPUTER:
            told = Told.OPEN if snapshot is None else snapshot.told
            return Untold(self._route, report, told)
        now = QDateTime.currentSecsSinceEpoch()
        return Result(self._route.subject, report, now, audited=self._route.audited)

    def _end(self) -> None:
        self._route.check.stop()

    def _turn_into(self, route: Route) -> None:
        self._route.check.changed.disconnect(self._show)
        self.context.ways.turn(self._route, route)
