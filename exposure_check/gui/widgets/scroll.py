"""What is seen of scrolling: a slim bar, not there when nothing can be scrolled, and an edge."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from exposure_check.gui.look import Look

WIDTH = 10
"""Pixels that it takes, always: so the page does not shift when it comes and goes."""

_SLIM = 5
_SHORTEST = 36


class SlimScrollBar(QScrollBar):
    """An upright scroll bar."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._look = look

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(WIDTH, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        reach = self.maximum() - self.minimum()
        if reach <= 0:
            return
        height = max(_SHORTEST, self.height() * self.pageStep() / (reach + self.pageStep()))
        top = (self.height() - height) * (self.value() - self.minimum()) / reach
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        strong = self.underMouse() or self.isSliderDown()
        painter.setBrush(self._look.colour("soft" if strong else "line"))
        left = self.width() - _SLIM - 2
        painter.drawRoundedRect(QRectF(left, top + 2, _SLIM, height - 4), _SLIM / 2, _SLIM / 2)


class Edge(QWidget):
    """A hairline above what scrolls, there while something is hidden behind it.

    Args:
        look: how it looks.
        bar: scrolls what is below.
    """

    def __init__(self, look: Look, bar: QScrollBar) -> None:
        super().__init__()
        self._look, self._bar = look, bar
        self.setFixedHeight(1)
        bar.valueChanged.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        if self._bar.value() > self._bar.minimum():
            QPainter(self).fillRect(self.rect(), self._look.colour("line"))
