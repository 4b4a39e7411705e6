"""Qt's own words, in its dialogs and menus, in the language of the window."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

_NEAREST = {"zh_HK": "zh_TW"}
"""Qt has no words for Hong Kong, and does not by itself use those of its neighbour."""


class QtWords:
    """Keeps what Qt says in one language at a time; English where Qt lacks it.

    Args:
        application: Qt's.
    """

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._used: QTranslator | None = None
        self._language = ""

    def use(self, language: str) -> None:
        """Speak another language from now on, by its tag (``zh_HK``)."""
        if language == self._language:
            return
        self.forget()
        self._language = language
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        words = QTranslator(self._application)
        if words.load(f"qtbase_{_NEAREST.get(language, language)}", folder):
            self._application.installTranslator(words)
            self._used = words

    def forget(self) -> None:
        """Let Qt speak English."""
        self._language = ""
        if self._used is not None:
            self._application.removeTranslator(self._used)
            self._used.deleteLater()
            self._used = None
