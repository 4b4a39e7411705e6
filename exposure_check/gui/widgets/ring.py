"""How far something has come, as a ring of lamplight."""

from PySide6.QtCore import Property, QEasingCurve, QPropertyAnimation, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from exposure_check.gui.look import Look
from exposure_check.gui.spoken import Role

_SIDE = 190
_WIDTH, _THIN = 10, 2
_STEPS = 1000
_GLIDE = 250
_BUSY = 0.3
"""What is full where nobody knows how far it is."""
_FIGURE, _BELOW = 0.8, 0.7
"""Of the ring's width, what may be written on: further down it is narrower."""


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
        self.setValue(round(share * _STEPS))
        self._draw(share, figure, below)

    def _draw(self, share: float, figure: str, below: str) -> None:
        self._figure, self._below = figure, below
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
        # In high contrast lines are as strong as what is done: its way is told by being thin.
        contrast = self._look.palette.startswith("contrast")
        painter.setPen(QPen(self._look.colour("line"), _THIN if contrast else _WIDTH))
        painter.drawEllipse(place)
        pen = QPen(self._look.colour("lamp"), _WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._share > 0:
            painter.drawArc(place, 90 * 16, -round(self._share * 360 * 16))
        self._words(painter, place)

    def _words(self, painter: QPainter, place: QRectF) -> None:
        parts = (
            ("figure", self._figure, _FIGURE, "ink"),
            ("note", self._below, _BELOW, "soft"),
        )
        lines = [
            (text, _fitting(self._look.font(role), text, place.width() * share), colour)
            for role, text, share, colour in parts
            if text
        ]
        heights = [QFontMetricsF(font).height() for _, font, _ in lines]
        top = place.center().y() - sum(heights) / 2
        for (text, font, colour), height in zip(lines, heights, strict=True):
            painter.setPen(self._look.colour(colour))
            painter.setFont(font)
            line = QRectF(place.left(), top, place.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
            top += height


class BusyRing(Ring):
    """A ring that waits for something, nobody knows how long: to screen readers it has no value.

    Args:
        look: how it looks.
        name: what it shows, for screen readers.
        text: what is going on.
    """

    spoken_as = Role.ProgressBar
    waits = True

    def __init__(self, look: Look, name: str, text: str) -> None:
        super().__init__(look, name)
        self.setRange(0, 0)
        self._draw(_BUSY, "", text)


def _fitting(font: QFont, text: str, width: float) -> QFont:
    """Return a font, made smaller if a text would else be wider than ``width`` pixels."""
    needed = QFontMetricsF(font).horizontalAdvance(text)
    fitting = QFont(font)
    if needed > width:
        fitting.setPixelSize(max(1, int(font.pixelSize() * width / needed)))
    return fitting
