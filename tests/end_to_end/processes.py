"""Starts programs as users do, with nothing of the user's own in sight, and looks into them."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).parents[2]
_NO_MORE: Mapping[str, str] = MappingProxyType({})


def start_python(
    home: Path, *arguments: str, environment: Mapping[str, str] = _NO_MORE, **options: object
) -> subprocess.Popen[bytes]:
    """Start Python with pipes for its input and output; a warning ends it.

    Args:
        home: the folder that it runs in, and all that it may write to.
        arguments: of Python.
        environment: more variables.
        options: of `subprocess.Popen`.
    """
    return subprocess.Popen(
        [sys.executable, "-P", *arguments],
        cwd=home,
        env={
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(home),
            "TMPDIR": str(home),
            "PATH": os.environ["PATH"],
            **environment,
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        **options,
    )


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
