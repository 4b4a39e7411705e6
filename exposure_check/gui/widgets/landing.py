"""Says that a file may be let go here, over everything, while it is dragged."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.widgets.text import Text

_COVERS = 0.96
"""How much of what lies below is hidden."""
_INSET, _EDGE = 16, 2
"""Pixels: from the window's edge to its border, and how broad that is."""


class Landing(QWidget):
    """It takes no part in what the mouse does.

    Args:
        look: how it looks.
        text: what stands in its middle.
        over: the window.
    """

    def __init__(self, look: Look, text: str, over: QWidget) -> None:
        super().__init__(over)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * _INSET, 0, 2 * _INSET, 0)
        column.addStretch(1)
        column.addWidget(Text(look, text, "headline", centred=True))
        column.addStretch(1)
        self.setGeometry(over.rect())
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self._look.colour("ground"))
        ground.setAlphaF(_COVERS)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(self._look.colour("accent"), _EDGE))
        radius = self._look.space("radius-card")
        place = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(place, radius, radius)
