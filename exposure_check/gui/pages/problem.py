"""Something could not be done: what, what was kept, and what to report if it is a mistake."""

from exposure_check.gui.context import Context
from exposure_check.gui.opening import open_captures
from exposure_check.gui.pages.page import Page
from exposure_check.gui.places import Route
from exposure_check.gui.routes import Abilities, Demos, Problem
from exposure_check.gui.widgets.button import PrimaryButton
from exposure_check.gui.widgets.command import Command, Copying
from exposure_check.gui.widgets.rows import Row, Rows
from exposure_check.model.errors import Reason
from exposure_check.wording.reasons import reason_text

_ABOUT_LISTENING = (Reason.LISTENING_FAILED, Reason.NOTHING_TO_LISTEN_WITH)
_TO_REPORT = (Reason.ENGINE_CRASHED, Reason.ENGINE_BROKE_RULES, Reason.WINDOW_MISTAKE)
_SAYS_WHAT_IS_KEPT = (Reason.ENGINE_CRASHED, Reason.ENGINE_BROKE_RULES)
"""What these say of themselves is not said twice."""


class ProblemPage(Page):
    """One failure."""

    def __init__(self, context: Context, route: Problem) -> None:
        super().__init__(context, context.say("way.window"))
        self.headline(context.say("problem.title"))
        self.body(reason_text(route.reason, route.details, context.words))
        if route.reason in _ABOUT_LISTENING:
            self.lead(context.say("problem.not-begun"))
        elif route.reason not in _SAYS_WHAT_IS_KEPT:
            self.lead(context.say("problem.kept"))
        if route.reason in _TO_REPORT:
            self._to_report(route)
        self.add(PrimaryButton(self.look, context.say("way.back"), context.ways.back), 20)
        if route.reason in _ABOUT_LISTENING:
            self._elsewhere(route.instead)

    def _elsewhere(self, instead: Route | None) -> None:
        """Show what can be done instead: no dead end."""
        go, say = self.context.ways.go, self.context.say
        rows = [
            Row("computer", say("settings.abilities"), lambda: go(Abilities())),
            Row("file", say("home.open"), lambda: open_captures(self.context, self)),
            Row("play", say("home.demo"), lambda: go(Demos())),
        ]
        if instead is not None:
            rows.insert(0, Row("ear", say("no-ear.ways"), lambda: go(instead)))
        self.add(Rows(self.look, rows), self.look.space("gap"))

    def _to_report(self, route: Problem) -> None:
        """Show exactly what would be copied: places in the program, nothing of what was heard."""
        values = {
            "version": self.context.program.version,
            "reason": route.reason.value,
            "places": str(route.details.get("places", route.details.get("code", ""))),
        }
        report = self.context.say("problem.report-text", values)
        self.section(self.context.say("problem.report"))
        say = self.context.say
        self.add(Command(self.look, report, Copying(say("problem.copy"), say("way.copied"))), 8)
