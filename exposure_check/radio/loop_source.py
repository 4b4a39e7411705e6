"""A live source whose library wants an event loop: it gets one, in a thread of its own.

On Windows that thread must not be the main one, nor one that a library made single-threaded for
windows; a new thread is neither. What is heard crosses by a bounded queue. When that is full the
oldest is dropped and counted, because what is sent now is worth more than what was sent before.
"""

import asyncio
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event, Thread
from typing import Final, Protocol

from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import Batch, BleForm, Discard, Problem
from exposure_check.model.live import Manner
from exposure_check.radio.gathering import gathering_loop

DEPTH: Final = 16_384
"""Rows that wait: more than a second of the busiest place."""

_LOOP: Final = gathering_loop if sys.platform == "linux" else None
"""Elsewhere the system's library needs the loop that Python has for that system."""

_TICK_S = 0.08
_PATIENCE_S = 0.9
"""How long a listener that was told to end may take; then its thread is left to itself."""

Clock = Callable[[], int]
"""Nanoseconds since the Unix epoch."""

_Item = tuple[int, BleForm, int, bytes]


class Sink:
    """Where a listener puts what it hears; may be called in the listener's thread only."""

    def __init__(self, clock: Clock, depth: int = DEPTH) -> None:
        self._waiting: deque[_Item] = deque(maxlen=depth)
        self._depth = depth
        self._clock = clock
        self.lost = 0
        self.broken = 0
        self.ready = Event()

    def hear(self, form: BleForm, rssi: int, raw: bytes) -> None:
        """Take one sighting."""
        if len(self._waiting) == self._depth:
            self.lost += 1
        self._waiting.append((self._clock() // 1000, form, rssi, raw))

    def take(self) -> list[_Item]:
        """Return what is waiting; for the other thread."""
        waiting = self._waiting
        return [waiting.popleft() for _ in range(len(waiting))]


class Listener(Protocol):
    """Hears until it is told to stop."""

    @property
    def manner(self) -> Manner:
        """How it hears, as far as is known by now."""
        ...

    async def listen(self, sink: Sink, stop: asyncio.Event) -> None:
        """Hear; set ``sink.ready`` once that has begun.

        Raises:
            ExposureCheckError: it could not begin, or broke off.
        """
        ...


class LoopSource:
    """Implements the engine's ``LiveSource`` with a `Listener`; begins with the first batch."""

    count = 1

    def __init__(
        self, listener: Listener, source: int = 0, clock: Clock = time.time_ns, depth: int = DEPTH
    ) -> None:
        """Prepare.

        Args:
            listener: hears.
            source: index of this source.
            clock: of the rows.
            depth: rows that may wait.
        """
        self._listener = listener
        self._source = source
        self._sink = Sink(clock, depth)
        self._number = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = asyncio.Event()
        self._stopped = Event()
        self._ended = Event()
        self._failure: BaseException | None = None

    @property
    def manner(self) -> Manner:
        """How it hears."""
        return self._listener.manner

    def batches(self) -> Iterator[Batch]:
        """Yield what was heard, twelve times a second from the moment that listening has begun.

        Raises:
            ExposureCheckError: it could not begin, or broke off; what was yielded remains true.
        """
        thread = Thread(target=self._run, name="bluetooth", daemon=True)
        thread.start()
        patience = round(_PATIENCE_S / _TICK_S)
        try:
            while not self._ended.wait(_TICK_S):
                if self._stopped.is_set():
                    patience -= 1
                    if patience < 0:
                        return
                if self._sink.ready.is_set():
                    yield self._batch()
            yield self._batch()
        finally:
            self.stop()
        if self._failure is not None:
            raise self._failure

    def problems(self) -> tuple[Problem, ...]:
        """See the engine's ``Source``."""
        found = (
            Problem(self._source, Discard.LOST, 0, self._sink.lost, "queue"),
            Problem(self._source, Discard.BROKEN_RECORD, 0, self._sink.broken, "system"),
        )
        return tuple(one for one in found if one.count)

    def progress(self) -> float | None:
        """Return None: the engine knows how long it wants to listen."""
        return None

    def stop(self) -> None:
        """End, from any thread; the batches end within a second."""
        self._stopped.set()
        loop = self._loop
        if loop is not None:
            # A loop that has ended needs no word.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._stop.set)

    def _batch(self) -> Batch:
        items = self._sink.take()
        batch = Batch(frames=len(items))
        first = pack_frame(self._source, self._number + 1)
        self._number += len(items)
        # Counting from the packed reference saves packing it for each row.
        for packed, (time_us, form, rssi, raw) in enumerate(items, first):
            batch.ble.setdefault(form, []).append((time_us, packed, rssi, raw))
        if items:
            batch.first_time, batch.last_time = items[0][0], items[-1][0]
        return batch

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=_LOOP) as runner:
                runner.run(self._listen())
        except ExposureCheckError as error:
            self._failure = error
        except BaseException as error:  # noqa: BLE001 - it belongs to the thread that judges
            self._failure = error
        finally:
            self._ended.set()

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        # What breaks inside a library's callback is one advertisement lost. It is counted, and
        # never written anywhere: its text could hold somebody's address.
        loop.set_exception_handler(self._count_broken)
        self._loop = loop
        if self._stopped.is_set():
            return
        await self._listener.listen(self._sink, self._stop)

    def _count_broken(self, _loop: asyncio.AbstractEventLoop, _context: dict[str, object]) -> None:
        self._sink.broken += 1
