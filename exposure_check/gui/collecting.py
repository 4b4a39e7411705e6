"""Clears away what nothing but itself holds, in the window's own thread.

Python does so in whichever thread happens to make objects when it is time. Widgets that hold each
other would be deleted there, and Qt dies of a widget that another thread deletes. So Python is told
not to, and the window does it between two turns.

Source: Qt "Threads and QObjects"; Python ``gc``.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY: Final = 500
"""Milliseconds."""

_ALL_EVERY: Final = 60
"""So many times the young ones are looked through until all are."""

_YOUNG: Final = 1


class Collecting(QObject):
    """Begins at once.

    Args:
        parent: ends it with itself; then Python collects by itself again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._times = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY)
        parent.destroyed.connect(gc.enable)

    def collect(self) -> None:
        """Clear away what was made of late and is held no more; now and then, whatever it is."""
        self._times += 1
        if self._times % _ALL_EVERY == 0:
            gc.collect()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(_YOUNG)
