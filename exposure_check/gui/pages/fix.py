"""One fix before it is done: exactly what would change, what may break, and what it needs."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui import begin_fixes
from exposure_check.gui.context import Context
from exposure_check.gui.fix_words import capital, menus, preview, say, target
from exposure_check.gui.mend import Attempt, Deed
from exposure_check.gui.pages.instruction import Instruction
from exposure_check.gui.pages.page import Page, take_away
from exposure_check.gui.routes import Fix
from exposure_check.gui.spoken import read_in_order
from exposure_check.gui.widgets.button import GhostButton, PrimaryButton
from exposure_check.gui.widgets.callout import Callout
from exposure_check.gui.widgets.changes import Changes
from exposure_check.gui.widgets.choice import Choice
from exposure_check.gui.widgets.text import Text
from exposure_check.model.fix import Offer, Rights
from exposure_check.wording.tips import step_lines


class FixPage(Page):
    """One fix."""

    def __init__(self, context: Context, route: Fix) -> None:
        super().__init__(context, say(context, "ways.title"))
        self._route, self._offer = route, route.offers[route.chosen.at]
        self._shown: QWidget | None = None
        self._place = QVBoxLayout()
        words = context.words.fix(self._offer.fix)
        self.headline(words.title)
        self.lead(words.does)
        self.grow(self._fill())

    def _fill(self) -> Iterator[None]:
        context = self.context
        if self._offer.expert:
            self.add(Callout(self.look, self._say("one.expert")), 14)
        if self._offer.instead_of:
            title = context.words.fix(self._offer.instead_of).title
            self.lead(self._say("one.instead", title=title))
        self._for_whom()
        self.column.addLayout(self._place)  # at once: what is chosen there is shown in it
        yield
        self._show(self._offer)
        yield
        self._facts()
        yield
        self._ways()

    def _say(self, key: str, **values: str | int) -> str:
        return say(self.context, key, values)

    def _for_whom(self) -> None:
        """Name the network or adapter, or let the user choose among several."""
        offers = self._route.offers
        self.section(self._say("one.for"))
        if len(offers) == 1:
            self.body(capital(target(self.context, offers[0])), 6)
            return
        rows = [(one, capital(target(self.context, one))) for one in offers]
        choice = Choice(self.look, rows, self._offer, self._choose)
        choice.setAccessibleName(self._say("one.for"))
        self.add(choice, self.look.space("small"))

    def _choose(self, offer: Offer) -> None:
        self._route.chosen.at = self._route.offers.index(offer)
        self._show(offer)

    def _show(self, offer: Offer) -> None:
        """Show what would change for one network."""
        self._offer = offer
        if self._shown is not None:
            take_away(self._place, self._shown)
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.space("small"))
        if offer.guided:
            self._guide(column, offer)
        elif offer.changes:
            column.addSpacing(self.look.space("section"))
            column.addWidget(Text(self.look, self._say("one.changes"), "section"))
            column.addWidget(Changes(self.look, preview(self.context, offer)))
        self._place.addWidget(self._shown)
        if self.isVisible():
            self._shown.show()
            read_in_order(self.area)

    def _guide(self, column: QVBoxLayout, offer: Offer) -> None:
        column.addSpacing(self.look.space("section"))
        column.addWidget(Text(self.look, self._say("one.by-hand"), "section"))
        for at, line in enumerate(list(self._steps(offer)) or [self._say("one.no-steps")]):
            column.addSpacing(self.look.space("small") if at else 0)
            column.addWidget(Instruction(self.context, line))

    def _steps(self, offer: Offer) -> Iterator[str]:
        if offer.guide:
            tip = self.context.words.tip(offer.guide)
            yield from step_lines(tip.steps, menus(offer), self.context.words)

    def _facts(self) -> None:
        offer, words = self._offer, self.context.words
        counts = words.text("fix", f"takes-effect.{offer.takes_effect.value}")
        self._fact("one.counts", *filter(None, (counts, words.fix(offer.fix).counts)))
        if not offer.guided:
            self._fact("one.rights", words.text("fix", f"rights.{offer.rights.value}"))
        risks = [words.text("fix", f"breaks.{one.value}") for one in offer.may_break]
        self._fact("one.breaks", *(risks or [self._say("one.breaks-nothing")]))

    def _fact(self, title: str, *lines: str) -> None:
        self.section(self._say(title))
        for line in lines:
            self.lead(line, 6)

    def _ways(self) -> None:
        offer, gap = self._offer, self.look.space("gap")
        if not offer.guided:
            self.add(Callout(self.look, self._say("one.undo")), 20)
            if offer.rights is not Rights.NONE:
                self.note(self._say("one.apply-asks"))
            self.add(PrimaryButton(self.look, self._say("one.apply"), self._apply), 16)
        else:
            if offer.opens:
                self.add(PrimaryButton(self.look, self._say("one.open"), self._open), 20)
            self.add(GhostButton(self.look, self._say("one.did-it"), self._compare), gap)
        self.add(GhostButton(self.look, self._say("ways.back"), self.context.ways.back), gap)

    def _apply(self) -> None:
        self._try(Deed.APPLY)

    def _open(self) -> None:
        attempt = Attempt(Deed.OPEN, self._route.found, self._offer)
        self.context.ways.go(begin_fixes.attempt(self._route.fixes, attempt))

    def _compare(self) -> None:
        self._try(Deed.COMPARE)

    def _try(self, deed: Deed) -> None:
        attempt = Attempt(deed, self._route.found, self._offer)
        fixing = begin_fixes.attempt(self._route.fixes, attempt)
        self.context.ways.replace(self._route, fixing)
