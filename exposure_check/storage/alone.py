"""Keeps other runs of this program away from a folder for a while."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exposure_check.model.fix import FixRefusedError, Refusal


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock; the system lets go of it when this process ends, however it ends.

    Args:
        path: a file that nothing else is done with.

    Raises:
        FixRefusedError: BUSY: another process holds it.
        OSError: the file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there is none elsewhere

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - there is none on Windows

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise FixRefusedError(Refusal.BUSY) from None
