"""What can be pressed: a rounded field with states for pointer, press and focus."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy

from exposure_check.gui.look import Look
from exposure_check.gui.spoken import Role, changed


class Field(NamedTuple):
    """Names of colours and of a radius in the theme; "" for none.

    ``focus`` is the colour of the ring for the keyboard, ``inset`` pixels inside the edge: where
    the ground or its border has that colour itself, another one, or further in. ``at_end``: what
    marks it stands at its end, and without a border, for words begin at its edge.
    """

    fill: str
    hover: str
    press: str
    border: str = ""
    radius: str = "radius-button"
    border_width: float = 1.0
    focus: str = "focus"
    inset: float = 1.0
    at_end: bool = False


_OFF = Field("card-press", "card-press", "card-press", "line")
"""What cannot be pressed now: no colour of its own, and soft words."""
_BESIDE = Field("accent-soft", "accent-soft", "card-press", "accent", border_width=1.5)
"""What was pressed, while what it led to stands beside it."""
_PALE = ("", "card")
"""Grounds that change then; one of full colour stays as it is, and has the mark alone."""
_BAR, _BAR_SIDE = 4.0, 5.0
"""Pixels: how broad its mark is, and how far from the edge."""


class Pressable(QPushButton):
    """A button whose content is laid out in it.

    Its name for screen readers must be set: what stands in it is not read by itself.

    Args:
        look: how it looks.
        field: its ground.
        name: for screen readers.
        pressed: what it does.
    """

    spoken_as = Role.Button

    def __init__(
        self, look: Look, field: Field, name: str, pressed: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self._pressed = pressed
        self._begun = False
        """Whether a mouse button went down on it, and not on what stood here before."""
        self.opens: bool | None = None
        """Whether what it opens further down is open; None if it opens nothing there."""
        self.beside = False
        """Whether what it led to stands beside it."""
        self.clicked.connect(self._press)
        self.look = look
        self._field = field
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFlat(True)
        self.setAutoDefault(True)  # the Enter key presses it, not the space bar alone
        self.setMinimumHeight(look.space("target"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def be_open(self, *, now: bool) -> None:
        """Say whether what it opens is open."""
        self.opens = now
        changed(self, "expanded")

    def be_beside(self, now: bool) -> None:
        """Say whether what it led to stands beside it."""
        if now is not self.beside:
            self.beside = now
            changed(self, "selected")
            self.update()

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return self._inside.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        return max(self._inside.totalHeightForWidth(width), self.minimumHeight())

    def sizeHint(self) -> QSize:
        """See Qt."""
        return self._inside.totalSizeHint().expandedTo(QSize(0, self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        return self._inside.totalMinimumSize().expandedTo(QSize(0, self.minimumHeight()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field, look = self._shown, self.look
        fill = field.press if self.isDown() else field.hover if self._hovered() else field.fill
        radius = look.space(self._field.radius)
        place = QRectF(self.rect())
        if field.border:
            half = field.border_width / 2
            place = place.adjusted(half, half, -half, -half)
            painter.setPen(QPen(look.colour(field.border), field.border_width))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, radius, radius)
        if self.beside:
            side = self.width() - _BAR_SIDE - _BAR if self._field.at_end else _BAR_SIDE
            bar = QRectF(side, self.height() / 4, _BAR, self.height() / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(field.focus))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        if self.hasFocus() and self._by_key:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour(field.focus), 2))
            self._draw_focus(painter, radius)

    def _draw_focus(self, painter: QPainter, radius: int) -> None:
        """Draw a ring, with the pen that is set."""
        inset = self._shown.inset
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ring, radius + 1 - inset, radius + 1 - inset)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self._begun = True
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See Qt: of two quick presses only the first was meant for the page that it led from."""
        if self._begun:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt: a key that is held presses once, not also what comes next, page after page."""
        if not event.isAutoRepeat():
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See Qt."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if self.isEnabled() else arrow)

    @property
    def _shown(self) -> Field:
        if not self.isEnabled():
            return _OFF
        field = self._field
        boxed = self.beside and field.fill in _PALE and not field.at_end
        return _BESIDE if boxed else field

    def _press(self) -> None:
        # Not everywhere does a button get the focus with the mouse; the way back asks what had it.
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._pressed is not None:
            self._pressed()

    @property
    def _inside(self) -> QLayout:
        """What is laid out in it; an empty row before there is anything."""
        return self.layout() or QHBoxLayout(self)

    @property
    def _by_key(self) -> bool:
        return bool(self.window().property("keyboard"))

    def _hovered(self) -> bool:
        return self.isEnabled() and self.underMouse()
