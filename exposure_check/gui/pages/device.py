"""One device of the user's, with its results."""

from collections.abc import Sequence
from functools import partial

from exposure_check.gui.context import Context
from exposure_check.gui.history_words import badge, say
from exposure_check.gui.pages.loading import LoadingPage
from exposure_check.gui.result_words import moment
from exposure_check.gui.routes import Compare, Forget, Kept, OneDevice
from exposure_check.gui.widgets.button import GhostButton, PlainButton
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.model.history import ResultLine


class DevicePage(LoadingPage[Sequence[ResultLine]]):
    """Its results, the last one first."""

    def __init__(self, context: Context, route: OneDevice) -> None:
        history = context.program.history
        super().__init__(
            context, context.say("devices.title"), lambda: history().results(route.device)
        )
        self._route = route

    def fill(self, content: Sequence[ResultLine]) -> None:
        """See `LoadingPage`."""
        context, route, gap = self.context, self._route, self.look.space("gap")
        self.headline(route.name)
        if not content:
            self.lead(say(context, "device.gone"))
            self.add(GhostButton(self.look, context.say("way.back"), context.ways.back), 20)
            return
        self.lead(say(context, "device.lead", {"count": len(content)}))
        self.column.addSpacing(8)
        for line in content:
            says = Says(
                moment(context, line.moment),
                say(context, f"device.{line.kind.value}"),
                badge=badge(context, line.assessment),
                beside=False,
            )
            self.add(PressCard(self.look, says, partial(context.ways.go, Kept(line.number))), gap)
        before = [line for line in content[1:] if line.kind is content[0].kind]
        if before:
            pair = Compare(route.device, before[0].number, content[0].number)
            text = say(context, "device.compare")
            self.add(GhostButton(self.look, text, lambda: context.ways.go(pair)), 20)
        text = say(context, "device.forget")
        forget = Forget(device=route.device, name=route.name)
        self.add(PlainButton(self.look, text, lambda: context.ways.go(forget)), gap)
