"""What else can be done, in a card: rows that each lead somewhere, quieter than buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from exposure_check.gui.look import Look
from exposure_check.gui.widgets.card import Card
from exposure_check.gui.widgets.choice import Line
from exposure_check.gui.widgets.icon import Icon
from exposure_check.gui.widgets.pressable import Field, Pressable
from exposure_check.gui.widgets.text import Text

_FIELD = Field("", "card-hover", "card-press", radius="radius-icon")
_EDGE = 4
"""Pixels between the card's border and what lights up in it."""
_ARROW = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One of them: the name of its icon, what it says and what it does."""

    icon: str
    text: str
    pressed: Callable[[], object]


class _Row(Pressable):
    def __init__(self, look: Look, row: Row) -> None:
        super().__init__(look, _FIELD, row.text, row.pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.space("card") - _EDGE, 8, look.space("card") - _EDGE, 8)
        layout.setSpacing(14)
        text = Text(look, row.text, "body", "accent")
        text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        arrow = Icon(look, "forward", "soft", size=round(_ARROW * min(look.scale, 1.5)))
        middle = Qt.AlignmentFlag.AlignVCenter
        layout.addWidget(Icon(look, row.icon, "accent"), 0, middle)
        layout.addWidget(text, 1, middle)
        layout.addWidget(arrow, 0, middle)


class Rows(Card):
    """The rows.

    Args:
        look: how it looks.
        rows: from above.
    """

    def __init__(self, look: Look, rows: Sequence[Row]) -> None:
        super().__init__(look)
        self.column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self.column.setSpacing(0)
        for at, row in enumerate(rows):
            if at:
                self.column.addWidget(Line(look, inset=look.space("card") - _EDGE))
            self.column.addWidget(_Row(look, row))
