"""Two things side by side: before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.gui.widgets.card import Card
from exposure_check.gui.widgets.text import Text
from exposure_check.model.verdict import Severity

_STACKED = 1.3
"""Text size from which tiles stand one above the other."""


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side.

    Attributes:
        over: when.
        title: what was so, in a few words.
        badge: severity and its word, None for none.
        detail: a sentence, "" for none.
    """

    over: str
    title: str
    badge: tuple[Severity, str] | None = None
    detail: str = ""


class SideBySide(QWidget):
    """Tiles of the same height in a row; in a column where text is large.

    Args:
        look: how it looks.
        sides: from the left.
    """

    def __init__(self, look: Look, sides: Sequence[Side]) -> None:
        super().__init__()
        stacked = look.scale >= _STACKED
        row: QBoxLayout = QVBoxLayout(self) if stacked else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("gap"))
        for side in sides:
            row.addWidget(_tile(look, side), 1)


def _tile(look: Look, side: Side) -> Card:
    card = Card(look)
    card.setAccessibleName(". ".join(part for part in (side.over, side.title, side.detail) if part))
    column = card.column
    column.addWidget(Text(look, side.over, "note", "soft"))
    column.addWidget(Text(look, side.title, "section"))
    if side.detail:
        column.addWidget(Text(look, side.detail, "secondary", "soft"))
    column.addStretch(1)
    if side.badge is not None:
        column.addWidget(SeverityBadge(look, *side.badge), 0, Qt.AlignmentFlag.AlignLeft)
    return card
