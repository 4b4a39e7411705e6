"""Recordings are being checked: how far it has come, and the way out."""

from PySide6.QtCore import QDateTime

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.waiting import add_ring, show_read
from exposure_check.gui.places import Route
from exposure_check.gui.routes import Problem, Reading, Result, Which
from exposure_check.gui.widgets.button import GhostButton
from exposure_check.model.report import Report, SubjectAnswer

_TELL_WHICH = (SubjectAnswer.SEVERAL, SubjectAnswer.AMBIGUOUS, SubjectAnswer.NOT_FOUND)


class ReadingPage(Page):
    """How far it has come."""

    def __init__(self, context: Context, route: Reading) -> None:
        super().__init__(context, context.read(route.subject.title))
        self._route = route
        self.headline(context.say("reading.headline"))
        self.lead(context.say("reading.lead"))
        self._ring = add_ring(self, context.say("reading.ring"))
        cancel = GhostButton(context.look, context.say("way.cancel"), context.ways.back)
        self.add(cancel, 28)
        route.check.changed.connect(self._show)

    def begin(self) -> None:
        """See `Page`: it may be over already."""
        self._show()

    def _show(self) -> None:
        check = self._route.check
        if check.failure is not None:
            self._turn_into(Problem.of(check.failure))
        elif check.final is not None:
            self._over(check.final)
        elif check.snapshot is not None:
            show_read(self.context, self._ring, check.snapshot)
        else:
            self._ring.show_share(0.0, "", self.context.say("reading.starting"))

    def _over(self, report: Report) -> None:
        route = self._route
        if report.subject.answer not in _TELL_WHICH:
            self._turn_into(Result(route.subject, report, QDateTime.currentSecsSinceEpoch()))
        elif route.asked is None:
            self._turn_into(Which(route.subject, report))
        else:  # in place of the question that was answered: one is enough
            route.check.changed.disconnect(self._show)
            self.context.ways.replace(route.asked, Which(route.subject, report))

    def _turn_into(self, route: Route) -> None:
        self._route.check.changed.disconnect(self._show)
        self.context.ways.turn(self._route, route)
