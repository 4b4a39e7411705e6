"""The first screens: what is looked at, what is never kept, what is never sent."""

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.places import Home, Route, Welcome
from exposure_check.gui.widgets.button import PlainButton, PrimaryButton
from exposure_check.gui.widgets.icon import Picture

STEPS = {"looks": "street", "keeps": "others", "sends": "inside"}
"""What each says, and the drawing above it."""


class WelcomePage(Page):
    """One of them."""

    def __init__(self, context: Context, route: Welcome) -> None:
        values = {"step": route.step + 1, "steps": len(STEPS)}
        super().__init__(context, context.say("way.window"), context.say("welcome.step", values))
        self._route = route
        name, drawing = list(STEPS.items())[route.step]
        last = route.step == len(STEPS) - 1
        picture = Picture(self.look, drawing)
        picture.setAccessibleName(context.say(f"welcome.{name}-picture"))
        self.add(picture, 24)
        self.headline(context.say(f"welcome.{name}"), 24)
        self.lead(context.say(f"welcome.{name}-more"), 10)
        begin = context.say("welcome.begin" if last else "welcome.next")
        self.add(PrimaryButton(self.look, begin, self._end if last else self._next), 28)
        if not last:
            skip = PlainButton(self.look, context.say("welcome.skip"), self._end)
            self.add(skip, self.look.space("small"))

    def _next(self) -> None:
        self._turn_into(Welcome(self._route.step + 1))

    def _end(self) -> None:
        self._turn_into(Home())
        self.context.ways.prefer(self.context.preferences._replace(welcomed=True))

    def _turn_into(self, route: Route) -> None:
        self.context.ways.replace(self._route, route)
