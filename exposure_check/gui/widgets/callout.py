"""A remark with a line of lamplight at its side."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.widgets.text import Text

_LINE = 3
_INSET = 13


class Callout(QWidget):
    """What always stands beside a result: how much was looked at, and what was not."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_INSET, 1, 0, 1)
        layout.addWidget(Text(look, text, "note", "soft"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("lamp"))
        painter.drawRoundedRect(QRectF(0, 0, _LINE, self.height()), 1.5, 1.5)
