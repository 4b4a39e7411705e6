"""How much something matters: by word, shape and colour together."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.widgets.icon import Icon
from exposure_check.gui.widgets.text import Text
from exposure_check.model.verdict import Severity

_MARK = 14


class SeverityBadge(QWidget):
    """A severity.

    Args:
        look: how it looks.
        severity: which shape and colour.
        word: what it says.
    """

    def __init__(self, look: Look, severity: Severity, word: str) -> None:
        super().__init__()
        self._look = look
        self._ground = f"{severity.value}-soft"
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 10, 4)
        layout.setSpacing(7)
        mark = round(_MARK * min(look.scale, 1.5))
        layout.addWidget(Icon(look, f"severity-{severity.value}", severity.value, size=mark))
        text = Text(look, word, "badge", severity.value)
        text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        layout.addWidget(text, 0, Qt.AlignmentFlag.AlignVCenter)
        # A long word may take two lines, where text is large.
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(self._ground))
        radius = self._look.space("radius-badge")
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
