"""Starts the capture helper with the rights it needs, or says which right is missing.

Rights come in one of two ways: the program runs as root already, or polkit's ``pkexec`` asks an
administrator, for the installed helper alone, which only root can change (decision 006). Never a
shell; never an environment of the user's.
"""

import os
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


def start(arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start the helper with three pipes; it does not listen before it says so.

    Closing its standard input ends it.

    Raises:
        ExposureCheckError: LISTENING_FAILED, with an `Obstacle` as its code.
    """
    try:
        process = subprocess.Popen(  # noqa: TID251, S603 - the one place; a fixed program, numbers
            [*_command(), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd="/",
            env=_ENVIRONMENT,
        )
    except OSError as error:
        raise _failed(Obstacle.CANNOT_START) from error
    if process.stdout is not None:
        _widen(process.stdout.fileno())
    return process


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
    if sys.platform != "linux":
        raise _failed(Obstacle.NOT_LINUX)
    if os.geteuid() == 0:
        if getattr(sys, "frozen", False):
            return [str(INSTALLED)]
        # Isolated: nothing of the user's environment or packages is imported.
        return [sys.executable, "-I", "-S", "-B", str(_FOLDER)]
    if not INSTALLED.is_file():
        raise _failed(Obstacle.NOT_INSTALLED)
    pkexec = shutil.which("pkexec", path=_SYSTEM_PATH)
    if pkexec is None:
        raise _failed(Obstacle.NO_PKEXEC)
    return [pkexec, str(INSTALLED)]


def _failed(why: Obstacle) -> ExposureCheckError:
    return ExposureCheckError(Reason.LISTENING_FAILED, code=why.value)


def _widen(pipe: int) -> None:
    """Let the pipe hold what comes in a moment in which this process does not run."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - there is none on Windows

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
