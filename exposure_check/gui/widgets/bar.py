"""The places: a bar at the bottom, or a rail at the side of a wide window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from exposure_check.gui.context import Context
from exposure_check.gui.icons import paint
from exposure_check.gui.look import Look
from exposure_check.gui.places import Place
from exposure_check.gui.spoken import Role
from exposure_check.gui.widgets.pressable import Field, Pressable
from exposure_check.gui.widgets.text import Text

ICONS = {
    Place.CHECK: "check",
    Place.DEVICES: "phone",
    Place.TIPS: "tip",
    Place.SETTINGS: "settings",
}
_FIELD = Field("", "", "card-press", radius="radius-icon")
_MARK = (34, 3)
_ON, _OFF = ("place-on", "accent"), ("place", "soft")
"""Kind of text and colour of a place's name."""
_APART = 6
"""Pixels between two places of a rail."""
_ROOMY, _TIGHT = (14, 5, 8), (8, 2, 5)
"""Pixels of a button above its icon, between that and its name, and below."""


class _Button(Pressable):
    spoken_as = Role.PageTab

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        pressed: Callable[[], object],
        *,
        tight: bool,
    ) -> None:
        super().__init__(look, _FIELD, name, pressed)
        self.setCheckable(True)
        self._icon = icon
        size = look.icon_size()
        layout = QVBoxLayout(self)
        self._above, between, below = _TIGHT if tight else _ROOMY
        layout.setContentsMargins(2, self._above + size + between, 2, below)
        self._text = Text(look, name, *_OFF, centred=True)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(self._text)
        layout.addStretch(1)

    def be_on(self, *, now: bool) -> None:
        """Be the place in view, or not."""
        self.setChecked(now)
        self._text.dress(self.look, *(_ON if now else _OFF))

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.look.icon_size()
        place = QRectF((self.width() - size) / 2, self._above, size, size)
        paint(painter, self.look, self._icon, "accent" if self.isChecked() else "soft", place)
        if self.isChecked():
            width, height = _MARK
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("accent"))
            painter.drawRoundedRect(QRectF((self.width() - width) / 2, 2, width, height), 2, 2)


def _between() -> QSpacerItem:
    """Return what keeps two places apart where there is room."""
    return QSpacerItem(0, _APART, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)


class Bar(QWidget):
    """The places.

    Args:
        context: words and look.
        place: the one in view.
        switch: called with the place that was pressed.
        rail: upright, at the side.
        low: the window has little height: the rail takes no more of it than it needs.
    """

    spoken_as = Role.PageTabList

    def __init__(
        self,
        context: Context,
        place: Place,
        switch: Callable[[Place], None],
        *,
        rail: bool,
        low: bool = False,
    ) -> None:
        super().__init__()
        self._look = context.look
        self._rail = rail
        self.setAccessibleName(context.say("way.places"))
        layout = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if rail else QBoxLayout.Direction.LeftToRight, self
        )
        around = 2 if low else 16
        layout.setContentsMargins(*((8, around, 9, around) if rail else (4, 1, 4, 2)))
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[Place, _Button] = {}
        for one in Place:
            name = context.say(f"place.{one.value}")
            button = _Button(context.look, ICONS[one], name, partial(switch, one), tight=low)
            if rail and self._buttons:
                layout.addSpacerItem(_between())
            self._group.addButton(button)
            self._buttons[one] = button
            layout.addWidget(button, 0 if rail else 1)
        self.show_place(place)
        if rail:
            layout.addStretch(1)
            self.setFixedWidth(round(context.look.space("rail") * min(context.look.scale, 1.6)))
        else:
            self.setMinimumHeight(context.look.space("bar"))

    def show_place(self, place: Place) -> None:
        """Mark the place in view; the focus goes with it if it is on another one."""
        if any(button.hasFocus() for button in self._buttons.values()):
            self.focus_on(place)
        self._buttons[place].be_on(now=True)  # first: of a group, one is always on
        for one, button in self._buttons.items():
            if one is not place:
                button.be_on(now=False)

    def focus_on(self, place: Place) -> None:
        """Give a place the focus."""
        self._buttons[place].setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("card"))
        painter.drawRect(self.rect())
        line = self.rect()
        if self._rail:
            line.setLeft(line.right())
        else:
            line.setHeight(1)
        painter.setBrush(self._look.colour("line"))
        painter.drawRect(line)
