"""One page sliding over another: pictures of both, above the real one."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPoint, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

_DISTANCE = 48
"""Pixels that a page comes from: near enough to be calm."""


class Transition(QWidget):
    """Shows the change and is gone.

    Until the new page is there, the old one stays in view: no turn of the event loop has to make
    the page and both pictures.

    Args:
        over: the widget that has changed already.
        before: a picture of it before.
        ready: whether all is there that is to slide in.
        forward: the new page comes from the right.
        duration: milliseconds; 0 shows the new page once it is ready.
    """

    def __init__(
        self,
        over: QWidget,
        before: QPixmap,
        ready: Callable[[], bool],
        *,
        forward: bool,
        duration: int,
    ) -> None:
        super().__init__(over)
        self._over, self._ready = over, ready
        self._before = before
        self._after: QPixmap | None = None
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
        self._waiting = QTimer(self)
        self._waiting.timeout.connect(self._begin)
        self._waiting.start(0)
        self.setGeometry(over.rect())
        self.show()

    def _begin(self) -> None:
        """Begin to move, unless something is still missing."""
        if not self._ready():
            return
        self._waiting.stop()
        self.hide()  # else it would be in the picture
        if not self._way.duration():
            self.deleteLater()
            return
        self._after = self._over.grab()
        self.show()
        self._way.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.drawPixmap(QPoint(0, 0), self._before)
        if self._after is not None:
            done = float(self._way.currentValue() or 0.0)
            painter.setOpacity(done)
            painter.drawPixmap(QPoint(round(self._sign * (1 - done) * _DISTANCE), 0), self._after)
