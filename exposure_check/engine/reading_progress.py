"""Tells how far recordings have been read."""

from exposure_check.engine.live import LOOK_EVERY, Clock, Send
from exposure_check.model.talk import Snapshot, Stage, Told


class ReadingProgress:
    """Sends snapshots of reading, at most one in `LOOK_EVERY` seconds.

    Args:
        send: hands a message to the client, without waiting.
        clock: seconds, never set back.
    """

    def __init__(self, send: Send, clock: Clock) -> None:
        self._send = send
        self._clock = clock
        self._began = self._next = clock()
        self._number = 0

    def tell(self, share: float | None, records: int) -> None:
        """Tell how far it is, unless that was told just now.

        Args:
            share: of the recordings that were read, 0 to 1; None if their length is not known.
            records: how many were read.
        """
        now = self._clock()
        if now < self._next:
            return
        self._next = now + LOOK_EVERY
        self._number += 1
        seconds = round(now - self._began, 1)
        self._send(Snapshot(self._number, Stage.READING, Told.OPEN, seconds, records, share=share))
