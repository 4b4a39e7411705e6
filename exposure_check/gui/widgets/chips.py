"""One of a few short words, side by side; wraps where there is no room."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QLayoutItem, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.spoken import Role
from exposure_check.gui.stops import one_stop
from exposure_check.gui.widgets.pressable import Field, Pressable
from exposure_check.gui.widgets.text import Text

_OFF = Field("card", "card-hover", "card-press", "line", "radius-icon")
_ON = Field("accent-soft", "accent-soft", "card-press", "accent", "radius-icon", 1.5, inset=4)

_GAP, _INSIDE = 6, 9
"""Pixels between two and inside one: five systems have room side by side on a phone's width."""


class Flow(QLayout):
    """Lays widgets out like words: in rows, as many as fit."""

    def __init__(self, parent: QWidget, space: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._space = space
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """See Qt."""
        self._items.append(item)

    def count(self) -> int:
        """See Qt."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """See Qt."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """See Qt."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        return self._place(QRect(0, 0, width, 0), really=False)

    def setGeometry(self, place: QRect) -> None:
        """See Qt."""
        super().setGeometry(place)
        self._place(place, really=True)

    def sizeHint(self) -> QSize:
        """See Qt."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """See Qt."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, place: QRect, *, really: bool) -> int:
        left, top, row = place.left(), place.top(), 0
        for item in self._items:
            size = item.sizeHint()
            if size.width() > place.width():
                size = QSize(place.width(), max(size.height(), item.heightForWidth(place.width())))
            if left > place.left() and left + size.width() > place.right() + 1:
                left, top, row = place.left(), top + row + self._space, 0
            if really:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self._space
            row = max(row, size.height())
        return top + row - place.top()


class _Chip(Pressable):
    spoken_as = Role.RadioButton


class Chips(QWidget):
    """A row of choices.

    Args:
        look: how it looks.
        rows: values and their words.
        chosen: the value that is chosen, "" for none.
        choose: called with the value that the user chooses.
    """

    spoken_as = Role.Grouping

    def __init__(
        self,
        look: Look,
        rows: Sequence[tuple[str, str]],
        chosen: str,
        choose: Callable[[str], None],
    ) -> None:
        super().__init__()
        flow = Flow(self, _GAP)
        group = QButtonGroup(self)
        self._chips: dict[str, _Chip] = {}
        for value, word in rows:
            on = value == chosen
            chip = _Chip(look, _ON if on else _OFF, word, partial(choose, value))
            chip.setCheckable(True)
            chip.setChecked(on)
            layout = QHBoxLayout(chip)
            layout.setContentsMargins(_INSIDE, 8, _INSIDE, 8)
            text = Text(look, word, "badge", "accent" if on else "ink")
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(text)
            group.addButton(chip)
            flow.addWidget(chip)
            self._chips[value] = chip
        one_stop(group)

    def focus_on(self, value: str) -> None:
        """Give one of them the focus."""
        self._chips[value].setFocus()
