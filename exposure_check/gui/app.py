"""Opens the window and runs until it is closed."""

import gc
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from exposure_check.gui.mistakes import Mistakes
from exposure_check.gui.program import AppProgram
from exposure_check.gui.spoken import face
from exposure_check.gui.window import Window

if TYPE_CHECKING:  # not before the first paint
    from exposure_check.gui.warming import Warming

_SIGNALS_EVERY = 200
"""Milliseconds after which Python sees that it was interrupted."""


_TIDY = 3000
"""Milliseconds after the first paint until old results are deleted."""


def application() -> QApplication:
    """Return Qt's application, made as the window needs it."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # Said so, since setStyle returns the style: PySide would make all its classes of styles for it.
    made = QApplication([*sys.argv[:1], "-style", "Fusion"])
    QAccessible.installFactory(face)
    made.setApplicationName("exposure-check")
    made.setDesktopFileName("exposure-check")
    return made


def run(program: AppProgram, files: Sequence[str] = ()) -> int:
    """Show the window; files that are named are checked at once. Returns the exit status."""
    running = application()
    window = Window(program, running)
    Mistakes(window).install()
    window.painted.connect(lambda: settle(window))
    window.show()
    if files:
        from exposure_check.gui import begin  # noqa: PLC0415 only where it is needed

        window.go(begin.files(window.context, files))
    signal.signal(signal.SIGINT, lambda *_: window.close())
    tidying: list[object] = []
    QTimer.singleShot(_TIDY, window, lambda: tidying.append(_tidied(program, window)))
    awake = QTimer()
    awake.timeout.connect(lambda: None)
    awake.start(_SIGNALS_EVERY)
    return running.exec()


def settle(window: Window) -> "Warming":
    """Once the window is painted: load the rest, and clear away in the window's thread.

    What was loaded stays, and is not looked through for garbage. Returns the `Warming`.
    """
    from exposure_check.gui.collecting import Collecting  # noqa: PLC0415 after the first paint
    from exposure_check.gui.warming import Warming  # noqa: PLC0415 as above

    warming = Warming(window, window.context)
    gc.freeze()
    warming.done.connect(gc.freeze)
    Collecting(window)
    return warming


def _tidied(program: AppProgram, window: Window) -> object:
    from exposure_check.gui.retention import forget_outdated  # noqa: PLC0415 after the first paint

    return forget_outdated(program, window.preferences.retention)


def system_language() -> str:
    """Return the tag of the language that the system's own texts are in."""
    names = QLocale.system().uiLanguages()
    return names[0] if names else ""
