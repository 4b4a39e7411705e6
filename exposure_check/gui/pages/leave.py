"""A check on the air goes on, and the user went back: is it to be ended?"""

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import Leave
from exposure_check.gui.widgets.button import GhostButton, PlainButton, PrimaryButton


class LeavePage(Page):
    """Asks once; whoever only pressed a key too many goes on."""

    def __init__(self, context: Context, route: Leave) -> None:
        super().__init__(context, context.read(route.listening.subject.title))
        self._listening = route.listening
        self._asks = True
        self._listening.check.changed.connect(self._renew)
        say, gap = context.say, self.look.space("gap")
        self.headline(say("leave.headline"))
        self.lead(say("leave.lead"))
        self.add(PrimaryButton(self.look, say("leave.go-on"), self._leave), 20)
        self.add(GhostButton(self.look, say("leave.result"), self._end), gap)
        self.add(PlainButton(self.look, say("leave.drop"), self._drop), gap)

    def begin(self) -> None:
        """See `Page`: the check may have come to its end in the meantime."""
        self._renew()

    def _renew(self) -> None:
        """Make way for what was found: there is nothing to ask any more."""
        if self._asks and self.isVisible() and not self._listening.check.under_way:
            self._leave()

    def _leave(self) -> None:
        self._asks = False
        self.context.ways.back()

    def _end(self) -> None:
        self._listening.check.stop()
        self._leave()

    def _drop(self) -> None:
        self._asks = False
        self._listening.check.close()
        self.context.ways.back()
        self.context.ways.back()
