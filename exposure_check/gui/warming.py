"""Loads pages while nobody waits: one file a turn, so that no frame is late for it."""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from exposure_check.gui.making import FOLDER, PAGES

_EVERY = 20
"""Milliseconds from one file to the next."""

_FIRST = (
    "exposure_check.model.evidence",
    "exposure_check.model.report",
    "exposure_check.model.audit",
    "exposure_check.model.talk",
    "exposure_check.gui.routes",
    "exposure_check.gui.running",
    "exposure_check.gui.begin",
)
"""What many pages need; apart, so that the first of those takes no longer than the others."""


class Warming(QObject):
    """Begins at once; `waiting` is empty when everything is loaded.

    Args:
        parent: ends it with itself.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        pages = dict.fromkeys(f"{FOLDER}.{place.partition('.')[0]}" for place in PAGES.values())
        self.waiting = [*_FIRST, *pages]
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._load)
        self._timer.start(_EVERY)

    def _load(self) -> None:
        import_module(self.waiting.pop(0))
        if not self.waiting:
            self._timer.stop()
