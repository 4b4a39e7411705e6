"""From start to end: read the order, carry it out, tell the service, say one code."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from exposure_check.setfiles.carrying_out import carry_out
from exposure_check.setfiles.contents import Service
from exposure_check.setfiles.order import read_order
from exposure_check.setfiles.protocol import MOST_OCTETS, Code, Stop

_SECONDS = 90
_SERVICE_SECONDS = 30
_SYSTEMCTL = ("/usr/bin/systemctl", "/bin/systemctl", "/run/current-system/sw/bin/systemctl")
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}

Tell = Callable[[Service], bool]
"""Tells a service to read its files again; False if that was not possible."""


def main(arguments: Sequence[str]) -> NoReturn:
    """Do what the arguments say, and end: 0 if it was done."""
    os.umask(0o077)
    os.chdir("/")
    signal.alarm(_SECONDS)
    code = run(arguments, "/", tell)
    sys.stderr.write(code.value + "\n")
    sys.stderr.flush()
    os._exit(0 if code in (Code.DONE, Code.DONE_NOT_RELOADED) else 1)


def run(arguments: Sequence[str], root: str, told: Tell) -> Code:
    """Carry out what the arguments say; every failure is a code."""
    try:
        order = read_order(arguments)
        if os.geteuid() and root == "/":
            return Code.NOT_PRIVILEGED
        carry_out(order, root, _handed_over)
    except Stop as stop:
        return stop.code
    except OSError:
        return Code.CANNOT_WRITE
    except Exception:  # noqa: BLE001 - nothing but codes leaves this process
        return Code.BROKE
    reloaded = [told(service) for service in order.file.services]
    return Code.DONE if all(reloaded) else Code.DONE_NOT_RELOADED


def tell(service: Service) -> bool:
    """Tell systemd; nothing that does not run is started."""
    program = next((one for one in _SYSTEMCTL if os.access(one, os.X_OK)), None)
    if program is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603, TID251 - fixed words, no shell
            [program, "--no-ask-password", *service],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SERVICE_SECONDS,
            check=False,
            env=_ENVIRONMENT,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _handed_over() -> bytes:
    octets = sys.stdin.buffer.read(MOST_OCTETS + 1)
    if len(octets) > MOST_OCTETS or b"\0" in octets:
        raise Stop(Code.BAD_ARGUMENTS)
    return octets
