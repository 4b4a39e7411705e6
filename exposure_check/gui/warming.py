"""Loads pages and their words while nobody waits: one file a turn, so no frame is late for it.

Then the types of Qt that charts need are made: see `exposure_check.gui.charts`.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QTimeZone, Signal

from exposure_check.gui.charts import Types
from exposure_check.gui.making import FOLDER, PAGES
from exposure_check.gui.program import AppProgram

if TYPE_CHECKING:
    from exposure_check.client.words import Words

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
    "exposure_check.gui.widgets.transition",
)
"""What many pages need; apart, so that the first of those takes no longer than the others."""


class Warming(QObject):
    """Begins at once; `waiting` is empty when everything is loaded.

    Args:
        parent: ends it with itself.
        program: what checks need, and the theme's drawings.
        words: what pages will ask for; a result alone asks for dozens of files.

    Signals:
        done: there is nothing left to load.
    """

    done = Signal()

    def __init__(self, parent: QObject, program: AppProgram, words: "Words") -> None:
        super().__init__(parent)
        pages = dict.fromkeys(f"{FOLDER}.{place.partition('.')[0]}" for place in PAGES.values())
        self.waiting: list[Callable[[], object]] = [
            *(partial(import_module, name) for name in (*_FIRST, *pages)),
            *(partial(words.has, group, "") for group in words.names("words")),
            *(partial(words.finding, check) for check in words.names("findings")),
            *(partial(words.tip, tip) for tip in words.names("tips")),
            *(partial(program.theme.drawings.get, name) for name in program.theme.drawings),
            QTimeZone.systemTimeZone,  # read from the system when it is first asked for
            *program.later(),
            self._make_types,
        ]
        self._types = Types()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._load)
        self._timer.start(_EVERY)

    def _load(self) -> None:
        self.waiting.pop(0)()
        if not self.waiting:
            self._timer.stop()
            self.done.emit()

    def _make_types(self) -> None:
        if not self._types.make():
            self.waiting.append(self._make_types)
