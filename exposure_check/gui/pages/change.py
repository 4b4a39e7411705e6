"""One change that this program made: what became of it, undoing it, looking whether it helped."""

from exposure_check.gui import begin_fixes
from exposure_check.gui.context import Context
from exposure_check.gui.fix_words import counts_once, entry_line, say
from exposure_check.gui.mend import Attempt, Deed
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import Change
from exposure_check.gui.widgets.button import GhostButton, PrimaryButton
from exposure_check.model.fix import Stage


class ChangePage(Page):
    """One entry of the journal."""

    def __init__(self, context: Context, route: Change) -> None:
        super().__init__(context, say(context, "entry.title"))
        self._route = route
        entry = route.entry
        words = context.words.fix(entry.fix)
        self.headline(words.title)
        self.lead(words.does)
        self.body(entry_line(context, f"entry.{entry.stage.value}", entry), 14)
        if entry.stage is Stage.APPLIED:
            self._applied()
        elif entry.stage is Stage.BEGUN:
            text = say(context, "entry.put-back")
            self.add(PrimaryButton(self.look, text, lambda: self._try(Deed.UNDO)), 20)
        else:
            text = say(context, "ways.list")
            self.add(GhostButton(self.look, text, context.ways.back), 20)

    def _applied(self) -> None:
        context, gap = self.context, self.look.space("gap")
        counts = counts_once(context, self._route.entry)
        if counts:
            self.section(say(context, "done.next"))
            self.lead(counts, 6)
        text = say(context, "done.check-joined" if counts else "done.check")
        self.add(PrimaryButton(self.look, text, lambda: self._try(Deed.CHECK)), 16)
        text = say(context, "done.undo")
        self.add(GhostButton(self.look, text, lambda: self._try(Deed.UNDO)), gap)

    def _try(self, deed: Deed) -> None:
        route = self._route
        attempt = Attempt(deed, route.found, entry=route.entry, yes=deed is Deed.CHECK)
        fixing = begin_fixes.attempt(route.fixes, attempt)
        self.context.ways.replace(route, fixing)
