"""Two things side by side: before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.gui.widgets.card import Card
from exposure_check.gui.widgets.text import Text
from exposure_check.model.verdict import Severity

_ROWS = 5
"""Lines of a tile: a word, when, what, more about it, how much it matters."""
_STACKED = 1.3
"""Text size from which tiles stand one above the other."""


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side.

    Attributes:
        over: of which moment it is, in a word.
        when: that moment.
        title: what was so, in a few words.
        badge: severity and its word, None for none.
        detail: a sentence, "" for none.
    """

    over: str
    when: str
    title: str
    badge: tuple[Severity, str] | None = None
    detail: str = ""


class SideBySide(QWidget):
    """Tiles in a row whose lines stand at the same heights; in a column where text is large.

    Args:
        look: how it looks.
        sides: from the left.
    """

    def __init__(self, look: Look, sides: Sequence[Side]) -> None:
        super().__init__()
        self._look = look
        if look.scale >= _STACKED:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(look.space("gap"))
            for side in sides:
                column.addWidget(_tile(look, side))
            return
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("gap"))
        self._grid.setVerticalSpacing(0)
        self._grid.setRowMinimumHeight(_ROWS, look.space("card"))
        for at, side in enumerate(sides):
            self._side(at, side)

    def _side(self, at: int, side: Side) -> None:
        """Lay a tile below and its lines upon it: so they share the rows of the other tile."""
        self._grid.setColumnStretch(at, 1)
        self._grid.addWidget(_card(self._look, side), 0, at, _ROWS + 1, 1)
        for row, widget in enumerate(_lines(self._look, side)):
            if widget is not None:
                cell = QVBoxLayout()
                inside = self._look.space("card")
                cell.setContentsMargins(
                    inside, self._look.space("small") if row else inside, inside, 0
                )
                if row == _ROWS - 1:
                    cell.addStretch(1)
                    cell.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
                else:
                    cell.addWidget(widget)
                    cell.addStretch(1)
                self._grid.addLayout(cell, row, at)


def _lines(look: Look, side: Side) -> tuple[QWidget | None, ...]:
    """Return what stands on a tile, from above; None for what it has not."""
    return (
        Text(look, side.over, "badge", "soft"),
        Text(look, side.when, "note", "soft"),
        Text(look, side.title, "section"),
        Text(look, side.detail, "secondary", "soft") if side.detail else None,
        None if side.badge is None else SeverityBadge(look, *side.badge),
    )


def _card(look: Look, side: Side) -> Card:
    card = Card(look)
    said = (side.over, side.when, side.title, side.detail)
    card.setAccessibleName(". ".join(part for part in said if part))
    return card


def _tile(look: Look, side: Side) -> Card:
    card = _card(look, side)
    for widget in _lines(look, side):
        if isinstance(widget, SeverityBadge):
            card.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        elif widget is not None:
            card.column.addWidget(widget)
    return card
