"""The loop: from the handle to standard output, until there is a reason to end."""

import os
import select
import stat
import time
from typing import Protocol

from exposure_check.helper import pcapng
from exposure_check.helper.protocol import Code
from exposure_check.helper.stop import Stop

_IN, _OUT, _ERR = 0, 1, 2
_COUNT_EVERY_S = 1.0
_TRASH = 4096
_NOTHING_OPEN = select.POLLERR | select.POLLHUP | select.POLLNVAL


class Handle(Protocol):
    """What is copied."""

    link: int
    pause: float
    """Seconds to let gather what comes one by one, after something came."""

    def fileno(self) -> int:
        """Return the descriptor to wait for."""
        ...

    def drain(self) -> bytes:
        """Return some of what is there, as pcapng; empty if there is nothing."""
        ...

    def counts(self) -> tuple[int, int]:
        """Return how many frames passed the filter, and how many of them were lost."""
        ...


def say(code: Code, *numbers: int) -> None:
    """Say one line on standard error; if nobody listens, nothing is said."""
    line = " ".join((code.value, *map(str, numbers))) + "\n"
    try:
        os.write(_ERR, line.encode("ascii"))
    except OSError:
        return


class Copier:
    """Copies until it must end."""

    def __init__(self, handle: Handle, seconds: int, octets: int, hopper: int | None) -> None:
        """Prepare.

        Args:
            handle: what is copied.
            seconds: after which to end.
            octets: after which to end.
            hopper: descriptor that can be read when the hopper has ended, if there is one.
        """
        self._handle = handle
        self._end = time.monotonic() + seconds
        self._left = octets
        self._hopper = hopper
        self._counted = (0, 0)
        self._count_at = 0.0
        self._poll = select.poll()
        for descriptor in (_IN, handle.fileno(), *(() if hopper is None else (hopper,))):
            self._poll.register(descriptor, select.POLLIN)
        self._pause = select.poll()
        self._pause.register(_IN, select.POLLIN)
        self._room = select.poll()
        self._room.register(_IN, select.POLLIN)
        self._room.register(_OUT, select.POLLOUT)
        if stat.S_ISFIFO(os.fstat(_OUT).st_mode):
            # So a reader that stands still, or has gone, is noticed while writing as well.
            os.set_blocking(_OUT, False)

    def run(self) -> None:
        """Copy for ever.

        Raises:
            Stop: why it ended.
        """
        self._write(pcapng.header(self._handle.link))
        say(Code.READY)
        try:
            while True:
                self._wait(self._poll, _COUNT_EVERY_S)
                self._write(self._handle.drain())
                if self._handle.pause:
                    self._wait(self._pause, self._handle.pause)
                self._count()
        finally:
            self._count_at = 0.0
            self._count()

    def _wait(self, poll: select.poll, most: float) -> None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise Stop(Code.ENDED_TIME)
        for descriptor, event in poll.poll(min(left, most) * 1000):
            if descriptor == _IN:
                self._hear_reader()
            elif descriptor == self._hopper:
                raise Stop(Code.HOPPER_ENDED)
            elif event & _NOTHING_OPEN:
                raise Stop(Code.ENDED_READER if descriptor == _OUT else Code.INTERFACE_GONE)

    def _hear_reader(self) -> None:
        """Standard input says nothing but that somebody is there, until it ends."""
        try:
            if os.read(_IN, _TRASH):
                return
        except OSError:
            pass
        raise Stop(Code.ENDED_READER)

    def _write(self, data: bytes) -> None:
        if len(data) > self._left:
            raise Stop(Code.ENDED_SIZE)
        self._left -= len(data)
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(_OUT, rest) :]
            except BlockingIOError:
                self._wait(self._room, _COUNT_EVERY_S)
            except OSError as error:
                raise Stop(Code.ENDED_READER) from error

    def _count(self) -> None:
        now = time.monotonic()
        if now < self._count_at:
            return
        self._count_at = now + _COUNT_EVERY_S
        counted = self._handle.counts()
        if counted != self._counted:
            self._counted = counted
            say(Code.COUNTED, *counted)
