"""The demo recordings."""

from exposure_check.gui import begin
from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import Demos
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.model.demo import Demo


class DemosPage(Page):
    """Which demo to see."""

    def __init__(self, context: Context, _route: Demos) -> None:
        super().__init__(context, context.say("demos.title"))
        self.headline(context.say("demos.headline"))
        self.lead(context.say("demos.lead"))
        self.column.addSpacing(8)
        for demo in context.program.demos():
            self._card(demo)

    def _card(self, demo: Demo) -> None:
        context = self.context
        known = context.words.has("app", f"demos.{demo.id}-detail")
        detail = context.say(f"demos.{demo.id}-detail" if known else "demos.other-detail")
        says = Says(context.read(begin.demo_title(context, demo)), detail, "play")
        card = PressCard(self.look, says, lambda: context.ways.go(begin.demo(context, demo)))
        self.add(card, self.look.space("gap"))
