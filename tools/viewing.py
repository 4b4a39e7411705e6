"""What pictures of pages are taken with: a view, waiting for Qt, an engine that says one thing."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from exposure_check.gui.window import Window
from exposure_check.model.talk import Snapshot

PATIENCE = 30.0
"""Seconds that a check of a demo may take."""


@dataclass(frozen=True)
class View:
    """One page to be shown.

    Attributes:
        name: of its pictures.
        show: brings it into view.
        scrolls: pictures further down, too.
    """

    name: str
    show: Callable[[Window], object]
    scrolls: bool = False


def until(ready: Callable[[], bool]) -> None:
    """Let Qt work until something is so.

    Raises:
        TimeoutError: it took too long.
    """
    end = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.005)
    settle()


def settle() -> None:
    """Let Qt do what is waiting: pages that still grow, layouts, paints, deletions."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, Window):
            window.panes.complete()
    for _ in range(8):
        QApplication.processEvents()
        # Said by name: outside of a loop of Qt's own, what is to be deleted stays otherwise.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait(seconds: float) -> None:
    """Let files be read."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        settle()
        time.sleep(0.01)


class Waiting:
    """An engine's end that says one thing."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot: Snapshot | None = snapshot

    def __enter__(self) -> "Waiting":
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End."""

    def next_event(self, seconds: float) -> Snapshot | None:
        """Say it once."""
        said, self._snapshot = self._snapshot, None
        time.sleep(0 if said else seconds)
        return said
