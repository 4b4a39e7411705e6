"""Asks tshark, Wireshark's own decoder in a terminal."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.needed import program


def ask(path: Path, fields: tuple[str, ...], *options: str) -> Iterator[dict[str, str]]:
    """Yield the fields of every frame; several values of one field are joined by commas."""
    wanted = [part for field in fields for part in ("-e", field)]
    done = subprocess.run(
        [program("tshark"), "-n", "-r", str(path), *options, "-T", "fields", *wanted],
        capture_output=True,
        text=True,
        check=True,
        timeout=50,
    )
    for line in done.stdout.split("\n")[:-1]:
        yield dict(zip(fields, line.split("\t"), strict=True))
