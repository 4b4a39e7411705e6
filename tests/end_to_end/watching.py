"""``exposure-check watch -`` as users start it, with both its processes in sight."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Watch:
    """A running ``watch -``; what it may write is in a folder of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "exposure_check", "watch", "-", *arguments],
            cwd=folder,
            env={
                "PYTHONPATH": str(ROOT),
                "PYTHONWARNINGS": "error",
                "PYTHONDONTWRITEBYTECODE": "1",
                "HOME": str(folder),
                "TMPDIR": str(folder),
                "PATH": os.environ["PATH"],
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for number in (*self.children(), self.process.pid):
            try:
                os.kill(number, 9)
            except ProcessLookupError:
                continue
        self.process.communicate()

    def feed(self, octets: bytes) -> None:
        self.process.stdin.write(octets)
        self.process.stdin.flush()

    def children(self) -> list[int]:
        """Process ids of the client's children: the engine."""
        place = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        try:
            return [int(word) for word in place.read_text().split()]
        except OSError:
            return []

    def engine(self) -> int:
        """Wait until there is an engine; returns its process id."""
        return wait_for(self.children)[0]

    def wait_for_words(self, *words: bytes) -> bytes:
        """Read standard error until it holds one of the words; returns what was read."""
        seen = b""
        os.set_blocking(self.process.stderr.fileno(), False)

        def look() -> bool:
            nonlocal seen
            seen += self.process.stderr.read() or b""
            return any(word in b" ".join(seen.split()) for word in words)

        wait_for(look)
        return seen

    def finish(self, seconds: float = 20) -> tuple[int, bytes, bytes]:
        """Close the input and wait for the end; returns (status, output, errors)."""
        os.set_blocking(self.process.stderr.fileno(), True)
        out, err = self.process.communicate(timeout=seconds)
        return self.process.returncode, out, err


def wait_for(look, seconds: float = 20.0):
    """Call ``look`` until it returns something; fails after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("waited in vain")


def alive(number: int) -> bool:
    """Whether a process runs; one that has ended and waits to be noticed does not."""
    try:
        stat = Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def memory_of(number: int) -> list[bytes]:
    """Everything in a process's memory that can be read."""
    parts = []
    maps = Path(f"/proc/{number}/maps").read_text().splitlines()
    with Path(f"/proc/{number}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights, *_rest = line.split()
            if not rights.startswith("r") or "[v" in line:
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            try:
                memory.seek(start)
                parts.append(memory.read(end - start) or b"")
            except (OSError, OverflowError):
                continue
    return parts
