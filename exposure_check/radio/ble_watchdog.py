"""Notices a scan that went quiet: a rule on times, without a clock of its own.

A system can stop telling without saying so: a daemon that lost count of its scans (BlueZ before
5.88), a driver that hangs. Silence alone proves nothing, for the only device around may have been
switched off on purpose; but a whole crowd does not fall silent at once.
"""

from enum import Enum, auto
from typing import Final

QUIET_S: Final = 12.0
"""Without a sighting for so long, the scan is started anew, which also shows whether it can be."""

AGAIN_S: Final = 60.0
"""After that, as long as it stays quiet, so often."""

CROWD: Final = 6
"""So many different senders within `WITHIN_S` before the silence are a crowd."""

WITHIN_S: Final = 15.0


class Quiet(Enum):
    """What to do."""

    NOTHING = auto()
    START_AGAIN = auto()
    GIVE_UP = auto()
    """A crowd fell silent, and starting again did not bring it back."""


class Watchdog:
    """Told of each sighting; asked now and then. Times are seconds that never go back."""

    def __init__(self, now: float) -> None:
        self._last = now
        self._started_again: float | None = None
        self._window = now
        self._senders: set[bytes] = set()
        self._before = 0
        self.heard = False
        """True once there was any sighting."""

    def hear(self, sender: bytes, now: float) -> None:
        """Take a sighting; ``sender`` only has to differ between senders, and is soon dropped."""
        self.heard = True
        self._last = now
        self._started_again = None
        if now - self._window > WITHIN_S:
            self._before, self._window = len(self._senders), now
            self._senders.clear()
        if len(self._senders) < CROWD:
            self._senders.add(sender)

    def ask(self, now: float) -> Quiet:
        """Return what to do now; after `Quiet.START_AGAIN` it is taken to be done."""
        if self._started_again is None:
            if now - self._last < QUIET_S:
                return Quiet.NOTHING
        elif now - self._started_again < QUIET_S:
            return Quiet.NOTHING
        elif max(self._before, len(self._senders)) >= CROWD:
            return Quiet.GIVE_UP
        elif now - self._started_again < AGAIN_S:
            return Quiet.NOTHING
        self._started_again = now
        return Quiet.START_AGAIN
