"""Lets polkit ask for a password in this process's terminal.

``pkexec`` could do so by itself, but in polkit 0.113 to 123, and in 127, it then refuses the right
password ("No session for cookie": polkit's issue 686, and 17 at GitLab). A ``pkttyagent`` of the
user's own works in all of them. Source: pkttyagent(1).
"""

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SYSTEM_PATH: Final = "/usr/bin:/bin"
_READY_S: Final = 10.0


@contextmanager
def asking_here() -> Iterator[None]:
    """While this holds, passwords for this process are asked for in its terminal, if it has one."""
    ready, told = os.pipe()
    agent = _started(told)
    os.close(told)
    try:
        if agent is not None:
            select.select([ready], [], [], _READY_S)  # the other end is closed when polkit knows it
        yield
    finally:
        os.close(ready)
        if agent is not None:
            agent.terminate()
            agent.wait()


def _started(told: int) -> "subprocess.Popen[bytes] | None":  # noqa: TID251 - the type
    """Start it; None where there is no terminal, or no such program.

    Args:
        told: a descriptor that it closes when it can be asked.
    """
    program = shutil.which("pkttyagent", path=_SYSTEM_PATH)
    if program is None or not _has_terminal():
        return None
    command = [program, "--process", str(os.getpid()), "--notify-fd", str(told)]
    try:
        return subprocess.Popen(  # noqa: S603, TID251 - fixed words, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(told,),
            env={"PATH": _SYSTEM_PATH, "LC_ALL": "C", "TERM": os.environ.get("TERM", "dumb")},
        )
    except OSError:
        return None


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True
