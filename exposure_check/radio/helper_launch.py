"""Starts the capture helper with the rights it needs, or says which right is missing.

Rights come in one of two ways: the program runs as root already, or polkit's ``pkexec`` asks an
administrator, for the installed helper alone, which only root can change (decision 006). Never a
shell; never an environment of the user's.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

from exposure_check.helper import protocol
from exposure_check.model.errors import ExposureCheckError, Reason

INSTALLED: Final = Path("/usr/libexec/exposure-check/capture")
"""Where the package installs the helper; polkit's action names the same path."""

_FOLDER: Final = Path(protocol.__file__).parent
_SYSTEM_PATH: Final = "/usr/bin:/bin"
_ENVIRONMENT: Final = {"PATH": _SYSTEM_PATH, "LC_ALL": "C"}
_PIPE = 1 << 20
_DISMISSED, _NOT_AUTHORIZED = 126, 127
_NO_AGENT: Final = (b"No authentication agent found", b"Error creating textual authentication")


class Obstacle(StrEnum):
    """Why the helper was not started, or ended without a word: a closed set.

    Together with `exposure_check.helper.protocol.Code` these are the keys of
    ``resources/words/helper.toml``.
    """

    NOT_LINUX = "not-linux"
    NOT_INSTALLED = "not-installed"
    NO_PKEXEC = "no-pkexec"
    CANCELLED = "cancelled"
    DENIED = "denied"
    NO_AGENT = "no-agent"
    CANNOT_START = "cannot-start"
    DIED = "died"


def wifi_arguments(
    interface: int, channels: Sequence[int], seconds: int, megabytes: int
) -> tuple[str, ...]:
    """Ask for Wi-Fi frames.

    Args:
        interface: index of a Wi-Fi interface, or of one that is in monitor mode already.
        channels: to go through, or one to stay on; none to leave the radio as it is.
        seconds: how long at most, up to `protocol.MAX_SECONDS`.
        megabytes: how much at most, up to `protocol.MAX_MEGABYTES`.
    """
    listed = ",".join(map(str, channels or (protocol.AS_IT_IS,)))
    return protocol.MODE_WIFI, str(interface), listed, str(seconds), str(megabytes)


def bluetooth_arguments(seconds: int, adapter: int | None = None) -> tuple[str, ...]:
    """Ask for what the Bluetooth controllers of this computer are told and tell.

    Args:
        seconds: how long at most, up to `protocol.MAX_SECONDS`.
        adapter: number of the only adapter wanted (0 for hci0); all of them if None.
    """
    only = () if adapter is None else (str(adapter),)
    return protocol.MODE_HCI, str(seconds), *only


def obstacle() -> Obstacle | None:
    """Return what is known to stand in the way before anything is tried, None for nothing."""
    try:
        _command()
    except ExposureCheckError as error:
        return Obstacle(str(error.details["code"]))
    return None


class HelperProcess:
    """A running helper: two pipes to read, and one whose end tells it to end.

    Attributes:
        out: descriptor of its standard output.
        err: descriptor of its standard error.
    """

    def __init__(self, command: Sequence[str]) -> None:
        """Start a program.

        Raises:
            OSError: it cannot be started.
        """
        self._input, self._output, self._errors = os.pipe(), os.pipe(), os.pipe()
        self.out, self.err = self._output[0], self._errors[0]
        try:
            self._process = subprocess.Popen(  # noqa: TID251, S603 - here it is allowed; no shell
                command,
                stdin=self._input[0],
                stdout=self._output[1],
                stderr=self._errors[1],
                cwd="/",
                env=_ENVIRONMENT,
            )
        except OSError:
            self.close()
            raise
        finally:
            for end in (self._input[0], self._output[1], self._errors[1]):
                os.close(end)
        self._widen()

    def hang_up(self) -> None:
        """Tell it that nobody is listening any more; it ends itself."""
        if self._input[1] >= 0:
            os.close(self._input[1])
            self._input = (-1, -1)

    def kill(self) -> None:
        """End it by force, if that is allowed: a helper with other rights can only be told."""
        with suppress(OSError):
            self._process.kill()

    def wait(self, seconds: float) -> int | None:
        """Return the exit status, or None if it runs on."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(seconds)
        return None

    def last_errors(self) -> bytes:
        """Return what stands on standard error now, without waiting for more."""
        said = b""
        if sys.platform != "win32":
            os.set_blocking(self.err, False)
            with suppress(BlockingIOError):
                while len(said) < _PIPE and (octets := os.read(self.err, _PIPE)):
                    said += octets
        return said

    def close(self) -> None:
        """Close all pipes."""
        self.hang_up()
        os.close(self.out)
        os.close(self.err)

    def _widen(self) -> None:
        """Let the pipe hold what comes in a moment in which this process does not run."""
        if sys.platform == "linux":
            import fcntl  # noqa: PLC0415 - there is none on Windows

            with suppress(OSError):
                fcntl.fcntl(self.out, fcntl.F_SETPIPE_SZ, _PIPE)


def start(arguments: Sequence[str]) -> HelperProcess:
    """Start the helper; it does not listen before it says so.

    Raises:
        ExposureCheckError: LISTENING_FAILED, with an `Obstacle` as its code.
    """
    try:
        return HelperProcess([*_command(), *arguments])
    except OSError as error:
        raise _failed(Obstacle.CANNOT_START) from error


def last_words(status: int, said: bytes) -> Obstacle:
    """Return why a helper ended that named no reason.

    Args:
        status: its exit status, or pkexec's (man page pkexec(1)).
        said: what stood on standard error that was no code.
    """
    if status == _DISMISSED:
        return Obstacle.CANCELLED
    if status == _NOT_AUTHORIZED:
        alone = any(sentence in said for sentence in _NO_AGENT)
        return Obstacle.NO_AGENT if alone else Obstacle.DENIED
    return Obstacle.DIED


def _command() -> list[str]:
    if platform.system() != "Linux":
        raise _failed(Obstacle.NOT_LINUX)
    if sys.platform != "win32" and os.geteuid() == 0:
        if getattr(sys, "frozen", False):
            return [str(INSTALLED)]
        # Isolated: nothing of the user's environment or packages is imported. Compiled files go
        # to the place that this process was given for them, never into the checkout.
        cache = ("-X", f"pycache_prefix={sys.pycache_prefix}") if sys.pycache_prefix else ("-B",)
        return [sys.executable, "-I", "-S", *cache, str(_FOLDER)]
    if not INSTALLED.is_file():
        raise _failed(Obstacle.NOT_INSTALLED)
    pkexec = shutil.which("pkexec", path=_SYSTEM_PATH)
    if pkexec is None:
        raise _failed(Obstacle.NO_PKEXEC)
    return [pkexec, str(INSTALLED)]


def _failed(why: Obstacle) -> ExposureCheckError:
    return ExposureCheckError(Reason.LISTENING_FAILED, code=why.value)
