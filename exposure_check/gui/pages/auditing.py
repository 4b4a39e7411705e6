"""This computer's settings are being read."""

from PySide6.QtCore import QDateTime

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.waiting import add_busy
from exposure_check.gui.places import Route
from exposure_check.gui.routes import Auditing, Problem, Result, Subject
from exposure_check.gui.said import Said
from exposure_check.gui.widgets.button import GhostButton
from exposure_check.wording.tips import menus_of


class AuditingPage(Page):
    """Waits for the audit."""

    def __init__(self, context: Context, route: Auditing) -> None:
        super().__init__(context, context.say("auditing.title"))
        self._route = route
        self.headline(context.say("auditing.headline"))
        self.lead(context.say("auditing.lead"))
        add_busy(self, context.say("auditing.ring"), context.say("auditing.ring-busy"))
        self.add(GhostButton(context.look, context.say("way.cancel"), context.ways.back), 28)
        route.audit.changed.connect(self._show)

    def begin(self) -> None:
        """See `Page`: it may be over already."""
        self._show()

    def _show(self) -> None:
        audit = self._route.audit
        if audit.failure is not None:
            self._turn_into(Problem.of(audit.failure))
        elif audit.done is not None:
            system = menus_of(audit.done.settings.system)
            subject = Subject(Said("result.computer"), system=system, computer=True)
            now = QDateTime.currentSecsSinceEpoch()
            self._turn_into(Result(subject, audit.done, now))

    def _turn_into(self, route: Route) -> None:
        self._route.audit.changed.disconnect(self._show)
        self.context.ways.turn(self._route, route)
