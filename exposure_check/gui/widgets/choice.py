"""One of several: rows of a card, each a radio button to screen readers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.stops import one_stop
from exposure_check.gui.widgets.card import Card
from exposure_check.gui.widgets.text import Text

_Value = TypeVar("_Value")
_MARK = 20
_EDGE = 4
"""Pixels between the card's border and the ring around a row."""


class _Row(QRadioButton):
    def __init__(self, look: Look, name: str, chosen: Callable[[], object]) -> None:
        super().__init__()
        self._look = look
        self._chosen = chosen
        self.clicked.connect(self._choose)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._inside = layout = QHBoxLayout(self)
        self._mark = round(_MARK * min(look.scale, 1.5))
        side = look.space("card") - _EDGE
        self._side = side
        layout.setContentsMargins(side, 8, side + self._mark + 12, 8)
        text = Text(look, name, "body")
        text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(text)
        self.setMinimumHeight(look.space("target"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _choose(self) -> None:
        self._chosen()

    def hitButton(self, _place: object) -> bool:
        """See Qt: the whole row can be pressed."""
        return True

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        return max(self._inside.totalHeightForWidth(width), self.minimumHeight())

    def sizeHint(self) -> QSize:
        """See Qt."""
        return self._inside.totalSizeHint().expandedTo(QSize(0, self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        return self._inside.totalMinimumSize().expandedTo(QSize(0, self.minimumHeight()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = QRectF(0, 0, self._mark, self._mark)
        mark.moveCenter(QRectF(self.rect()).center())
        mark.moveRight(self.width() - self._side)
        on = self.isChecked()
        painter.setPen(QPen(self._look.colour("accent" if on else "soft"), 1.8))
        painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
        if on:
            inner = self._mark / 4
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("accent"))
            painter.drawEllipse(mark.adjusted(inner, inner, -inner, -inner))
        if self.hasFocus() and self.window().property("keyboard"):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("focus"), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            radius = self._look.space("radius-icon")
            painter.drawRoundedRect(ring, radius, radius)


class Choice(Card, Generic[_Value]):
    """A card of which one row is chosen.

    Args:
        look: how it looks.
        rows: values and their names.
        chosen: the value that is chosen now.
        choose: called with a value when the user chooses it.
    """

    def __init__(
        self,
        look: Look,
        rows: Sequence[tuple[_Value, str]],
        chosen: _Value,
        choose: Callable[[_Value], object],
    ) -> None:
        super().__init__(look)
        self.column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self.column.setSpacing(0)
        self._group = QButtonGroup(self)
        for at, (value, name) in enumerate(rows):
            if at:
                self.column.addWidget(Line(look, inset=look.space("card") - _EDGE))
            row = _Row(look, name, partial(choose, value))
            row.setChecked(value == chosen)
            self._group.addButton(row)
            self.column.addWidget(row)
        one_stop(self._group)


class Line(QWidget):
    """A hairline.

    Args:
        look: how it looks.
        upright: from top to bottom.
        inset: pixels that it leaves free at its left and right, so that it begins where texts do.
    """

    def __init__(self, look: Look, *, upright: bool = False, inset: int = 0) -> None:
        super().__init__()
        self._colour, self._inset = look.colour("line"), inset
        (self.setFixedWidth if upright else self.setFixedHeight)(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        line = self.rect().adjusted(self._inset, 0, -self._inset, 0)
        QPainter(self).fillRect(line, self._colour)
