"""It could not be told which device is the user's: none was judged, and what to try next."""

from collections.abc import Iterator
from dataclasses import replace

from exposure_check.gui import begin, live_words
from exposure_check.gui.context import Context
from exposure_check.gui.opening import open_captures
from exposure_check.gui.pages.page import Page
from exposure_check.gui.plan import Plan
from exposure_check.gui.routes import Abilities, PhoneReady, Untold
from exposure_check.gui.widgets.button import PrimaryButton
from exposure_check.gui.widgets.callout import Callout
from exposure_check.gui.widgets.rows import Row, Rows
from exposure_check.model.live import Ending
from exposure_check.model.report import SubjectAnswer
from exposure_check.wording.live import ending_lines
from exposure_check.wording.sentence import subject_sentence


class UntoldPage(Page):
    """What to try next."""

    def __init__(self, context: Context, route: Untold) -> None:
        super().__init__(context, context.read(route.listening.subject.title))
        self._route = route
        self.headline(context.say("untold.headline"))
        self.lead(subject_sentence(route.report, context.words))
        live, medium = route.report.live, "wifi" if route.listening.plan.wifi else "ble"
        if live is not None and live.ending is not Ending.UNTOLD:
            for text in ending_lines(live, context.words):
                self.lead(text)
        if route.report.subject.answer is SubjectAnswer.NOTHING_HEARD:
            self.add(Callout(self.look, context.say(f"untold.nothing-{medium}")), 14)
        for text in live_words.told(context, route.told, medium):
            self.add(Callout(self.look, text), 14)
        self.add(PrimaryButton(self.look, context.say("way.again"), self._again), 24)
        self.add(Rows(self.look, list(self._ways())), self.look.space("gap"))

    def _ways(self) -> Iterator[Row]:
        """Yield what else can be tried."""
        say, go = self.context.say, self.context.ways.go
        plan = self._route.listening.plan
        if plan.wifi:
            other = PhoneReady(plan.kind)
            yield Row("bluetooth", say("no-ear.by-bluetooth"), lambda: go(other))
        else:
            yield Row("nearest", say("untold.near"), self._near)
        yield Row("file", say("home.open"), lambda: open_captures(self.context, self))
        yield Row("computer", say("settings.abilities"), lambda: go(Abilities()))

    def _again(self) -> None:
        self._begin(self._route.listening.plan)

    def _near(self) -> None:
        self._begin(replace(self._route.listening.plan, near=True))

    def _begin(self, plan: Plan) -> None:
        self.context.ways.replace(self._route, begin.phone(self.context, plan))
