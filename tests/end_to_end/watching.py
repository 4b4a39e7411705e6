"""``exposure-check watch -`` as users start it, with both its processes in sight."""

import os
import subprocess
from pathlib import Path

from tests.end_to_end.processes import start_python, wait_for


class Watch:
    """A running ``watch -``; what it may write is in a folder of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        command = ("-m", "exposure_check", "watch", "-", *arguments)
        self.process = start_python(
            folder, *command, stderr=subprocess.PIPE, start_new_session=True
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
