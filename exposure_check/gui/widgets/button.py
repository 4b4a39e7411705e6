"""Buttons with a word or two on them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from exposure_check.gui.look import Look
from exposure_check.gui.widgets.pressable import Field, Pressable
from exposure_check.gui.widgets.text import Text

_PRIMARY = Field("accent", "accent-hover", "accent-hover", focus="on-accent", inset=4)
_GHOST = Field("", "card-hover", "card-press", "line", border_width=1.5)
_PLAIN = Field("", "card-hover", "card-press")


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
    """What opens something further down: a word that stands where text does."""

    def __init__(self, look: Look, text: str, pressed: Callable[[], object]) -> None:
        super().__init__(look, _PLAIN, text, pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        shown = Text(look, text, "link", "accent")
        shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(shown, 0, Qt.AlignmentFlag.AlignVCenter)
