"""Everything that can be done, without a check; and one tip."""

from collections.abc import Iterator

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.steps_of import StepsOf
from exposure_check.gui.places import Tips
from exposure_check.gui.result_words import icon_of_tip
from exposure_check.gui.routes import TipPage
from exposure_check.gui.widgets.card import PressCard, Says


class TipsPage(Page):
    """All tips."""

    def __init__(self, context: Context, _route: Tips) -> None:
        super().__init__(context, context.say("tips.title"))
        self.headline(context.say("tips.headline"))
        self.lead(context.say("tips.lead"))
        self.column.addSpacing(8)
        self.grow(self._fill())

    def _fill(self) -> Iterator[None]:
        for name in self.context.words.names("tips"):
            self._card(name)
            yield

    def _card(self, name: str) -> None:
        tip = self.context.words.tip(name)
        says = Says(tip.title, tip.effect, icon_of_tip(name))
        card = PressCard(self.look, says, lambda: self.context.ways.go(TipPage(name)))
        self.add(card, self.look.space("gap"))


class OneTipPage(Page):
    """One tip with its steps."""

    def __init__(self, context: Context, route: TipPage) -> None:
        super().__init__(context, context.say("tips.title"))
        tip = context.words.tip(route.tip)
        self.headline(tip.title)
        self.lead(tip.effect)
        steps = StepsOf(context, (route.tip,), route.system, route.chosen, alone=True, page=self)
        self.add(steps, 14)
        self.grow(steps.fill())
