"""Starts the engine as a child process: the same program, with two pipes and nothing else.

It gets a session of its own, so Ctrl-C in the terminal is this process's alone; its output and
errors go nowhere, so that nothing it hears can come that way. Standard input is handed on
unread if the engine is to listen to it.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

import exposure_check
from exposure_check.client.flag import ENGINE

_Process = subprocess.Popen[bytes]  # noqa: TID251 - a type
_INSTALLED: Final = ("site-packages", "dist-packages")


class EngineProcess:
    """A running engine.

    Attributes:
        commands: what is written here, it reads.
        answers: what it writes, is read here.
    """

    def __init__(self, *, hand_on_input: bool) -> None:
        """Start it.

        Args:
            hand_on_input: whether the engine reads this process's standard input.

        Raises:
            OSError: it cannot be started.
        """
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        try:
            self._process = _start(theirs_in, theirs_out, hand_on_input=hand_on_input)
        except OSError:
            os.close(ours_out)
            os.close(ours_in)
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        self.commands: BinaryIO = os.fdopen(ours_out, "wb")
        self.answers: BinaryIO = os.fdopen(ours_in, "rb")

    @property
    def number(self) -> int:
        """Its process id."""
        return self._process.pid

    def wait(self, seconds: float) -> bool:
        """Return whether it ended in time."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.returncode is not None

    def hang_up(self) -> None:
        """Tell it that there is nobody any more; it ends itself."""
        with suppress(OSError):
            self.commands.close()

    def end(self, seconds: float) -> None:
        """Hang up, and end it by force if it has not ended in time."""
        self.hang_up()
        if not self.wait(seconds):
            self._process.kill()
            self._process.wait()


def _start(commands: int, answers: int, *, hand_on_input: bool) -> _Process:
    quiet = subprocess.DEVNULL
    stdin = None if hand_on_input else quiet
    if sys.platform == "win32":  # pragma: no cover
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        handles = [msvcrt.get_osfhandle(end) for end in (commands, answers)]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        return subprocess.Popen(  # noqa: TID251, S603 - the engine is started here and nowhere else
            [*_program(), ENGINE, *map(str, handles)],
            stdin=stdin,
            stdout=quiet,
            stderr=quiet,
            env=_environment(),
            startupinfo=subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles}),
            creationflags=subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW,
        )
    else:  # noqa: RET505 - so that mypy sees which lines are for which system
        return subprocess.Popen(  # noqa: TID251, S603 - see above
            [*_program(), ENGINE, str(commands), str(answers)],
            stdin=stdin,
            stdout=quiet,
            stderr=quiet,
            env=_environment(),
            pass_fds=(commands, answers),
            start_new_session=True,
        )


def opened(commands: str, answers: str) -> tuple[BinaryIO, BinaryIO]:
    """In the engine: open the two pipes named on its command line.

    Raises:
        OSError: there are no such pipes.
        ValueError: that is no number.
    """
    ends = [int(commands), int(answers)]
    if sys.platform == "win32":  # pragma: no cover
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        ends = [
            msvcrt.open_osfhandle(ends[0], os.O_RDONLY),
            msvcrt.open_osfhandle(ends[1], os.O_WRONLY),
        ]
    for end in ends:
        os.set_inheritable(end, False)
    return os.fdopen(ends[0], "rb"), os.fdopen(ends[1], "wb")


def _program() -> Sequence[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    # No bytecode is written, and nothing of the current folder is imported.
    return [sys.executable, "-B", "-P", "-m", exposure_check.__name__]


def _environment() -> dict[str, str]:
    """Return this process's environment, in which the program is found where it was found now."""
    environment = dict(os.environ)
    place = Path(exposure_check.__file__).resolve().parent.parent
    if place.name not in _INSTALLED and not getattr(sys, "frozen", False):
        known = environment.get("PYTHONPATH", "")
        environment["PYTHONPATH"] = os.pathsep.join([str(place), known] if known else [str(place)])
    return environment
