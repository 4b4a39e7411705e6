"""A tree of layers and fields, as high as what is open in it: the page scrolls, not the tree."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from exposure_check.gui.icons import paint
from exposure_check.gui.look import Look

_INDENT = 14
_HIGH = 10_000
_ROOM = 5
"""Pixels between two rows."""
_OPEN_TO = 1
"""Depth to which layers are open at first: what is in the outermost is seen at once."""


class TreeRow(Protocol):
    """What is shown of one row."""

    @property
    def depth(self) -> int:
        """From 0."""
        ...

    @property
    def text(self) -> str:
        """What stands there."""
        ...

    @property
    def layer(self) -> bool:
        """Whether it holds others."""
        ...


class _Roomy(QStyledItemDelegate):
    """Draws rows with some room between them, and as many lines as they need."""

    def __init__(self, tree: "FrameTree") -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt: it would take one line for granted."""
        size = super().sizeHint(option, index)
        text, font = index.data(), index.data(Qt.ItemDataRole.FontRole) or self._tree.font()
        room = self._tree.room(index)
        wrap = int(Qt.TextFlag.TextWordWrap)
        needed = QFontMetrics(font).boundingRect(QRect(0, 0, room, _HIGH), wrap, text)
        height = max(size.height(), needed.height(), self._tree.line)
        return QSize(size.width(), height + _ROOM)


class FrameTree(QTreeWidget):
    """A tree; arrows open and close what is in it, as in any tree.

    Args:
        look: how it looks.
        name: for screen readers.
        rows: in order, each at most one deeper than the one before.
    """

    def __init__(self, look: Look, name: str, rows: Sequence[TreeRow]) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font("note"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setIndentation(round(_INDENT * min(look.scale, 1.5)))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Roomy(self))
        self._layer_font = look.font("badge")
        # A row with letters of two fonts would be higher than others.
        self.line = round(look.role("note").line * self.font().pixelSize())
        self._dress(look)
        self._fill(rows)
        self.itemExpanded.connect(self._fit)
        self.itemCollapsed.connect(self._fit)

    def _dress(self, look: Look) -> None:
        palette = self.palette()
        for role, colour in (
            (QPalette.ColorRole.Base, "card"),
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.Highlight, "accent-soft"),
            (QPalette.ColorRole.HighlightedText, "ink"),
        ):
            palette.setColor(role, look.colour(colour))
        self.setPalette(palette)

    def _fill(self, rows: Sequence[TreeRow]) -> None:
        open_ = [self.invisibleRootItem()]
        for row in rows:
            del open_[row.depth + 1 :]
            item = QTreeWidgetItem(open_[-1], [_breakable(row.text)])
            if row.layer:
                item.setFont(0, self._layer_font)
                open_.append(item)
                item.setExpanded(row.depth < _OPEN_TO)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def room(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return the width that a row's text has, in pixels."""
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        return max(40, self.viewport().width() - depth * self.indentation() - 2 * margin)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """See Qt: its own arrows stay small beside large text."""
        item = self.itemFromIndex(index)
        if item.childCount() == 0:
            return
        side = self.indentation()
        line = QFontMetrics(self._layer_font).height()
        first = rect.height() if rect.height() < 2 * line else line + _ROOM
        painter.save()
        painter.translate(rect.right() + 1 - side / 2, rect.top() + first / 2)
        painter.rotate(90 if item.isExpanded() else 0)
        place = QRectF(-side / 2, -side / 2, side, side)
        paint(painter, self._look, "forward", "soft", place)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt: narrower rows are higher."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.doItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """See Qt: as high as all that is open."""
        height, item = 0, self.topLevelItem(0)
        while item is not None:
            height += self.rowHeight(self.indexFromItem(item))
            item = self.itemBelow(item)
        return QSize(super().sizeHint().width(), height + 4)

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        return QSize(0, self.sizeHint().height())


def _breakable(text: str) -> str:
    """Return a text whose long technical words may be broken."""
    for joint in "+_/":
        text = text.replace(joint, f"{joint}\N{ZERO WIDTH SPACE}")
    return text
