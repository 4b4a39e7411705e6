"""How far something has come, as a ring of lamplight."""

from PySide6.QtCore import Property, QEasingCurve, QPropertyAnimation, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from exposure_check.gui.look import Look

_SIDE = 190
_WIDTH = 10
_STEPS = 1000
_GLIDE = 250


class Ring(QProgressBar):
    """A ring with a figure in it. A progress bar to screen readers.

    Args:
        look: how it looks.
        name: what it shows, for screen readers.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._figure = ""
        self._below = ""
        self._share = 0.0
        self._glide = QPropertyAnimation(self, b"shown", self)
        self._glide.setDuration(_GLIDE)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setRange(0, _STEPS)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, figure: str, below: str = "") -> None:
        """Show how far it has come.

        Args:
            share: 0 to 1.
            figure: large, in the middle.
            below: small, under it.
        """
        self._figure, self._below = figure, below
        self.setValue(round(share * _STEPS))
        self.setAccessibleDescription(". ".join(part for part in (figure, below) if part))
        self._glide.stop()
        if self._look.moves and self.isVisible():
            self._glide.setStartValue(self._share)
            self._glide.setEndValue(share)
            self._glide.start()
        else:
            self._share = share
        self.update()

    def _get_shown(self) -> float:
        return self._share

    def _set_shown(self, share: float) -> None:
        self._share = share
        self.update()

    shown = Property(float, _get_shown, _set_shown)
    """What is drawn at this moment, on the way to the value."""

    def sizeHint(self) -> QSize:
        """See Qt."""
        side = round(_SIDE * min(self._look.scale, 1.4))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = _WIDTH / 2 + 8
        place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        pen = QPen(self._look.colour("line"), _WIDTH)
        painter.setPen(pen)
        painter.drawEllipse(place)
        pen.setColor(self._look.colour("lamp"))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._share > 0:
            painter.drawArc(place, 90 * 16, -round(self._share * 360 * 16))
        self._words(painter, place)

    def _words(self, painter: QPainter, place: QRectF) -> None:
        middle = place.center().y()
        painter.setPen(self._look.colour("ink"))
        painter.setFont(self._look.font("figure"))
        shift = 8 if self._below else 0
        figure = QRectF(place.left(), middle - 40 - shift, place.width(), 80)
        painter.drawText(figure, Qt.AlignmentFlag.AlignCenter, self._figure)
        if self._below:
            painter.setPen(self._look.colour("soft"))
            painter.setFont(self._look.font("note"))
            below = QRectF(place.left(), middle + 16, place.width(), 40)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._below)
