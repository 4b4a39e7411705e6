"""Qt's own words, in its dialogs and menus, in the language of the window."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from exposure_check.gui.context import WORDS

if TYPE_CHECKING:
    from exposure_check.client.words import Words

_NEAREST = {"zh_HK": "zh_TW"}
"""Qt has no words for Hong Kong, and does not by itself use those of its neighbour."""

_LACKING = {"Drive": "drive", "File": "file", "Folder": "folder"}
"""What Qt 6 says in its dialog for files and nobody translated; keys of ``open.qt-``."""


class _Lacking(QTranslator):
    """Says what Qt's own translation lacks."""

    def __init__(self, application: QApplication, said: Mapping[str, str]) -> None:
        super().__init__(application)
        self._said = said

    def isEmpty(self) -> bool:
        """See Qt."""
        return False

    def translate(
        self, _context: str, source: str, _note: str | None = None, _count: int = -1
    ) -> str | None:
        """See Qt: None leaves it to other translations."""
        return self._said.get(source)


class QtWords:
    """Keeps what Qt says in one language at a time; English where Qt lacks it.

    Args:
        application: Qt's.
    """

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._used: list[QTranslator] = []
        self._language = ""

    def use(self, words: "Words") -> None:
        """Speak the language of some words from now on."""
        if words.language == self._language:
            return
        self.forget()
        self._language = words.language
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        qt = QTranslator(self._application)
        if qt.load(f"qtbase_{_NEAREST.get(words.language, words.language)}", folder):
            said = {source: words.text(WORDS, f"open.qt-{key}") for source, key in _LACKING.items()}
            self._used = [qt, _Lacking(self._application, said)]
        for one in self._used:
            self._application.installTranslator(one)

    def forget(self) -> None:
        """Let Qt speak English."""
        self._language = ""
        for one in self._used:
            self._application.removeTranslator(one)
            one.deleteLater()
        self._used = []
