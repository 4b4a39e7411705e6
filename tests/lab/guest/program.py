"""Runs the program in the guest: from the checkout, with the guest's Python, as its user would."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.lab.guest.process import Started, patient
from tests.lab.guest.truth import Said

COMMAND = [sys.executable, "-P", "-m", "exposure_check"]


def run(*arguments: str | Path, seconds: float = 240, log: Path) -> Said:
    """Run the program to its end. ``log`` gets what it says."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=patient(seconds),
        env=environment(),
    )
    return said_of(done.returncode, done.stdout, done.stderr, log)


class Running:
    """The program while it runs, reading ``stdin`` (a pipe from a capturing program) or nothing."""

    def __init__(self, *arguments: str | Path, log: Path, stdin=subprocess.DEVNULL):
        self.log = log
        self.out = log.with_suffix(".out")
        with self.out.open("wb") as out:
            self.started = Started(
                [*COMMAND, *map(str, arguments)],
                log.with_suffix(".err"),
                stdin=stdin,
                stdout=out,
                env=environment(),
            )
        self.pid = self.started.process.pid

    def wait(self, seconds: float = 180) -> Said:
        """Wait until it ends by itself; subprocess.TimeoutExpired if it does not."""
        status = self.started.process.wait(patient(seconds))
        return said_of(status, self.out.read_text(), self.started.log.read_text(), self.log)

    def end(self, how: int) -> Said:
        """Send it a signal, and wait until it ends."""
        os.kill(self.pid, how)
        return self.wait()


def environment() -> dict[str, str]:
    """Return the program's environment: whatever it warns of is an error."""
    return {**os.environ, "PYTHONWARNINGS": "error"}


def said_of(status: int, out: str, err: str, log: Path) -> Said:
    """Return what was said, with its report if there is one; ``log`` gets it, too."""
    try:
        report = json.loads(out)
    except ValueError:
        report = None
    log.write_text(f"exit status {status}\n--- standard error\n{err}\n--- standard output\n{out}\n")
    return Said(status, out, err, report if isinstance(report, dict) else None)
