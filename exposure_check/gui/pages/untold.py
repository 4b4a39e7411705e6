"""It could not be told which device is the user's: none was judged, and what to try next."""

from exposure_check.gui import begin, live_words
from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import Abilities, Untold
from exposure_check.gui.widgets.button import GhostButton, PrimaryButton
from exposure_check.gui.widgets.callout import Callout
from exposure_check.wording.sentence import subject_sentence


class UntoldPage(Page):
    """What to try next."""

    def __init__(self, context: Context, route: Untold) -> None:
        super().__init__(context, context.read(route.listening.subject.title))
        self._route = route
        self.headline(context.say("untold.headline"))
        self.lead(subject_sentence(route.report, context.words))
        for text in live_words.told(context, route.told):
            self.add(Callout(self.look, text), 14)
        again = context.say("way.again")
        self.add(PrimaryButton(self.look, again, self._again), 24)
        other = GhostButton(self.look, context.say("untold.near"), self._near)
        self.add(other, self.look.space("gap"))
        can = GhostButton(
            self.look, context.say("settings.abilities"), lambda: context.ways.go(Abilities())
        )
        self.add(can, self.look.space("gap"))

    def _again(self) -> None:
        kind, seconds = self._route.listening.kind, self._route.listening.seconds
        self._begin(kind, seconds, near=False)

    def _near(self) -> None:
        kind, seconds = self._route.listening.kind, self._route.listening.seconds
        self._begin(kind, seconds, near=True)

    def _begin(self, kind: str, seconds: int, *, near: bool) -> None:
        route = begin.phone(self.context, kind, seconds, near=near)
        self.context.ways.replace(self._route, route)
