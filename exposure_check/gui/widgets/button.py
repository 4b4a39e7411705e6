"""Buttons with a word or two on them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.widgets.pressable import Field, Pressable
from exposure_check.gui.widgets.text import Text

_PRIMARY = Field("accent", "accent-hover", "accent-hover", focus="on-accent", inset=4)
_GHOST = Field("", "card-hover", "card-press", "line", border_width=1.5)
_PLAIN = Field("", "card-hover", "card-press")
_LINK = _PLAIN._replace(at_end=True)
_BELOW = 3
"""Pixels from a word that leads on to the line below it."""


class _Button(Pressable):
    def __init__(
        self,
        look: Look,
        field: Field,
        colour: str,
        text: str,
        pressed: Callable[[], object],
    ) -> None:
        super().__init__(look, field, text, pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 13, 16, 13)
        self._text = Text(look, text, "button", colour, centred=True)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(self._text)


class PrimaryButton(_Button):
    """The one thing to do on a page."""

    def __init__(self, look: Look, text: str, pressed: Callable[[], object]) -> None:
        super().__init__(look, _PRIMARY, "on-accent", text, pressed)
        self.setDefault(True)


class GhostButton(_Button):
    """Something else that can be done."""

    def __init__(self, look: Look, text: str, pressed: Callable[[], object]) -> None:
        super().__init__(look, _GHOST, "accent", text, pressed)


class PlainButton(_Button):
    """Something that is seldom done: no border."""

    def __init__(self, look: Look, text: str, pressed: Callable[[], object]) -> None:
        super().__init__(look, _PLAIN, "accent", text, pressed)


class LinkButton(Pressable):
    """What leads on from within a text: a word that stands where text does.

    With the focus it is underlined: a ring would be drawn over its first letter.

    Args:
        look: how it looks.
        text: what stands on it.
        pressed: what it does.
        name: for screen readers, where several of a page say the same; else the text.
    """

    def __init__(
        self, look: Look, text: str, pressed: Callable[[], object], name: str = ""
    ) -> None:
        super().__init__(look, _LINK, name or text, pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._text = Text(look, text, "link", "accent")
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(self._text, 0, Qt.AlignmentFlag.AlignVCenter)

    def _draw_focus(self, painter: QPainter, _radius: int) -> None:
        place = self._text.geometry()
        width = min(place.width(), self._text.sizeHint().width())
        line = place.bottom() + _BELOW
        painter.drawLine(place.left(), line, place.left() + width, line)

    def say(self, text: str) -> None:
        """Show another word; what it is called to screen readers stays."""
        self._text.say(text)


class DrawerButton(LinkButton):
    """What opens and closes something below it, and says to screen readers which.

    Args:
        look: how it looks.
        text: what stands on it.
        drawer: what it opens; closed at first.
    """

    def __init__(self, look: Look, text: str, drawer: QWidget) -> None:
        super().__init__(look, text, self._turn)
        self._drawer = drawer
        drawer.hide()
        self.be_open(now=False)

    def _turn(self) -> None:
        self._drawer.setVisible(not self.opens)
        self.be_open(now=not self.opens)
