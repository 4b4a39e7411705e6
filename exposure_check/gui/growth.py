"""What of a page comes after its first parts: in turns of the event loop, so no frame is late."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

_TURN = 0.002
"""Seconds of one turn, at most one part more; laying out and drawing what was added come to it."""


class Growth(QObject):
    """Adds part after part, from the next turn on.

    Args:
        page: ends it with itself.
        parts: adds one part whenever it is asked to go on.
        grown: called after every turn that added something.
        broken: called when a part could not be made; no more come then.
    """

    def __init__(
        self,
        page: QObject,
        parts: Iterator[None],
        grown: Callable[[], None],
        broken: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._parts, self._grown, self._broken = parts, grown, broken
        self.complete = False
        """Whether everything is there that comes."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(0)

    def add(self) -> bool:
        """Add one part now; returns whether there may be more."""
        try:
            self.complete = next(self._parts, self) is self
        except BaseException:
            self.complete = True
            self._broken()
            raise
        finally:
            if self.complete:
                self._timer.stop()
        return not self.complete

    def finish(self) -> None:
        """Add all that is missing now."""
        if not self.complete:
            while self.add():
                pass
            self._grown()

    def _turn(self) -> None:
        until = time.perf_counter() + _TURN
        while self.add() and time.perf_counter() < until:
            pass
        self._grown()
