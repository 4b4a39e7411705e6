"""Loads what draws charts, beside the window.

pyqtgraph takes half a second to load, so that is done in a thread. It touches every type of Qt, and
PySide makes a type when it is first touched, partly in Python: where two threads make types at the
same time, the process dies. So the window's own thread makes them all first, a few milliseconds
a turn, and only then the other thread begins.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from time import perf_counter
from types import ModuleType

from PySide6.QtCore import QObject, QTimer, Signal

from exposure_check.gui.running import Task

_CHARTS = "exposure_check.gui.widgets.curve"

_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtOpenGL", "QtOpenGLWidgets", "QtSvg", "QtTest")
"""What pyqtgraph loads of Qt."""

_TURN = 0.004
"""Seconds after which the window has its turn: the longest type takes several milliseconds more."""


class Types:
    """Qt's types, as pyqtgraph needs them; those that are made already take no time."""

    def __init__(self) -> None:
        self._rest = _made()

    def make(self) -> bool:
        """Make some more, in the window's thread; return whether that were all."""
        until = perf_counter() + _TURN
        return all(perf_counter() < until for _ in self._rest)


class Charts(QObject):
    """Begins at once.

    Args:
        parent: ends it with itself.

    Signals:
        changed: they are loaded, or cannot be.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task[ModuleType] | None = None
        self._types = Types()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_types)
        self._timer.start(0)

    @property
    def done(self) -> ModuleType | None:
        """The module with the `Curve`, once it is loaded; None before."""
        return None if self._task is None else self._task.done

    def _make_types(self) -> None:
        if self._types.make():
            self._timer.stop()
            loaded = _CHARTS in sys.modules
            self._task = Task(lambda: import_module(_CHARTS))
            if not loaded:
                # It is much, and stays: see Collecting. Once, since pages that go would stay, too.
                self._task.changed.connect(gc.freeze)
            self._task.changed.connect(self.changed)


def _made() -> Iterator[None]:
    """Make one type a step."""
    for name in _MODULES:
        with suppress(ImportError):  # a part that is not there pyqtgraph does without
            module = import_module(f"PySide6.{name}")
            for one in dir(module):
                getattr(module, one)
                yield
