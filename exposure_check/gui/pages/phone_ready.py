"""Before a phone is checked: what to put where, and how long to listen."""

from functools import partial

from exposure_check.gui import begin
from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.plan import Plan
from exposure_check.gui.routes import PhoneReady
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.gui.widgets.steps import Step

_PREPARE = {
    "phone": ("beside", "awake", "take-off"),
    "watch": ("beside", "take-off"),
    "earphones": ("beside", "take-off"),
    "tag": ("beside", "take-off"),
}
_PREPARE_WIFI = ("beside", "wifi")
_WORDS = ("take-off", "wifi")
"""What stands in the words for telling apart; the rest is the window's own."""
LENGTHS = {"short": 60, "whole": 35 * 60}
"""Seconds to listen once the device is told apart: a look, or what the slowest check needs (B3)."""
LENGTHS_WIFI = {"short": 180, "whole": 20 * 60}
"""The same for Wi-Fi: half of the phones are decided at 165 s, all others at 20 minutes (W4)."""
_IN_STATES = ("phone", "watch")
"""Kinds with a screen, which send otherwise when it is off: the whole check goes through that."""


class PhoneReadyPage(Page):
    """What to do before it begins."""

    def __init__(self, context: Context, route: PhoneReady) -> None:
        super().__init__(context, context.say(f"phone.{route.kind}"))
        self.headline(context.say("ready.headline"))
        self.lead(context.say("ready.lead-wifi" if route.wifi else "ready.lead"))
        self.column.addSpacing(6)
        prepare = _PREPARE_WIFI if route.wifi else _PREPARE[route.kind]
        for number, key in enumerate(prepare, 1):
            own = key not in _WORDS
            text = context.say(f"ready.{key}") if own else self._prepare(key)
            self.add(Step(self.look, number, text), self.look.space("gap"))
        if route.wifi:
            self.note(context.say("ready.password"))
        self.section(context.say("ready.how-long"))
        for length, seconds in (LENGTHS_WIFI if route.wifi else LENGTHS).items():
            guided = length == "whole" and route.kind in _IN_STATES
            key = length + ("-states" if guided else "") + ("-wifi" if route.wifi else "")
            says = Says(context.say(f"ready.{length}"), context.say(f"ready.{key}-detail"), "clock")
            start = partial(self._start, route, seconds, guided=guided)
            self.add(PressCard(self.look, says, start), self.look.space("gap"))
        self.note(context.say("ready.kept"))

    def _prepare(self, key: str) -> str:
        return self.context.words.text("which", f"prepare.{key}")

    def _start(self, route: PhoneReady, seconds: int, *, guided: bool) -> None:
        plan = Plan(route.kind, seconds, route.kind == "tag", route.wifi, guided)
        self.context.ways.go(begin.phone(self.context, plan))
