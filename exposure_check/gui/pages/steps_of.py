"""The steps of tips for the system that the user chooses, on whatever page shows tips."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui.context import Context
from exposure_check.gui.widgets.chips import Chips
from exposure_check.gui.widgets.steps import Step
from exposure_check.gui.widgets.text import Text
from exposure_check.model.menus import Menus
from exposure_check.model.phone import PhoneStep
from exposure_check.wording.steps import recheck_text, way_lines
from exposure_check.wording.tips import step_lines

SYSTEMS = ("ios", "android", "windows", "macos", "linux")

_INSET = 36


class StepsOf(QWidget):
    """Tips with their steps; chips choose whose menus.

    Args:
        context: words and look.
        tips: ids, in the order of use.
        system: whose menus at first, "" for none yet.
    """

    def __init__(self, context: Context, tips: Sequence[str], system: str) -> None:
        super().__init__()
        self._context, self._tips = context, tips
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inner: QWidget | None = None
        self._show(system)

    def _show(self, system: str) -> None:
        if self._inner is not None:
            self._outer.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        look, words = self._context.look, self._context.words
        rows = [(one, words.text("report", f"tip.{one}")) for one in SYSTEMS]
        column.addWidget(Chips(look, rows, system, self._show))
        for number, name in enumerate(self._tips, 1):
            column.addSpacing(8)
            column.addWidget(Step(look, number, words.tip(name).title, "title"))
            for text in self._texts(name, system):
                self._text(column, text)
        self._outer.addWidget(self._inner)
        if self.isVisible():
            self._inner.show()

    def _text(self, column: QVBoxLayout, text: str) -> None:
        holder = QVBoxLayout()
        holder.setContentsMargins(_INSET, 0, 0, 0)
        holder.addWidget(Text(self._context.look, text, "secondary", "soft"))
        column.addLayout(holder)

    def _texts(self, name: str, system: str) -> Iterator[str]:
        """Yield what a tip is good for, the way to it, and what may break."""
        words = self._context.words
        tip, menus = words.tip(name), Menus(system)
        yield tip.effect
        if not menus.phone:
            yield from step_lines(tip.steps, system, words)
            yield from self._breaks(tip.may_break)
            return
        for step in words.steps(menus, []):
            if step.tip == name:
                yield from self._phone(step, system)

    def _phone(self, step: PhoneStep, system: str) -> Iterator[str]:
        words = self._context.words
        yield from way_lines(step, system, words)
        yield self._context.say("to-do.expect", {"text": step.expect})
        yield from self._breaks(step.may_break)
        for recheck in step.rechecks:
            yield self._context.say("to-do.proof", {"text": recheck_text(recheck, words)})

    def _breaks(self, text: str) -> Iterator[str]:
        if text:
            yield self._context.say("to-do.may-break", {"text": text})
