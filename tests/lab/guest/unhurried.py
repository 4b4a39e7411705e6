"""Runs commands about this computer's settings in forks of a process that has loaded the program.

Emulated, this computer takes ten seconds to start it and is fifteen times slower than real ones, on
which a reader of settings is given about a second: here they get more.
"""

import os
import sys
import traceback
import warnings
from pathlib import Path

import dbus_fast.aio  # noqa: F401 - loaded here, once

import exposure_check.cli.audit
import exposure_check.cli.fix
import exposure_check.wiring.commands
import exposure_check.wiring.computer  # noqa: F401 - loaded here, once
from exposure_check.host import choose
from exposure_check.wiring import fixes
from exposure_check.wiring.start import run_command_line
from tests.lab.guest.program import said_of
from tests.lab.guest.truth import Said

SECONDS = 90.0


def take_time() -> None:
    """Give the services of this computer time to answer."""
    choose.PATIENCE_S = SECONDS
    fixes._READING_S = SECONDS


def run(*arguments: str | Path, log: Path) -> Said:
    """Run a command to its end. ``log`` gets what it says."""
    streams = [log.with_suffix(ending) for ending in (".out", ".err")]
    child = os.fork()
    if child == 0:
        _child([str(one) for one in arguments], streams)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    out, err = (one.read_text(encoding="utf-8") for one in streams)
    return said_of(status, out, err, log)


def _child(arguments: list[str], streams: list[Path]) -> None:
    status = 70
    try:
        for number, path in enumerate(streams, 1):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        warnings.simplefilter("error")
        take_time()
        status = run_command_line(arguments)
    except BaseException:  # noqa: BLE001 - it is in what was said
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
