"""One page sliding over another: pictures of both, above the real one."""

from PySide6.QtCore import QEasingCurve, QPoint, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

_DISTANCE = 48
"""Pixels that a page comes from: near enough to be calm."""


class Transition(QWidget):
    """Shows the change and is gone.

    Args:
        over: the widget that has changed already.
        before: a picture of it before.
        forward: the new page comes from the right.
        duration: milliseconds.
    """

    def __init__(self, over: QWidget, before: QPixmap, *, forward: bool, duration: int) -> None:
        super().__init__(over)
        self._before, self._after = before, over.grab()
        self._sign = 1 if forward else -1
        # What lies below is not drawn with every picture of the change.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._way = QVariantAnimation(self)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.setDuration(duration)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.valueChanged.connect(lambda _value: self.update())
        self._way.finished.connect(self.deleteLater)
        self.setGeometry(over.rect())
        self.show()
        self._way.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        done = float(self._way.currentValue() or 0.0)
        painter = QPainter(self)
        painter.drawPixmap(QPoint(0, 0), self._before)
        painter.setOpacity(done)
        painter.drawPixmap(QPoint(round(self._sign * (1 - done) * _DISTANCE), 0), self._after)
