"""A result that was kept: it becomes the page of a result again."""

from exposure_check.gui.context import Context
from exposure_check.gui.history_words import say
from exposure_check.gui.pages.loading import LoadingPage
from exposure_check.gui.routes import Forget, Kept, Result, Subject
from exposure_check.gui.widgets.button import GhostButton, PlainButton
from exposure_check.model.audit import AuditReport
from exposure_check.model.history import KeptResult
from exposure_check.wording.sentence import overheard


class KeptPage(LoadingPage[tuple[KeptResult | None]]):
    """Reads it."""

    def __init__(self, context: Context, route: Kept) -> None:
        history = context.program.history
        super().__init__(
            context, context.say("devices.title"), lambda: (history().result(route.number),)
        )
        self._route = route

    def fill(self, content: tuple[KeptResult | None]) -> None:
        """See `LoadingPage`."""
        context, (kept,) = self.context, content
        if kept is not None and kept.report is not None:
            report = kept.report
            computer = isinstance(report, AuditReport) or overheard(report)
            subject = Subject(kept.device, system=kept.system, computer=computer)
            result = Result(subject, kept.report, kept.line.moment, kept=kept.line.number)
            context.ways.turn(self._route, result)
            return
        if kept is None:
            self.headline(say(context, "device.gone"))
        else:
            self.headline(context.say("problem.title"))
            self.lead(say(context, "compare.unreadable"))
        self.add(GhostButton(self.look, context.say("way.back"), context.ways.back), 20)
        if kept is not None:
            forget = Forget(result=self._route.number)
            text = say(context, "forget.button")
            self.add(PlainButton(self.look, text, lambda: context.ways.go(forget)), 12)
