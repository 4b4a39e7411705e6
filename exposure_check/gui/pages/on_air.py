"""Whether to listen to what this computer itself sends: what is done then, and if it can be."""

from collections.abc import Sequence
from functools import partial

from exposure_check.gui import begin
from exposure_check.gui.context import Context
from exposure_check.gui.opening import open_captures
from exposure_check.gui.pages.abilities import ability_card
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import Abilities, OnAir
from exposure_check.gui.running import Task
from exposure_check.gui.widgets.button import GhostButton, PrimaryButton
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.gui.widgets.steps import Step
from exposure_check.gui.widgets.text import Text
from exposure_check.model.ability import Ability, AbilityId, Answer

_DONE = ("only-own", "searches", "password")
"""What the user agrees to."""
_OWN = (AbilityId.OWN_BLUETOOTH, AbilityId.OWN_WIFI)
LENGTHS = {"short": 120, "whole": 20 * 60}
"""Seconds to listen: a look, or what the slowest check of Wi-Fi needs (W4)."""


class OnAirPage(Page):
    """Asks for consent; where it cannot be done, it says why and what to do instead."""

    def __init__(self, context: Context, route: OnAir) -> None:
        super().__init__(context, context.read(route.audited.subject.title))
        self._route = route
        self._headline = self.headline(context.say("on-air.headline"))
        self.lead(context.say("on-air.lead"))
        self._asking: Text | None = self.note(context.say("abilities.asking"), 8)
        self._task: Task[Sequence[Ability]] = Task(context.program.abilities)
        self._task.changed.connect(self._show)

    def _show(self) -> None:
        if self._asking is None:
            return
        self._asking.hide()
        self._asking = None
        own = [one for one in self._task.done or () if one.id in _OWN]
        if own and all(one.answer is Answer.NO for one in own):
            self._cannot(own)
        else:
            self._can(own)

    def _can(self, own: Sequence[Ability]) -> None:
        for number, key in enumerate(_DONE, 1):
            step = Step(self.look, number, self.context.say(f"on-air.{key}"))
            self.add(step, self.look.space("gap"))
        self._abilities(own)
        self.section(self.context.say("ready.how-long"))
        for length, seconds in LENGTHS.items():
            title, detail = f"ready.{length}", f"on-air.{length}-detail"
            says = Says(self.context.say(title), self.context.say(detail), "clock")
            card = PressCard(self.look, says, partial(self._start, seconds))
            self.add(card, self.look.space("gap"))
        self.add(GhostButton(self.look, self.context.say("on-air.no"), self.context.ways.back), 18)

    def _cannot(self, own: Sequence[Ability]) -> None:
        context = self.context
        self._headline.say(context.say("on-air.cannot"))
        self._abilities(own)
        self.section(context.say("no-ear.ways"))
        self.lead(context.say("on-air.other-ear"), 6)
        capture = context.say("home.open")
        self.add(PrimaryButton(self.look, capture, lambda: open_captures(context, self)), 18)
        can = context.say("settings.abilities")
        gap = self.look.space("gap")
        self.add(GhostButton(self.look, can, lambda: context.ways.go(Abilities())), gap)
        self.add(GhostButton(self.look, context.say("on-air.no"), context.ways.back), gap)

    def _abilities(self, own: Sequence[Ability]) -> None:
        self.section(self.context.say("on-air.here"))
        for one in own:
            self.add(ability_card(self.context, one), self.look.space("gap"))

    def _start(self, seconds: int) -> None:
        listening = begin.this_computer(self.context, self._route.audited, seconds)
        self.context.ways.go(listening)
