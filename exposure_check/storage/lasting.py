"""Writes files so that they last: complete or not at all, whatever happens in between."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def write_lasting(path: Path, octets: bytes) -> None:
    """Write a file that its user alone may read; on the disk when this returns.

    A crash leaves the old file or the new one. What a crash left half-written beside it is
    overwritten the next time.

    Raises:
        OSError: it was not written; what was there is still there.
    """
    beside = path.with_name(f".{path.name}.new")
    with suppress(FileNotFoundError):
        beside.unlink()
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(octets)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    keep_name(path.parent)


def keep_name(folder: Path) -> None:
    """Bring a folder's list of names to the disk; Windows does so by itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_BINARY = getattr(os, "O_BINARY", 0)
