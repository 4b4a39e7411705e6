"""Which kind of device is to be checked on the air?"""

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import PhoneKind
from exposure_check.gui.widgets.card import Card, Says

KINDS = ("phone", "watch", "earphones", "tag")


class PhoneKindPage(Page):
    """The kinds."""

    def __init__(self, context: Context, _route: PhoneKind) -> None:
        super().__init__(context, context.say("phone.title"))
        self.headline(context.say("phone.headline"))
        self.lead(context.say("phone.lead"))
        self.column.addSpacing(8)
        for kind in KINDS:
            says = Says(context.say(f"phone.{kind}"), icon=kind)
            self.add(Card(self.look, says), self.look.space("gap"))
