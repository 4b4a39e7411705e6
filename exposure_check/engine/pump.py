"""Several sources heard at once: one thread each, one queue, at least ten batches a second."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event, Thread

from exposure_check.engine.ports import LiveSource, Source
from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.heard import Batch, Problem
from exposure_check.model.live import Manner

TICK = 0.1
"""Seconds after which an empty batch says that nothing was heard."""

PATIENCE = 0.7
"""Seconds that sources may take to end once they were told to."""

_DEPTH = 4
"""Batches that wait for the tables; a source that is faster waits, and its kernel buffer fills.
More of them would hold no more for long, and their memory would never be given back."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """One source with what only live ones can do.

    Attributes:
        source: hears.
        stop: asks it to end; a source that cannot is abandoned.
        manner: how it hears; asked at the end.
    """

    source: Source
    stop: Callable[[], None]
    manner: Callable[[], Manner]


def hearing(source: LiveSource) -> Hearing:
    """Return a live source as the pump takes it."""
    return Hearing(source, source.stop, lambda: source.manner)


_Piece = tuple[int, Batch | None, tuple[Problem, ...], BaseException | None]
"""(source, batch or None for "ended", its problems so far, why it ended)"""


class Pump:
    """Implements the engine's ``LiveSource`` over several sources.

    A source that fails ends only itself; the first failure is raised after the last batch.
    """

    def __init__(self, heard: Sequence[Hearing], tick: float = TICK) -> None:
        self._heard = tuple(heard)
        self._tick = tick
        self._queue: Queue[_Piece] = Queue(_DEPTH)
        self._problems: list[tuple[Problem, ...]] = [() for _ in self._heard]
        self._abandoned = {at for at, one in enumerate(self._heard) if one.stop is abandon}
        self._stopped = Event()
        self._over = Event()
        self.failures: list[ExposureCheckError] = []
        """Why sources could not be heard, in the order in which they ended."""
        self.listening = False
        """True from the moment a source listens, if it heard nothing as yet."""

    @property
    def count(self) -> int:
        """How many sources are heard as one."""
        return len(self._heard)

    @property
    def manners(self) -> tuple[Manner, ...]:
        """How each source hears."""
        return tuple(one.manner() for one in self._heard)

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be read so far."""
        return tuple(problem for those in self._problems for problem in those)

    def progress(self) -> float | None:
        """Return None: live sources do not know."""
        return None

    def stop(self) -> None:
        """Ask all sources to end; may be called from another thread, more than once."""
        self._stopped.set()
        for one in self._heard:
            one.stop()

    def batches(self) -> Iterator[Batch]:
        """Yield what any source heard, an empty batch if none did, until all have ended.

        Raises:
            ExposureCheckError: the first failure, after the last batch.
        """
        for index in range(len(self._heard)):
            name = f"ear-{index}"
            Thread(target=self._listen, args=(index,), name=name, daemon=True).start()
        try:
            yield from self._pieces()
        finally:
            self._over.set()
        if self.failures:
            raise self.failures[0]

    def _pieces(self) -> Iterator[Batch]:
        running = set(range(len(self._heard)))
        patience = round(PATIENCE / self._tick)
        while running:
            if self._stopped.is_set():
                running -= self._abandoned
                patience -= 1
                if not running or patience < 0:
                    return
            try:
                index, batch, problems, error = self._queue.get(timeout=self._tick)
            except Empty:
                yield Batch()
                continue
            self._problems[index] = problems
            if batch is not None:
                self.listening = True
                yield batch
            else:
                running.discard(index)
                known = _known(error)
                self.failures += [] if known is None else [known]

    def _listen(self, index: int) -> None:
        source = self._heard[index].source
        error: BaseException | None = None
        try:
            for batch in source.batches():
                if not self._hand_on((index, batch, source.problems(), None)):
                    return
        except BaseException as raised:  # noqa: BLE001 it belongs to the thread that judges
            error = raised
        self._hand_on((index, None, source.problems(), error))

    def _hand_on(self, piece: _Piece) -> bool:
        """Wait until there is room; returns False once nobody takes anything any more."""
        while not self._over.is_set():
            with suppress(Full):
                self._queue.put(piece, timeout=self._tick)
                return True
        return False


def _known(error: BaseException | None) -> ExposureCheckError | None:
    """Return a failure of the world's; a defect of the program is raised here and now."""
    if error is None or isinstance(error, ExposureCheckError):
        return error
    raise error


def abandon() -> None:
    """Stop a source that cannot be told to: a pipe that somebody else fills."""
