"""Programs a scenario starts: their output kept, waited for, ended in order."""

import os
import signal
import subprocess
import time
from pathlib import Path

PATIENCE = 60
"""Seconds for what takes a moment on a computer that does nothing else; see `patient`."""
SLOWNESS = "LAB_SLOWNESS"
"""Variable with how many times slower this guest is than on a computer that does nothing else."""


def patient(seconds: float) -> float:
    """Return how long to wait here for what takes at most ``seconds`` where nothing else runs."""
    return seconds * float(os.environ.get(SLOWNESS, "1"))


class Started:
    """A running program whose output goes to a file of the scenario's results."""

    def __init__(self, command: list[str], log: Path, **options):
        self.name = log.name.removesuffix(".log")
        self.log = log
        with log.open("ab") as file:
            self.process = subprocess.Popen(
                command,
                stdin=options.pop("stdin", subprocess.DEVNULL),
                stdout=options.pop("stdout", file),
                stderr=file,
                **options,
            )

    def until(self, text: str, seconds: float = PATIENCE) -> None:
        """Wait for ``text`` in its output; TimeoutError if it does not come or the program ends."""
        end = time.monotonic() + patient(seconds)
        while text.encode() not in self.log.read_bytes():
            if self.process.poll() is not None:
                raise TimeoutError(f"{self.name} ended ({self.process.returncode}): {self.tail()}")
            if time.monotonic() > end:
                raise TimeoutError(f"{self.name} did not say {text!r}: {self.tail()}")
            time.sleep(0.05)

    def tail(self) -> str:
        """Return the end of its output."""
        return self.log.read_text(errors="replace")[-600:]

    def end(self, how: int = signal.SIGTERM, seconds: float = 30) -> int:
        """Ask it to end, and insist if it does not; return its exit status."""
        if self.process.poll() is None:
            os.kill(self.process.pid, how)
        try:
            return self.process.wait(patient(seconds))
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def call(*command: str, seconds: float = PATIENCE) -> str:
    """Run a short command; return what it prints. RuntimeError with its words if it fails."""
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        timeout=patient(seconds),
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        words = (done.stderr + done.stdout).strip()
        raise RuntimeError(f"{' '.join(command)}: status {done.returncode}: {words[-400:]}")
    return done.stdout


def wait_for(what, seconds: float = PATIENCE, every: float = 0.1):
    """Call ``what`` until it returns something true; return that. TimeoutError otherwise."""
    end = time.monotonic() + patient(seconds)
    while not (found := what()):
        if time.monotonic() > end:
            raise TimeoutError(f"still waiting for {getattr(what, '__name__', what)}")
        time.sleep(every)
    return found
