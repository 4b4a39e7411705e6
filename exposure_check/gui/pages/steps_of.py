"""The steps of tips for the system that the user chooses, on whatever page shows tips."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui.chosen import Chosen
from exposure_check.gui.context import Context
from exposure_check.gui.pages.instruction import Instruction
from exposure_check.gui.pages.page import Page, take_away
from exposure_check.gui.widgets.button import DrawerButton
from exposure_check.gui.widgets.chips import Chips
from exposure_check.gui.widgets.steps import Step, inset
from exposure_check.gui.widgets.text import Text
from exposure_check.model.menus import Menus
from exposure_check.model.phone import PhoneStep
from exposure_check.wording.steps import recheck_text, way_lines
from exposure_check.wording.tips import step_lines

SYSTEMS = ("ios", "android", "windows", "macos", "linux")


class StepsOf(QWidget):
    """Tips with their steps; chips choose whose menus.

    Args:
        context: words and look.
        tips: ids, in the order of use.
        system: whose menus at first, "" for none yet.
        chosen: remembers whose menus the user chooses.
        alone: one tip whose page has its title and what it is good for already.
        page: whose part it is; then `fill` adds the tips. They are all there at once without.
    """

    def __init__(
        self,
        context: Context,
        tips: Sequence[str],
        system: str,
        chosen: Chosen | None = None,
        *,
        alone: bool = False,
        page: Page | None = None,
    ) -> None:
        super().__init__()
        self._chosen = chosen or Chosen()
        self._context, self._tips, self._alone = context, tips, alone
        self._inset = 0 if alone else inset(context.look)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inner: QWidget | None = None
        self._page = page
        self._show(self._chosen.system or system, complete=page is None)

    def fill(self) -> Iterator[None]:
        """Add tip after tip, each when it is asked to go on (see `Page.grow`)."""
        if self._page is not None and self._inner is not None:
            self._page.grow_in(self)
            self._page.grow_in(self._inner)
        yield from self._each()

    def _each(self) -> Iterator[None]:
        for number, name in enumerate(self._tips, 1):
            self._numbered(number, name, self._system)
            yield

    def _choose(self, system: str) -> None:
        self._chosen.system = system
        if self._page is not None:
            self._page.complete()  # else parts would come to what is gone
        self._show(system, complete=True)

    def _show(self, system: str, *, complete: bool) -> None:
        focused = self._inner is not None and self._inner.isAncestorOf(self.focusWidget())
        if self._inner is not None:
            take_away(self._outer, self._inner)
        self._inner, self._system = QWidget(), system
        self._column = column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        look, words = self._context.look, self._context.words
        if system not in SYSTEMS:
            column.addWidget(Text(look, self._context.say("to-do.choose"), "note", "soft"))
        rows = [(one, words.text("report", f"tip.{one}")) for one in SYSTEMS]
        chips = Chips(look, rows, system, self._choose)
        column.addWidget(chips)
        if complete:
            for _ in self._each():
                pass
        self._outer.addWidget(self._inner)
        if self.isVisible():
            self._inner.show()
        if focused:
            chips.focus_on(system)

    def _numbered(self, number: int, name: str, system: str) -> None:
        column, tip = self._column, self._context.words.tip(name)
        column.addSpacing(8)
        if not self._alone:
            column.addWidget(Step(self._context.look, number, tip.title, "title"))
            self._text(column, tip.effect)
        self._tip(column, name, system)

    def _tip(self, column: QVBoxLayout, name: str, system: str) -> None:
        """Show the way, in ink: it is what the reader came for; and what may break."""
        words = self._context.words
        tip, menus = words.tip(name), Menus(system)
        if not menus.phone:
            for text in step_lines(tip.steps, system, words):
                self._inside(column, Instruction(self._context, text, "secondary"))
            self._breaks(column, tip.may_break)
            return
        for step in words.steps(menus, []):
            if step.tip == name:
                self._phone(column, step, system)

    def _phone(self, column: QVBoxLayout, step: PhoneStep, system: str) -> None:
        words = self._context.words
        for text in way_lines(step, system, words):
            self._inside(column, Instruction(self._context, text, "secondary"))
        self._text(column, self._context.say("to-do.expect", {"text": step.expect}))
        self._breaks(column, step.may_break)
        if step.rechecks:
            self._proofs(column, [recheck_text(one, words) for one in step.rechecks])

    def _proofs(self, column: QVBoxLayout, texts: Sequence[str]) -> None:
        """Show what proves it once it is asked for: it is long, and some of it for experts."""
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for text in texts:
            self._text(inside, self._context.say("to-do.proof", {"text": text}))
        name = self._context.say("to-do.prove")
        self._inside(column, DrawerButton(self._context.look, name, holder))
        column.addWidget(holder)

    def _breaks(self, column: QVBoxLayout, text: str) -> None:
        if text:
            self._text(column, self._context.say("to-do.may-break", {"text": text}))

    def _text(self, column: QVBoxLayout, text: str, colour: str = "soft") -> None:
        self._inside(column, Text(self._context.look, text, "secondary", colour))

    def _inside(self, column: QVBoxLayout, widget: QWidget) -> None:
        holder = QVBoxLayout()
        holder.setContentsMargins(self._inset, 0, 0, 0)
        holder.addWidget(widget)
        column.addLayout(holder)
