"""What changes: a key, and its value before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from exposure_check.gui.look import Look
from exposure_check.gui.widgets.card import Card
from exposure_check.gui.widgets.choice import Line
from exposure_check.gui.widgets.text import Text

_SHORT = 26
"""Characters of both values that stand on one line."""
_ARROW = "\N{RIGHTWARDS ARROW}"


@dataclass(frozen=True, slots=True)
class Value:
    """One line of a preview: exact key, value before and after, and all of it as a sentence."""

    key: str
    before: str
    after: str
    spoken: str


class Changes(Card):
    """A card of changes; what goes is struck out, and says so to screen readers."""

    def __init__(self, look: Look, values: Sequence[Value]) -> None:
        super().__init__(look)
        for at, value in enumerate(values):
            if at:
                self.column.addWidget(Line(look))
            key = Text(look, value.key, "mono", "soft")
            key.setAccessibleName(value.spoken)
            self.column.addWidget(key)
            self._values(look, value)

    def _values(self, look: Look, value: Value) -> None:
        short = len(value.before) + len(value.after) <= _SHORT and look.scale <= 1.5
        row: QBoxLayout = QHBoxLayout() if short else QVBoxLayout()
        row.setSpacing(8 if short else 2)
        before = Text(look, value.before, "body", "soft")
        font = before.font()
        font.setStrikeOut(True)
        before.setFont(font)
        after = Text(look, f"{_ARROW} {value.after}", "title")
        for text in (before, after):
            if short:
                text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
            row.addWidget(text, 0, Qt.AlignmentFlag.AlignTop if short else Qt.AlignmentFlag(0))
        if short:
            row.addStretch(1)
        self.column.addLayout(row)
