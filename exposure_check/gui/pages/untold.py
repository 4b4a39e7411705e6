"""It could not be told which device is the user's: none was judged, and what to try next."""

from collections.abc import Callable
from dataclasses import replace

from exposure_check.gui import begin, live_words
from exposure_check.gui.context import Context
from exposure_check.gui.opening import open_captures
from exposure_check.gui.pages.page import Page
from exposure_check.gui.plan import Plan
from exposure_check.gui.routes import Abilities, PhoneReady, Untold
from exposure_check.gui.widgets.button import GhostButton, PrimaryButton
from exposure_check.gui.widgets.callout import Callout
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
        if route.listening.plan.wifi:
            other = PhoneReady(route.listening.plan.kind)
            self._way("no-ear.by-bluetooth", lambda: context.ways.go(other))
        else:
            self._way("untold.near", self._near)
        self._way("home.open", lambda: open_captures(context, self))
        self._way("settings.abilities", lambda: context.ways.go(Abilities()))

    def _way(self, key: str, pressed: Callable[[], object]) -> None:
        button = GhostButton(self.look, self.context.say(key), pressed)
        self.add(button, self.look.space("gap"))

    def _again(self) -> None:
        self._begin(self._route.listening.plan)

    def _near(self) -> None:
        self._begin(replace(self._route.listening.plan, near=True))

    def _begin(self, plan: Plan) -> None:
        self.context.ways.replace(self._route, begin.phone(self.context, plan))
