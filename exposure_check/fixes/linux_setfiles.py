"""Starts the program that changes files of root, or says why that is not possible.

Rights come in one of two ways, as for the capture helper: this runs as root already, or polkit's
``pkexec`` asks an administrator, for the installed program alone. Source: pkexec(1), "RETURN
VALUE"; polkit's messages on standard error.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from exposure_check.fixes.linux_agent import asking_here
from exposure_check.model.fix import FixRefusedError, Refusal
from exposure_check.setfiles import protocol
from exposure_check.setfiles.protocol import Code

INSTALLED: Final = Path("/usr/libexec/exposure-check/set-files")
"""Where the package installs the program; polkit's action names the same path."""

Run = Callable[[Sequence[str], bytes], Code]
"""(arguments, standard input) to the code of what was done.

Raises:
    FixRefusedError: it was not done.
"""

_FOLDER: Final = Path(protocol.__file__).parent
_SYSTEM_PATH: Final = "/usr/bin:/bin"
_ENVIRONMENT: Final = {"PATH": _SYSTEM_PATH, "LC_ALL": "C"}
_DISMISSED, _NOT_AUTHORIZED = 126, 127
_NO_AGENT: Final = b"No authentication agent found"
_PATIENCE_S = 600
"""A password may have to be looked up."""

_REFUSALS: Final = {
    Code.BAD_ARGUMENTS: Refusal.UNKNOWN_PLACE,
    Code.NOT_PRIVILEGED: Refusal.NO_RIGHTS,
    Code.NO_PLAIN_FILE: Refusal.NO_PLAIN_FILE,
    Code.CHANGED_BETWEEN: Refusal.CHANGED_SINCE,
    Code.CANNOT_WRITE: Refusal.CANNOT_WRITE,
    Code.BROKE: Refusal.FAILED,
}


def run_in_terminal(arguments: Sequence[str], handed_over: bytes = b"") -> Code:
    """Run the program once; the password may be asked for in this terminal. See `Run`."""
    command = _command()
    with nullcontext() if _is_root() else asking_here():
        return _run(command, arguments, handed_over)


def run_setfiles(arguments: Sequence[str], handed_over: bytes = b"") -> Code:
    """Run the program once; see `Run`."""
    return _run(_command(), arguments, handed_over)


def _run(command: Sequence[str], arguments: Sequence[str], handed_over: bytes) -> Code:
    try:
        done = subprocess.run(  # noqa: S603, TID251 - here it is allowed; no shell
            [*command, *arguments],
            input=handed_over,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=_PATIENCE_S,
            check=False,
            cwd="/",
            env=_ENVIRONMENT | _desktop(),
        )
    except subprocess.TimeoutExpired:
        raise FixRefusedError(Refusal.TIME_OUT, command[0]) from None
    except OSError:
        raise FixRefusedError(Refusal.NOT_STARTED, command[0]) from None
    return _understood(done.returncode, done.stderr)


def _understood(status: int, said: bytes) -> Code:
    last = said.strip().rpartition(b"\n")[2].decode("ascii", "replace")
    code = Code(last) if last in set(Code) else None
    if code in (Code.DONE, Code.DONE_NOT_RELOADED) and status == 0:
        return code
    if code is not None and code in _REFUSALS:
        raise FixRefusedError(_REFUSALS[code])
    if status == _DISMISSED:
        raise FixRefusedError(Refusal.CANCELLED)
    if status == _NOT_AUTHORIZED:
        raise FixRefusedError(Refusal.NO_AGENT if _NO_AGENT in said else Refusal.DENIED)
    raise FixRefusedError(Refusal.FAILED)


def _desktop() -> dict[str, str]:
    """Return which session polkit is to ask in, and nothing else."""
    return {key: os.environ[key] for key in ("XDG_SESSION_ID",) if key in os.environ}


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _command() -> list[str]:
    if _is_root():
        if getattr(sys, "frozen", False):
            return [str(INSTALLED)]
        return [sys.executable, "-I", "-S", "-B", str(_FOLDER)]
    if not INSTALLED.is_file():
        raise FixRefusedError(Refusal.NOT_INSTALLED)
    pkexec = shutil.which("pkexec", path=_SYSTEM_PATH)
    if pkexec is None:
        raise FixRefusedError(Refusal.NO_PKEXEC)
    # Where nobody asks for the password, that is said: a question in the terminal that a window was
    # started from would not be seen. For a terminal see `linux_agent`.
    return [pkexec, "--disable-internal-agent", str(INSTALLED)]
