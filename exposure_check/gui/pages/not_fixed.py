"""Something was not changed: why, and every way to go on."""

from dataclasses import replace

from exposure_check.gui import begin_fixes
from exposure_check.gui.context import Context
from exposure_check.gui.fix_words import menus, refusal, say, tips_of
from exposure_check.gui.mend import Attempt, Deed
from exposure_check.gui.pages.instruction import command
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import NotFixed, TipPage
from exposure_check.gui.widgets.button import GhostButton, PlainButton, PrimaryButton
from exposure_check.gui.widgets.callout import Callout
from exposure_check.model.fix import Offer, Refusal

_BY_SUDO = (Refusal.NO_PKEXEC, Refusal.NOT_INSTALLED, Refusal.NOT_STARTED)
_UNKNOWN = (Refusal.TIME_OUT, Refusal.FAILED)
"""They do not tell whether it was changed; the entry stays."""
_HEADLINES = {Deed.UNDO: "-undo", Deed.CHECK: "-look", Deed.COMPARE: "-look", Deed.OPEN: "-open"}


class NotFixedPage(Page):
    """One refusal."""

    def __init__(self, context: Context, route: NotFixed) -> None:
        super().__init__(context, say(context, "not-done.title"))
        self._route, self._attempt = route, route.attempt
        refused = route.came.refused
        self._why = Refusal.FAILED if refused is None else refused.why
        self.headline(say(context, f"not-done.headline{self._kind()}"))
        self.lead(context.words.fix(self._attempt.fix).title)
        if refused is not None:
            self.body(refusal(context, refused, undoing=self._undoing()), 14)
        if route.came.left is not None:
            self.add(Callout(self.look, say(context, "not-done.left")), 14)
        if self._why is Refusal.NO_AGENT or (self._why in _BY_SUDO and not self._undoing()):
            self._terminal()
        self._ways()

    def _kind(self) -> str:
        if self._why in _UNKNOWN and self._attempt.deed is Deed.APPLY:
            return "-unknown"
        if self._route.came.left is not None and self._attempt.deed is Deed.APPLY:
            return "-unknown"
        return _HEADLINES.get(self._attempt.deed, "")

    def _undoing(self) -> bool:
        return self._attempt.deed is Deed.UNDO

    def _terminal(self) -> None:
        """Show the command: in a terminal it can ask for the password; without pkexec, sudo has to.

        What sudo does is kept in root's journal, and what is in the user's is not undone by sudo.
        """
        context, entry = self.context, self._attempt.entry if self._undoing() else None
        self.section(say(context, "not-done.terminal"))
        what = f"--undo {entry.number}" if entry else f"{self._attempt.fix} --apply"
        key = "-sudo" if self._why in _BY_SUDO else ""
        self.add(command(context, say(context, f"not-done.command{key}", {"what": what})), 8)
        if key:
            self.lead(say(context, "not-done.undo-sudo"), self.look.space("gap"))
            undo = say(context, f"not-done.command{key}", {"what": "--undo"})
            self.add(command(context, undo), 8)

    def _ways(self) -> None:
        context, gap = self.context, self.look.space("gap")
        self.column.addSpacing(20 - gap)
        if self._route.came.left is not None:
            text = say(context, "entry.put-back")
            self.add(PrimaryButton(self.look, text, self._put_back), gap)
        elif self._why is Refusal.CHANGED_SINCE and self._attempt.deed is Deed.UNDO:
            text = say(context, "not-done.leave")
            self.add(PrimaryButton(self.look, text, context.ways.back), gap)
            text = say(context, "not-done.force")
            self.add(GhostButton(self.look, text, self._force), gap)
        else:
            text = say(context, "not-done.again")
            self.add(PrimaryButton(self.look, text, self._again), gap)
        offer = self._attempt.offer
        if offer is not None and (tips := self._tips(offer)):
            text = say(context, "not-done.by-hand")
            route = TipPage(tips[0], menus(offer))
            self.add(GhostButton(self.look, text, lambda: context.ways.go(route)), gap)
        self.add(PlainButton(self.look, say(context, "ways.list"), context.ways.back), gap)

    def _tips(self, offer: Offer) -> list[str]:
        if offer.guide:
            return [offer.guide]
        return list(tips_of(self.context, self._attempt.found.outcomes(offer.heals)))

    def _again(self) -> None:
        self._go(self._attempt)

    def _force(self) -> None:
        self._go(replace(self._attempt, yes=True))

    def _put_back(self) -> None:
        self._go(Attempt(Deed.UNDO, self._attempt.found, entry=self._route.came.left))

    def _go(self, attempt: Attempt) -> None:
        fixing = begin_fixes.attempt(self._route.fixes, attempt)
        self.context.ways.replace(self._route, fixing)
