"""Addresses over time: a bar for each, lamplight where frames prove and tie together."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.spoken import Role
from exposure_check.gui.timeline_rows import Row, Timeline

_BAR = 18
_STEP = 36
_STEP_MANY = 26
_MANY = 6
_RADIUS = 6
_SHORTEST = 8
_FADE = 0.45
"""How much paler the last bar is than the first."""


class TimelineChart(QWidget):
    """Draws a timeline; its twin in words is its description for screen readers.

    Args:
        look: how it looks.
        shown: what it shows.
        name, description: for screen readers.
        times: what stands under the axis: at its beginning, in its middle, at its end.
    """

    spoken_as = Role.Chart

    def __init__(
        self, look: Look, shown: Timeline, name: str, description: str, times: Sequence[str]
    ) -> None:
        super().__init__()
        self._look, self._shown, self._times = look, shown, times
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(300, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        axis = round(QFontMetricsF(self._look.font("place")).height()) + 10
        return QSize(120, round(self._step() * len(self._shown.rows)) + axis)

    def _step(self) -> float:
        return (_STEP_MANY if len(self._shown.rows) > _MANY else _STEP) * self._look.scale

    def _bar(self, at: int, row: Row) -> QRectF:
        span = max(1, self._shown.end - self._shown.begin)
        width = self.width()
        left = (row.first - self._shown.begin) / span * width
        long = max(_SHORTEST, (row.last - row.first) / span * width)
        left = min(left, width - long)
        return QRectF(left, at * self._step() + 2, long, _BAR * self._look.scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = [self._bar(at, row) for at, row in enumerate(self._shown.rows)]
        self._paint_links(painter, bars)
        for at, (row, bar) in enumerate(zip(self._shown.rows, bars, strict=True)):
            self._paint_bar(painter, at, row, bar)
        self._paint_axis(painter)

    def _paint_links(self, painter: QPainter, bars: Sequence[QRectF]) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.colour("lamp"), 2.2))
        for at, row in enumerate(self._shown.rows):
            if not row.joined:
                continue
            begin = QPointF(bars[at - 1].right() - 4, bars[at - 1].bottom() - 2)
            end = QPointF(bars[at].left() + 4, bars[at].top() + 2)
            path = QPainterPath(begin)
            middle = (begin.y() + end.y()) / 2
            path.cubicTo(QPointF(begin.x(), middle), QPointF(end.x(), middle), end)
            painter.drawPath(path)

    def _paint_bar(self, painter: QPainter, at: int, row: Row, bar: QRectF) -> None:
        look = self._look
        colour = look.colour("accent")
        contrast = look.palette.startswith("contrast")
        if len(self._shown.rows) > 1 and not contrast:
            colour.setAlphaF(1 - _FADE * at / (len(self._shown.rows) - 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ground"))
        painter.drawRoundedRect(bar, _RADIUS, _RADIUS)
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, _RADIUS, _RADIUS)
        self._paint_address(painter, row, bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("lamp"))
        span = max(1, self._shown.end - self._shown.begin)
        for mark in row.marks:
            across = (mark - self._shown.begin) / span * self.width()
            across = min(max(across, bar.left() + 4), bar.right() - 4)
            painter.drawEllipse(QPointF(across, bar.bottom() - 1), 3, 3)

    def _paint_address(self, painter: QPainter, row: Row, bar: QRectF) -> None:
        """Write the address on its bar, or beside it where there is more room."""
        font = self._look.font("mono")
        painter.setFont(font)
        wide = QFontMetricsF(font).horizontalAdvance(row.address) + 16
        if wide <= bar.width():
            painter.setPen(self._look.colour("on-accent"))
            place = bar.adjusted(8, 0, -4, 0)
        else:
            painter.setPen(self._look.colour("soft"))
            left = bar.right() + 6
            if left + wide > self.width():
                left = bar.left() - wide + 6
            place = QRectF(left, bar.top(), wide, bar.height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.address
        )

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setPen(self._look.colour("soft"))
        font = self._look.font("place")
        painter.setFont(font)
        height = QFontMetricsF(font).height() + 2
        place = QRectF(0, self.height() - height, self.width(), height)
        sides = (
            Qt.AlignmentFlag.AlignLeft,
            Qt.AlignmentFlag.AlignHCenter,
            Qt.AlignmentFlag.AlignRight,
        )
        for side, text in zip(sides, self._times, strict=True):
            painter.drawText(place, side | Qt.AlignmentFlag.AlignBottom, text)
