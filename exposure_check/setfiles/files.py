"""Files of root: every folder on the way is looked at, no link followed, nothing half done."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from exposure_check.setfiles.protocol import MOST_OCTETS, Code, Stop, left_beside

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class File:
    """A file at a path below a root; use `opened`.

    Attributes:
        folder: descriptor of its folder.
        name: its name in there.
    """

    def __init__(self, folder: int, name: str) -> None:
        self.folder = folder
        self.name = name

    def read(self) -> bytes | None:
        """Return its octets, None if it is not there.

        Raises:
            Stop: it is no plain file, or too long.
        """
        status = self._status()
        if status is None:
            return None
        handle = os.open(self.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=self.folder)
        with os.fdopen(handle, "rb") as file:
            octets = file.read(MOST_OCTETS + 1)
        if len(octets) > MOST_OCTETS:
            raise Stop(Code.NO_PLAIN_FILE)
        return octets

    def write(self, octets: bytes) -> None:
        """Replace it as a whole; mode, owner and attributes of what was there stay."""
        status = self._status()
        self.tidy()
        beside = left_beside(self.name)
        handle = os.open(
            beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600,
            dir_fd=self.folder,
        )  # fmt: skip
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(octets)
                file.flush()
                if status is not None:
                    os.fchown(file.fileno(), status.st_uid, status.st_gid)
                    self._copy_attributes(file.fileno())
                os.fchmod(file.fileno(), stat.S_IMODE(status.st_mode) if status else 0o644)
                os.fsync(file.fileno())
            os.replace(beside, self.name, src_dir_fd=self.folder, dst_dir_fd=self.folder)
        except OSError:
            with suppress(OSError):
                self.tidy()
            raise
        os.fsync(self.folder)

    def tidy(self) -> None:
        """Remove what a crash left beside it."""
        with suppress(FileNotFoundError):
            os.unlink(left_beside(self.name), dir_fd=self.folder)

    def remove(self) -> None:
        """Remove it, if it is there."""
        if self._status() is not None:
            os.unlink(self.name, dir_fd=self.folder)
            os.fsync(self.folder)

    def _status(self) -> os.stat_result | None:
        try:
            status = os.stat(self.name, dir_fd=self.folder, follow_symlinks=False)
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(status.st_mode) or status.st_nlink != 1:
            raise Stop(Code.NO_PLAIN_FILE)
        return status

    def _copy_attributes(self, to: int) -> None:
        """Copy what a security module or an access list added; what is not allowed is left."""
        handle = os.open(self.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=self.folder)
        try:
            with suppress(OSError):
                for name in os.listxattr(handle):
                    with suppress(OSError):
                        os.setxattr(to, name, os.getxattr(handle, name))
        finally:
            os.close(handle)


@contextmanager
def opened(root: str, path: str, *, make: bool) -> Iterator[File | None]:
    """Open a file's folder; yields None if it is not there and is not to be made.

    Args:
        root: the folder that paths begin at.
        path: begins with a slash; of the closed list.
        make: make the last folder, if that alone is missing.

    Raises:
        Stop: a part of the way is no folder of root's.
    """
    *folders, name = path.strip("/").split("/")
    handle = os.open(root, _FOLDER)
    try:
        for position, part in enumerate(folders):
            last = position == len(folders) - 1
            inner = _inner(handle, part, make=make and last)
            os.close(handle)
            handle = -1
            if inner is None:
                break
            handle = inner
        yield None if handle < 0 else File(handle, name)
    finally:
        if handle >= 0:
            os.close(handle)


def remove_folder(root: str, path: str) -> None:
    """Remove the folder of a file, if it is empty."""
    above, _, _name = path.strip("/").rpartition("/")
    with opened(root, f"/{above}", make=False) as folder:
        if folder is not None:
            with suppress(FileNotFoundError, OSError):  # not empty: somebody else's, and stays
                os.rmdir(folder.name, dir_fd=folder.folder)
                os.fsync(folder.folder)


def _inner(handle: int, name: str, *, make: bool) -> int | None:
    if make:
        # Services read it as users of their own.
        before = os.umask(0o022)
        try:
            with suppress(FileExistsError):
                os.mkdir(name, 0o755, dir_fd=handle)
                os.fsync(handle)
        finally:
            os.umask(before)
    try:
        inner = os.open(name, _FOLDER, dir_fd=handle)
    except FileNotFoundError:
        return None
    except OSError:  # a link or a file
        raise Stop(Code.NO_PLAIN_FILE) from None
    status = os.fstat(inner)
    if status.st_uid not in (0, os.geteuid()) or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        os.close(inner)
        raise Stop(Code.NO_PLAIN_FILE)
    return inner
