"""The capture helper as a source: its frames as batches, its codes as problems and errors."""

import os
import selectors
import time
from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import Final, NamedTuple

from exposure_check.decode.parser import CaptureParser
from exposure_check.helper.protocol import ENDED, Code
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Batch, Discard, Problem
from exposure_check.radio.capture_stream import parsed
from exposure_check.radio.helper_launch import HelperProcess, Obstacle, last_words, start

Start = Callable[[Sequence[str]], HelperProcess]

_PIECE = 1 << 16
"""Octets read at a time: rows of a larger piece would be much memory at once."""

_LONGEST_LINE = 256
_MOST_OTHER_WORDS = 8_192
_LOOK_S = 0.1
_PATIENCE_S = 1.0
"""How long a helper that was told to end may take before it is ended."""

_CODES: Final = {code.value.encode(): code for code in Code}


class Counters(NamedTuple):
    """Where the frames went.

    Attributes:
        passed: frames that the kernel's filter let through.
        lost: those of them that the kernel had no room for.
        delivered: those that were handed on in batches. What is missing is on its way, or was in
            the helper when it ended.
    """

    passed: int
    lost: int
    delivered: int


class HelperSource:
    """What the helper hears, live; the engine's ``Source``, which can be stopped."""

    count = 1

    def __init__(
        self,
        arguments: Sequence[str],
        source: int = 0,
        start_helper: Start = start,
        switched_off: Callable[[], bool] = lambda: False,
    ) -> None:
        """Prepare; nothing is started before the first batch is asked for.

        Args:
            arguments: of `helper_launch.wifi_arguments` or `helper_launch.bluetooth_arguments`.
            source: index of this source.
            start_helper: starts it.
            switched_off: whether the radio is blocked; asked when its interface seems to be gone,
                because the helper, which has no right to look, cannot tell one from the other.
        """
        self._arguments = tuple(arguments)
        self._source = source
        self._start = start_helper
        self._switched_off = switched_off
        self._parser = CaptureParser(source)
        self._said = _Said()
        self._delivered = 0
        self._lock = Lock()
        self._process: HelperProcess | None = None
        self._stop_at: float | None = None
        self._status: int | None = None

    @property
    def listening(self) -> bool:
        """True from the moment the helper says it listens; a password may be asked for before."""
        return self._said.ready

    @property
    def counters(self) -> Counters:
        """Where the frames went so far; the helper counts once a second and when it ends."""
        return Counters(self._said.passed, self._said.lost, self._delivered)

    def batches(self) -> Iterator[Batch]:
        """Yield what was heard, ten times a second an empty batch while there is nothing.

        Raises:
            ExposureCheckError: LISTENING_FAILED with a code, before the first batch or after the
                last one; what was yielded remains true.
        """
        with self._lock:
            if self._stop_at is not None:
                return
            process = self._process = self._start(self._arguments)
        try:
            try:
                for batch in parsed(self._pieces(process), self._parser):
                    self._delivered += batch.frames
                    yield batch
            finally:
                self._finish(process)
        except ExposureCheckError as error:
            # A helper that did not come to listen makes an empty capture: its code tells why, and
            # one that was stopped before it listened made no mistake.
            self._judge(error)
            return
        self._judge(None)

    def problems(self) -> tuple[Problem, ...]:
        """See the engine's ``Source``."""
        lost = Problem(self._source, Discard.LOST, 0, self._said.lost, "kernel")
        return (*self._parser.problems(), *((lost,) if lost.count else ()))

    def progress(self) -> float | None:
        """Return None: the engine knows how long it wants to listen."""
        return None

    def stop(self) -> None:
        """End the helper, from any thread; the batches end within a second."""
        with self._lock:
            if self._stop_at is None:
                self._stop_at = time.monotonic()
            process = self._process
            if process is not None:
                process.hang_up()

    def _pieces(self, process: HelperProcess) -> Iterator[bytes]:
        out, err = process.out, process.err
        with selectors.DefaultSelector() as selector:
            selector.register(out, selectors.EVENT_READ)
            selector.register(err, selectors.EVENT_READ)
            while out in selector.get_map():
                self._enforce(process)
                ready = selector.select(_LOOK_S)
                if not ready and self._said.ready:
                    # Silence is heard, too: from here on time counts.
                    yield b""
                for key, _ in ready:
                    octets = os.read(key.fd, _PIECE)
                    if not octets:
                        selector.unregister(key.fd)
                    elif key.fd == err:
                        self._said.hear(octets)
                    else:
                        yield octets

    def _enforce(self, process: HelperProcess) -> None:
        """End what was told to end and did not: a question for a password, for one."""
        with self._lock:
            told = self._stop_at
        if told is not None and time.monotonic() - told > _PATIENCE_S:
            process.kill()

    def _finish(self, process: HelperProcess) -> None:
        """End the helper if it has not ended, and hear what it says last."""
        with self._lock:
            process.hang_up()
        self._status = process.wait(_PATIENCE_S)
        if self._status is None:
            process.kill()
            self._status = process.wait(_PATIENCE_S)
        self._said.hear(process.last_errors())
        with self._lock:
            self._process = None
            process.close()

    def _judge(self, cause: Exception | None) -> None:
        """Raise if the helper ended for a reason that the user should hear of."""
        last = self._said.last
        if self._stop_at is not None or last in ENDED:
            return
        if last is Code.INTERFACE_GONE and self._switched_off():
            last = Code.RADIO_OFF
        why: Code | Obstacle = last or last_words(self._status or 0, self._said.other)
        raise ExposureCheckError(Reason.LISTENING_FAILED, code=why.value) from cause


class _Said:
    """What stood on the helper's standard error: a stranger's words, so all of it is bounded."""

    def __init__(self) -> None:
        self.ready = False
        self.passed = 0
        self.lost = 0
        self.last: Code | None = None
        """The code it ended with."""
        self.other = b""
        """What was no code: pkexec's own words, of which only the beginning is kept."""
        self._line = b""

    def hear(self, untrusted: bytes) -> None:
        """Take in some octets."""
        *lines, rest = (self._line + untrusted).split(b"\n")
        for line in lines:
            self._take(line[:_LONGEST_LINE])
        self._line = rest[:_LONGEST_LINE]

    def _take(self, line: bytes) -> None:
        word, *numbers = line.split(b" ")
        code = _CODES.get(word)
        if code is Code.COUNTED:
            if len(numbers) == 2 and all(one.isdigit() and len(one) < 20 for one in numbers):
                self.passed, self.lost = map(int, numbers)
        elif code is None or numbers:
            if len(self.other) < _MOST_OTHER_WORDS:
                self.other += line + b"\n"
        elif code is Code.READY:
            self.ready = True
        else:
            self.last = code
