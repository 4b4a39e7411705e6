"""What waits to be sent: a reader that is slow gets the newest snapshot, never an old one.

Hearing must not wait for whoever looks on, so a thread of its own writes.
"""

from collections import deque
from contextlib import suppress
from threading import Condition, Thread
from typing import BinaryIO

from exposure_check.engine.broken_at import broken_at
from exposure_check.engine.protocol import Answer, packed
from exposure_check.engine.wire import write_message
from exposure_check.model.talk import Crashed, Judged, Snapshot

_REPLACEABLE = (Snapshot, Judged)


class Outbox:
    """Sends messages in order; of snapshots and interim reports only the newest."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting: deque[Answer] = deque()
        self._changed = Condition()
        self._closing = False
        self._broken = False
        self._thread = Thread(target=self._write, name="outbox", daemon=True)
        self._thread.start()

    @property
    def broken(self) -> bool:
        """True once nobody reads any more."""
        return self._broken

    def put(self, message: Answer) -> None:
        """Send a message as soon as the ones before it are sent."""
        with self._changed:
            if isinstance(message, _REPLACEABLE):
                old = [one for one in self._waiting if type(one) is type(message)]
                for one in old:
                    self._waiting.remove(one)
            self._waiting.append(message)
            self._changed.notify()

    def close(self, seconds: float) -> bool:
        """Wait until everything is sent, for so many seconds at most; returns whether it was."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(seconds)
        return not self._thread.is_alive() and not self._broken

    def _write(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                if not self._waiting:
                    return
                message = self._waiting.popleft()
            if not self._written(message):
                self._broken = True
                return

    def _written(self, message: Answer) -> bool:
        try:
            write_message(self._stream, packed(message))
        except OSError:
            return False
        except Exception as error:  # noqa: BLE001 whatever cannot be said must not end in silence
            with suppress(OSError):
                write_message(self._stream, packed(Crashed(broken_at(error))))
            return False
        return True
