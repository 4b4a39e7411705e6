"""Two results of one device side by side, and what changed between them."""

from collections.abc import Sequence
from functools import partial

from exposure_check.gui.context import Context
from exposure_check.gui.history_words import badge, say
from exposure_check.gui.pages.loading import LoadingPage
from exposure_check.gui.result_words import icon_of, moment
from exposure_check.gui.routes import Compare
from exposure_check.gui.widgets.button import GhostButton
from exposure_check.gui.widgets.callout import Callout
from exposure_check.gui.widgets.card import Card, PressCard, Says
from exposure_check.gui.widgets.tile import Side, SideBySide
from exposure_check.model.history import KeptResult, ResultLine
from exposure_check.wording.compare import Row, Turn, rows, shows, summary
from exposure_check.wording.fixes import verdict_title

_HEADLINES = {
    Turn.NEW: "new",
    Turn.GONE: "gone",
    Turn.UNPROVEN: "unproven",
    Turn.STAYS: "same",
    Turn.QUIET: "nothing",
}
_CHANGED = (Turn.NEW, Turn.GONE, Turn.UNPROVEN)

_Content = tuple[KeptResult | None, KeptResult | None, Sequence[ResultLine]]


class ComparePage(LoadingPage[_Content]):
    """Before and after."""

    def __init__(self, context: Context, route: Compare) -> None:
        history = context.program.history

        def read() -> _Content:
            kept = history()
            lines = kept.results(route.device)
            return kept.result(route.before), kept.result(route.after), lines

        super().__init__(context, say(context, "compare.title"), read)
        self._route = route

    def fill(self, content: _Content) -> None:
        """See `LoadingPage`."""
        before, after, lines = content
        context = self.context
        if before is None or after is None:
            self.lead(say(context, "device.gone"))
        elif before.report is None or after.report is None:
            self.lead(say(context, "compare.unreadable"))
        elif before.line.kind is not after.line.kind:
            self.lead(say(context, "compare.other-kind"))
        else:
            self._compare(before, after, rows(before.report.outcomes, after.report.outcomes))
        others = [
            line
            for line in lines
            if line.number not in (self._route.before, self._route.after)
            and (after is None or line.moment <= after.line.moment)
        ]
        self._others(others)
        if before is None or after is None:
            self.add(GhostButton(self.look, context.say("way.back"), context.ways.back), 20)

    def _compare(self, before: KeptResult, after: KeptResult, found: Sequence[Row]) -> None:
        context = self.context
        turn, count = summary(found)
        self.headline(say(context, f"compare.{_HEADLINES[turn]}", {"count": count}))
        self.lead(after.device)
        sides = [self._side("before", before), self._side("after", after)]
        self.add(SideBySide(self.look, sides), 14)
        self.add(Callout(self.look, say(context, "compare.careful")), 14)
        changed = [row for row in found if row.turn in _CHANGED]
        self._rows("changed", changed)
        self._rows("unchanged", [row for row in found if row.turn is Turn.STAYS])

    def _side(self, which: str, kept: KeptResult) -> Side:
        context = self.context
        outcomes = () if kept.report is None else kept.report.outcomes
        count = sum(shows(one) for one in outcomes)
        left = sum(not one.decided for one in outcomes)
        return Side(
            say(context, f"compare.{which}"),
            moment(context, kept.line.moment),
            say(context, "compare.shows", {"count": count}),
            badge(context, kept.line.assessment),
            say(context, "compare.open", {"count": left}) if left else "",
        )

    def _rows(self, title: str, found: Sequence[Row]) -> None:
        if found:
            self.section(say(self.context, f"compare.{title}"))
        for row in found:
            self.add(self._row(row), self.look.space("gap"))

    def _row(self, row: Row) -> Card:
        context, words = self.context, self.context.words
        after = row.after
        before = say(context, "compare.not-before")
        if row.before is not None:
            before = verdict_title(row.before, words, reveal=False)
        now = verdict_title(after, words, reveal=False)
        detail = now
        if before != now:
            detail = say(context, "compare.was", {"before": before, "after": now})
        key = f"severity.{after.severity.value}" if after.decided else f"state.{after.word}"
        marked = (after.severity, words.text("report", key))
        title = words.finding(after.check).title
        return Card(self.look, Says(title, detail, icon_of(after.check), marked, beside=False))

    def _others(self, lines: Sequence[ResultLine]) -> None:
        context, route = self.context, self._route
        if lines:
            self.section(say(context, "compare.with-other"))
        for line in lines:
            says = Says(
                moment(context, line.moment),
                say(context, f"device.{line.kind.value}"),
                badge=badge(context, line.assessment),
                beside=False,
            )
            other = Compare(route.device, line.number, route.after)
            go = partial(context.ways.replace, route, other)
            self.add(PressCard(self.look, says, go), self.look.space("gap"))
