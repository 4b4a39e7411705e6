"""What goes on while pages come and go: a check in its engine, an audit. Heard by Qt signals.

A thread waits for the engine; the window hears "there is news" at most once until it has looked,
however much there was.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Event as Flag
from threading import Lock, Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from exposure_check.model.audit import AuditReport
from exposure_check.model.dissection import Dissected
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.report import Report
from exposure_check.model.talk import Final, Judged, Snapshot, Word

if TYPE_CHECKING:
    from exposure_check.client.live_client import LiveClient

_LOOK = 0.1
"""Seconds after which the thread sees that it is told to end."""

_Done = TypeVar("_Done")


class Running(QObject):
    """Something that a thread waits for.

    Signals:
        changed: there is news to look at.
    """

    changed = Signal()
    _news = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._told = False
        self._closed = Flag()
        self._thread: Thread | None = None
        self._over = False
        self._held: tuple[Running, Callable[[], None]] | None = None
        """Itself and its work, until the thread is over: the thread must not be the last that holds
        them, as it would delete what belongs to Qt while the window is told of it."""
        self.failure: ExposureCheckError | None = None
        """Why it could not be done."""
        self._news.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Let go: nothing is heard any more."""
        self._closed.set()

    def _look(self) -> None:
        with self._lock:
            self._told = False
        if self._over and self._thread is not None:
            self._thread.join()  # its last word was this: now it holds nothing any more
            self._thread = self._held = None
        if not self._closed.is_set():
            self.changed.emit()

    def _tell(self) -> None:
        """From the thread: say that there is news, unless that is said already."""
        with self._lock:
            if self._told:
                return
            self._told = True
        with suppress(RuntimeError):  # the window is gone
            self._news.emit()

    def _begin(self, work: Callable[[], None], name: str) -> None:
        def guarded() -> None:
            try:
                work()
            except ExposureCheckError as error:
                self.failure = error
            except Exception as error:  # noqa: BLE001 a defect is told by its kind, not its values
                self.failure = ExposureCheckError(
                    Reason.ENGINE_CRASHED, places=type(error).__name__
                )
            self._over = True
            with self._lock:
                self._told = False  # what was told before may be looked at already
            self._tell()

        self._held = self, work
        self._thread = Thread(target=guarded, name=name, daemon=True)
        self._thread.start()


class RunningCheck(Running):
    """A check in an engine of its own.

    Args:
        start: starts the engine; called in the thread.
    """

    def __init__(self, start: "Callable[[], LiveClient]") -> None:
        super().__init__()
        self._start = start
        self._client: LiveClient | None = None
        self.snapshot: Snapshot | None = None
        """How it stands."""
        self.interim: Report | None = None
        """What is known so far."""
        self.final: Report | None = None
        """The last report."""
        self.dissected: Dissected | None = None
        """A frame taken apart, if that was asked for in place of a report."""
        self._begin(self._wait, "check")

    @property
    def under_way(self) -> bool:
        """Whether it has not come to its end yet, and is wanted still."""
        return not (self.final or self.dissected or self.failure or self._closed.is_set())

    def say(self, word: Word, ask: int = 0) -> None:
        """Tell the engine the user's word; ``ask`` is the number of what was asked."""
        if self._client is not None:
            self._client.say(word, ask)

    def stop(self) -> None:
        """Ask for the last report now."""
        if self._client is not None:
            self._client.stop()

    def _wait(self) -> None:
        with self._start() as client:
            self._client = client
            while not (self.final or self.dissected or self._closed.is_set()):
                event = client.next_event(_LOOK)
                if isinstance(event, Snapshot):
                    self.snapshot = event
                elif isinstance(event, Judged):
                    self.interim = event.report
                elif isinstance(event, Final):
                    self.final = event.report
                elif isinstance(event, Dissected):
                    self.dissected = event
                if event is not None:
                    self._tell()


class Task(Running, Generic[_Done]):
    """Something that is worked out in a thread.

    Args:
        work: works it out.
    """

    def __init__(self, work: Callable[[], _Done]) -> None:
        super().__init__()
        self.done: _Done | None = None
        """What came of it."""

        def run() -> None:
            self.done = work()

        self._begin(run, "task")


RunningAudit = Task[AuditReport]
"""This computer's settings are being read."""
