"""Loads pages and their words while nobody waits: one file a turn, so no frame is late for it.

Then the types of Qt that charts need are made: see `exposure_check.gui.charts`.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, QTimeZone, Signal
from PySide6.QtGui import QFont, QTextLayout

from exposure_check.gui.charts import Types
from exposure_check.gui.context import Context
from exposure_check.gui.making import FOLDER, PAGES

_WIDE = 1000
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
        context: whose words pages will ask for (a result alone asks for dozens of files), whose
            program they need, and whose kinds of text they are set in.

    Signals:
        done: there is nothing left to load.
    """

    done = Signal()

    def __init__(self, parent: QObject, context: Context) -> None:
        super().__init__(parent)
        program, words, look = context.program, context.words, context.look
        languages = " ".join(context.say(f"language.{tag}") for tag in program.languages)
        pages = dict.fromkeys(f"{FOLDER}.{place.partition('.')[0]}" for place in PAGES.values())
        self.waiting: list[Callable[[], object]] = [
            *(partial(import_module, name) for name in (*_FIRST, *pages)),
            *(partial(_set, languages, look.font(role)) for role in look.theme.types),
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


def _set(text: str, font: QFont) -> None:
    """Set a line that will not be seen: Qt looks for the font of a script when it first meets it.

    The names of languages are in the scripts of all of them, and in whatever page names them.
    """
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(_WIDE)
    layout.endLayout()
