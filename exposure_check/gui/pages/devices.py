"""The devices the user checked, each with its own history."""

from collections.abc import Sequence
from functools import partial

from exposure_check.gui.context import Context
from exposure_check.gui.history_words import badge, icon, say
from exposure_check.gui.pages.loading import LoadingPage
from exposure_check.gui.places import Devices, Place
from exposure_check.gui.ports import KeepsHistory
from exposure_check.gui.result_words import moment
from exposure_check.gui.retention import outdated
from exposure_check.gui.routes import Forget, OneDevice
from exposure_check.gui.widgets.button import PlainButton, PrimaryButton
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.history import Device
from exposure_check.model.verdict import FactValue


class DevicesPage(LoadingPage[Sequence[Device]]):
    """All devices; what is too old is deleted first."""

    def __init__(self, context: Context, _route: Devices) -> None:
        history, before = context.program.history, outdated(context.preferences.retention)

        def read() -> Sequence[Device]:
            kept: KeepsHistory = history()
            if before:
                kept.prune(before)
            return kept.devices()

        super().__init__(context, context.say("devices.title"), read)

    def fill(self, content: Sequence[Device]) -> None:
        """See `LoadingPage`."""
        context = self.context
        if not content:
            self.headline(context.say("devices.headline"))
            self.lead(context.say("devices.lead"))
            begin = context.say("devices.begin")
            button = PrimaryButton(self.look, begin, lambda: context.ways.switch(Place.CHECK))
            self.add(button, 20)
            return
        self.headline(say(context, "devices.headline", {"count": len(content)}))
        self.lead(say(context, "devices.lead"))
        self.column.addSpacing(8)
        for device in content:
            self.add(self._card(device), self.look.space("gap"))
        days = context.preferences.retention
        key = "devices.days" if days else "devices.for-good"
        self.note(say(context, key, {"days": days}))
        self._forget_all()

    def failed(self, error: ExposureCheckError) -> None:
        """See `LoadingPage`: whatever is wrong with the file, it can be deleted."""
        super().failed(error)
        self._forget_all()

    def _card(self, device: Device) -> PressCard:
        context = self.context
        values: dict[str, FactValue] = {
            "count": device.results,
            "time": moment(context, device.last),
        }
        detail = say(context, "devices.detail", values)
        marked = badge(context, device.assessment)
        says = Says(device.name, detail, icon(device.system), marked, beside=False)
        route = OneDevice(device.number, device.name)
        return PressCard(self.look, says, partial(context.ways.go, route))

    def _forget_all(self) -> None:
        context = self.context
        text = say(context, "devices.forget-all")
        self.add(PlainButton(self.look, text, lambda: context.ways.go(Forget())), 16)
