"""What came of a change: before and after, side by side, and what is not proven."""

from collections.abc import Iterator

from exposure_check.gui import begin_fixes
from exposure_check.gui.context import Context
from exposure_check.gui.fix_words import counts_once, preview, say
from exposure_check.gui.mend import Attempt, Deed
from exposure_check.gui.pages.page import Page
from exposure_check.gui.result_words import moment
from exposure_check.gui.routes import Fixed
from exposure_check.gui.widgets.button import GhostButton, PlainButton, PrimaryButton
from exposure_check.gui.widgets.callout import Callout
from exposure_check.gui.widgets.changes import Changes
from exposure_check.gui.widgets.tile import Side, SideBySide
from exposure_check.model.fix import Effect
from exposure_check.model.verdict import Outcome, Severity
from exposure_check.wording.fixes import verdict_title

_BAD = (Severity.EXPOSED, Severity.PARTLY)


class FixedPage(Page):
    """Before and after."""

    def __init__(self, context: Context, route: Fixed) -> None:
        super().__init__(context, say(context, "done.title"))
        self._route, self._came = route, route.came
        self.headline(say(context, f"done.{self._headline()}"))
        self.grow(self._fill())

    def _fill(self) -> Iterator[None]:
        context, route = self.context, self._route
        words = context.words.fix(route.attempt.fix)
        undone = route.attempt.deed is Deed.UNDO
        self.lead(
            say(context, "done.undone-lead", {"title": words.title}) if undone else words.does
        )
        yield
        if not undone:
            yield from self._sides()
        if self._came.effect is not None:
            effect = context.words.text("fix", f"effect.{self._came.effect.value}")
            self.add(Callout(self.look, effect), 14)
        if route.attempt.deed is Deed.APPLY and route.attempt.offer is not None:
            self.section(say(context, "done.changed"))
            self.add(Changes(self.look, preview(context, route.attempt.offer)), 8)
            yield
        self._ways()

    def _headline(self) -> str:
        if self._route.attempt.deed is Deed.UNDO:
            return "undone"
        if self._came.effect is not None:
            return self._came.effect.value
        left = any(one.severity in _BAD or not one.decided for one in self._came.after)
        return "compared-same" if left or not self._came.after else "compared-better"

    def _sides(self) -> Iterator[None]:
        """Show what the checks said, and say now: each in a row of its own."""
        was = {one.check: one for one in self._came.before}
        for outcome in self._came.after:
            sides = list(self._pair(was.get(outcome.check), outcome))
            self.add(SideBySide(self.look, sides), self.look.space("gap"))
            yield
        if not self._came.after:
            self.lead(say(self.context, "done.same"))

    def _pair(self, before: Outcome | None, after: Outcome) -> Iterator[Side]:
        now, then = self._came.moment, self._route.attempt.found.moment
        if before is None:
            yield self._side("now", now, after)
            return
        yield self._side("before", then, before)
        yield self._side("after", now, after)

    def _side(self, which: str, when: float, outcome: Outcome) -> Side:
        words = self.context.words
        decided = outcome.decided
        key = f"severity.{outcome.severity.value}" if decided else f"state.{outcome.word}"
        badge = (outcome.severity, words.text("report", key))
        over = say(self.context, f"done.{which}")
        title = verdict_title(outcome, words, reveal=False)
        return Side(over, moment(self.context, when), title, badge)

    def _ways(self) -> None:
        context, entry, gap = self.context, self._came.entry, self.look.space("gap")
        undone = self._route.attempt.deed is Deed.UNDO
        if entry is not None and not undone:
            self._next()
            text = say(context, "done.undo")
            self.add(GhostButton(self.look, text, lambda: self._try(Deed.UNDO)), gap)
        text = say(context, "ways.list")
        back = PrimaryButton if undone or entry is None else PlainButton
        self.add(back(self.look, text, context.ways.back), 20 if undone else gap)

    def _next(self) -> None:
        """Say what to do so that it counts, and offer to look again."""
        context, entry = self.context, self._came.entry
        if entry is None:
            return
        counts = counts_once(context, entry)
        if counts and self._came.effect is not Effect.STATE_SHOWS:
            self.section(say(context, "done.next"))
            self.lead(counts, 6)
        text = say(context, "done.check-joined" if counts else "done.check")
        again = PrimaryButton(self.look, text, lambda: self._try(Deed.CHECK))
        self.add(again, 16)

    def _try(self, deed: Deed) -> None:
        route = self._route
        attempt = Attempt(deed, route.attempt.found, entry=self._came.entry, yes=deed is Deed.CHECK)
        self.context.ways.replace(route, begin_fixes.attempt(route.fixes, attempt))
