"""This computer cannot listen to that radio: why, and the ways round it."""

from exposure_check.gui.context import Context
from exposure_check.gui.opening import open_captures
from exposure_check.gui.pages.instruction import Instruction
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import Abilities, NoEar, PhoneReady
from exposure_check.gui.widgets.button import PrimaryButton
from exposure_check.gui.widgets.rows import Row, Rows
from exposure_check.gui.widgets.steps import Step
from exposure_check.wording.abilities import why_text

_STEPS = ("record", "bring", "open")
"""How another computer becomes the ear."""


class NoEarPage(Page):
    """Why, and what can be done instead."""

    def __init__(self, context: Context, route: NoEar) -> None:
        super().__init__(context, context.say(f"phone.{route.kind}"))
        say, go = context.say, context.ways.go
        ear = "wifi" if route.wifi else "bluetooth"
        self.headline(say(f"no-ear.{ear}"))
        if route.why:
            self.body(why_text(route.why, context.words))
        self.section(say("no-ear.ways"))
        self.lead(say("no-ear.lead"), 6)
        for number, key in enumerate(_STEPS, 1):
            text = say(f"no-ear.{key}-{ear}" if key == "record" else f"no-ear.{key}")
            self.add(Step(self.look, number, Instruction(context, text)), self.look.space("gap"))
        capture = PrimaryButton(self.look, say("home.open"), lambda: open_captures(context, self))
        self.add(capture, 20)
        other = say("no-ear.by-bluetooth" if route.wifi else "no-ear.by-wifi")
        instead = PhoneReady(route.kind, wifi=not route.wifi)
        same = PhoneReady(route.kind, wifi=route.wifi)
        rows = [
            Row("bluetooth" if route.wifi else "wifi", other, lambda: go(instead)),
            Row("ear", say("no-ear.all-the-same"), lambda: go(same)),
            Row("computer", say("settings.abilities"), lambda: go(Abilities())),
        ]
        self.add(Rows(self.look, rows), self.look.space("gap"))
        if route.wifi:
            self.add(Instruction(context, say("no-ear.live"), "note", "soft"), 12)
