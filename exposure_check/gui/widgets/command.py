"""A command to be typed exactly so: in letters of one width, and a button that copies it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy

from exposure_check.gui.look import Look
from exposure_check.gui.spoken import announce
from exposure_check.gui.widgets.button import LinkButton
from exposure_check.gui.widgets.card import Card
from exposure_check.gui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Copying:
    """Words of the button: what it does, what it says once it is done."""

    copy: str
    copied: str


class Command(Card):
    """The command.

    Args:
        look: how it looks.
        text: what is copied; lines may be wrapped where they are shown.
        words: of the button.
    """

    def __init__(self, look: Look, text: str, words: Copying) -> None:
        super().__init__(look)
        self._text, self._words = text, words
        self.setAccessibleName(text)
        inside = look.space("card")
        self.column.setContentsMargins(inside, look.space("gap"), inside, 0)
        self.column.setSpacing(0)
        self.column.addWidget(Text(look, text, "mono"))
        self._button = LinkButton(look, words.copy, self._copy)
        self._button.setAccessibleName(f"{words.copy}: {text}")
        self._button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._button.say(self._words.copied)
        announce(self._button, self._words.copied)
