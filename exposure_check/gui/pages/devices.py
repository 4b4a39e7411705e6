"""The devices the user checked, each with its own history."""

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import Devices, Place
from exposure_check.gui.widgets.button import PrimaryButton


class DevicesPage(Page):
    """None so far."""

    def __init__(self, context: Context, _route: Devices) -> None:
        super().__init__(context, context.say("devices.title"))
        self.headline(context.say("devices.headline"))
        self.lead(context.say("devices.lead"))
        begin = context.say("devices.begin")
        self.add(PrimaryButton(self.look, begin, lambda: context.ways.switch(Place.CHECK)), 20)
