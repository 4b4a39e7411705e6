"""A live check as a face sees it: start, events, words, stop.

The engine at the other end is a stranger: what it says is read by `exposure_check.engine.protocol`
alone, and whatever breaks the rules ends it. Usable from any thread; nothing of any screen here.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event as Flag
from threading import Lock, Thread, current_thread
from types import TracebackType

from exposure_check.client.accept import sound
from exposure_check.client.process import EngineProcess
from exposure_check.engine.protocol import Answer, Command, answer_of, packed
from exposure_check.engine.wire import Breach, ProtocolError, read_message, write_message
from exposure_check.model.dissection import Dissected
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.report import Report
from exposure_check.model.talk import (
    VERSION,
    Crashed,
    Ear,
    Event,
    Failed,
    Final,
    Hello,
    Judged,
    Request,
    Said,
    Snapshot,
    Word,
)

STOP_SECONDS = 0.9
"""How long the engine may take for its last report once it is told to stop."""

_END_SECONDS = 0.5
_WAITING = 32
"""Events that wait for the face; the engine replaces what is older."""
_PATIENCE = 0.1

Accept = Callable[[Report], bool]
"""Whether a report names only checks and words that this program has."""


class LiveClient:
    """One live check in an engine process of its own.

    Use as a context manager: the engine is gone when it ends.
    """

    def __init__(self, request: Request, accept: Accept) -> None:
        """Start the engine and send it the request.

        Raises:
            ExposureCheckError: ENGINE_NOT_STARTED.
        """
        hand_on = any(one.ear is Ear.STANDARD_INPUT for one in request.sources)
        try:
            self._engine = EngineProcess(hand_on_input=hand_on)
        except OSError as error:
            raise ExposureCheckError(Reason.ENGINE_NOT_STARTED) from error
        self._accept = accept
        self._wants_frame = request.frame is not None
        self._lock = Lock()
        self._events: Queue[Answer | ProtocolError | None] = Queue(_WAITING)
        self._closed = Flag()
        self._greeted = False
        self._thread = Thread(target=self._read, name="engine-answers", daemon=True)
        self._thread.start()
        self._send(request)

    @property
    def engine_number(self) -> int:
        """Process id of the engine."""
        return self._engine.number

    def next_event(self, seconds: float) -> Event | None:
        """Wait for the next event; None if there is none in time. After the last there is none.

        Raises:
            ExposureCheckError: the engine could not do it, or is gone, or broke the rules; it has
                ended then.
        """
        try:
            answer = self._events.get(timeout=seconds)
        except Empty:
            if not self._closed.is_set() or self._thread.is_alive():
                return None
            answer = None
        if isinstance(answer, Snapshot | Judged | Final | Dissected):
            return answer
        self.close()
        raise _failure(answer, greeted=self._greeted)

    def events(self, seconds: float = 1.0) -> Iterator[Event | None]:
        """Yield events up to the last report, and None whenever there was none for so long.

        Raises:
            ExposureCheckError: see `next_event`.
        """
        event: Event | None = None
        while not isinstance(event, Final | Dissected):
            event = self.next_event(seconds)
            yield event

    def say(self, word: Word, ask: int = 0) -> None:
        """Tell the engine the user's word; ``ask`` is the number of what was asked."""
        self._send(Said(word, ask))

    def stop(self, seconds: float = STOP_SECONDS) -> None:
        """Tell the engine to end; its report comes as the last event, or it is ended by force."""
        self.say(Word.STOP)
        Thread(target=self._enforce, args=(seconds,), name="engine-stop", daemon=True).start()

    def close(self) -> None:
        """End the engine, whatever it does; may be called again."""
        self._closed.set()
        with self._lock:
            self._engine.end(_END_SECONDS)
            if current_thread() is not self._thread:
                # The engine is gone, so there is nothing left to wait for.
                self._thread.join(_END_SECONDS)
                self._engine.answers.close()

    def __enter__(self) -> "LiveClient":
        """Return itself."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End the engine."""
        self.close()

    def _enforce(self, seconds: float) -> None:
        if not self._engine.wait(seconds):
            self.close()

    def _send(self, command: Command) -> None:
        # An engine that is gone is noticed where its answers are read.
        with self._lock, suppress(OSError, ValueError):
            write_message(self._engine.commands, packed(command))

    def _read(self) -> None:
        """In a thread of its own: read answers, and hand them on if they are in order."""
        try:
            while (message := read_message(self._engine.answers)) is not None:
                answer = answer_of(message)
                self._check(answer)
                if not isinstance(answer, Hello):
                    self._hand_on(answer)
                if isinstance(answer, Final | Dissected | Failed | Crashed):
                    return
            self._hand_on(None)
        except ProtocolError as error:
            self._hand_on(error)
        except (OSError, ValueError):
            self._hand_on(None)

    def _check(self, answer: Answer) -> None:
        """See that an answer has its place here.

        Raises:
            ProtocolError: it has not.
        """
        if isinstance(answer, Hello) == self._greeted:
            raise ProtocolError(Breach.NOT_NOW)
        self._greeted = True
        if isinstance(answer, Hello) and answer.version != VERSION:
            raise ProtocolError(Breach.WRONG_VERSION)
        if isinstance(answer, Judged | Final | Dissected):
            self._check_content(answer)

    def _check_content(self, answer: Judged | Final | Dissected) -> None:
        """See that it is what was asked for, and holds nothing that it must not.

        Raises:
            ProtocolError: it is not, or does.
        """
        if isinstance(answer, Dissected) is not self._wants_frame:
            raise ProtocolError(Breach.NOT_NOW)
        fine = sound(answer) if isinstance(answer, Dissected) else self._accept(answer.report)
        if not fine:
            raise ProtocolError(Breach.WRONG_SHAPE)

    def _hand_on(self, answer: Answer | ProtocolError | None) -> None:
        while not self._closed.is_set():
            with suppress(Full):
                self._events.put(answer, timeout=_PATIENCE)
                return


def _failure(answer: Answer | ProtocolError | None, *, greeted: bool) -> ExposureCheckError:
    if isinstance(answer, Failed):
        return ExposureCheckError(answer.reason, **answer.details)
    if isinstance(answer, Crashed):
        return ExposureCheckError(Reason.ENGINE_CRASHED, places=", ".join(answer.places))
    if isinstance(answer, ProtocolError):
        return ExposureCheckError(Reason.ENGINE_BROKE_RULES, code=answer.breach.value)
    return ExposureCheckError(Reason.ENGINE_GONE if greeted else Reason.ENGINE_NOT_STARTED)
