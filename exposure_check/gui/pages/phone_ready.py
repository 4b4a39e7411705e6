"""Before a phone is checked: what to put where, and how long to listen."""

from functools import partial

from exposure_check.gui import begin
from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import PhoneReady
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.gui.widgets.steps import Step

_PREPARE = {
    "phone": ("beside", "awake", "take-off"),
    "watch": ("beside", "take-off"),
    "earphones": ("beside", "take-off"),
    "tag": ("beside", "take-off"),
}
_WORDS = ("awake", "take-off")
"""What stands in the words for telling apart; the rest is the window's own."""
LENGTHS = {"short": 60, "whole": 35 * 60}
"""Seconds to listen once the device is told apart: a look, or what the slowest check needs (B3)."""


class PhoneReadyPage(Page):
    """What to do before it begins."""

    def __init__(self, context: Context, route: PhoneReady) -> None:
        super().__init__(context, context.say(f"phone.{route.kind}"))
        self.headline(context.say("ready.headline"))
        self.lead(context.say("ready.lead"))
        self.column.addSpacing(6)
        for number, key in enumerate(_PREPARE[route.kind], 1):
            own = key not in _WORDS
            text = context.say("ready.beside") if own else self._prepare(key)
            self.add(Step(self.look, number, text), self.look.space("gap"))
        self.section(context.say("ready.how-long"))
        for length, seconds in LENGTHS.items():
            says = Says(
                context.say(f"ready.{length}"), context.say(f"ready.{length}-detail"), "clock"
            )
            start = partial(self._start, route, seconds)
            self.add(PressCard(self.look, says, start), self.look.space("gap"))
        self.note(context.say("ready.kept"))

    def _prepare(self, key: str) -> str:
        return self.context.words.text("which", f"prepare.{key}")

    def _start(self, route: PhoneReady, seconds: int) -> None:
        near = route.kind == "tag"
        listening = begin.phone(self.context, route.kind, seconds, near=near)
        self.context.ways.go(listening)
