"""What to do, step by step: a number in lamplight, and the way through the menus."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.spoken import Role
from exposure_check.gui.widgets.text import Text

_SIDE = 24
_GAP = 12


def inset(look: Look) -> int:
    """Return how far from the side the text of a step begins, in pixels."""
    return _side(look) + _GAP


def _side(look: Look) -> int:
    return round(_SIDE * min(look.scale, 1.6))


class Number(QWidget):
    """A number in a circle."""

    spoken_as = Role.StaticText

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look, self._number = look, number
        self.setAccessibleName(str(number))
        side = _side(look)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("lamp-soft"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(self._look.colour("ink"))
        painter.setFont(self._look.font("badge"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class Step(QWidget):
    """One step: a text, or what holds several."""

    def __init__(self, look: Look, number: int, text: str | QWidget, role: str = "lead") -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(Number(look, number), 0, Qt.AlignmentFlag.AlignTop)
        inside = Text(look, text, role) if isinstance(text, str) else text
        layout.addWidget(inside, 1)
