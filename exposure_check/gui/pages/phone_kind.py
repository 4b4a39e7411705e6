"""Which kind of device is to be checked on the air?"""

from functools import partial

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.places import Route
from exposure_check.gui.routes import PhoneEar, PhoneKind, PhoneReady
from exposure_check.gui.widgets.card import PressCard, Says

KINDS = ("phone", "watch", "earphones", "tag")
WITH_WIFI = ("phone",)
"""Kinds that search for Wi-Fi of themselves, as a rule."""


def ready(kind: str) -> Route:
    """Return the first page of a check of a kind of device."""
    return PhoneEar(kind) if kind in WITH_WIFI else PhoneReady(kind)


class PhoneKindPage(Page):
    """The kinds."""

    def __init__(self, context: Context, _route: PhoneKind) -> None:
        super().__init__(context, context.say("phone.title"))
        self.headline(context.say("phone.headline"))
        self.lead(context.say("phone.lead"))
        self.column.addSpacing(8)
        for kind in KINDS:
            says = Says(context.say(f"phone.{kind}"), context.say(f"phone.{kind}-detail"), kind)
            card = PressCard(self.look, says, partial(self._choose, kind))
            self.add(card, self.look.space("gap"))

    def _choose(self, kind: str) -> None:
        self.context.ways.go(ready(kind))
