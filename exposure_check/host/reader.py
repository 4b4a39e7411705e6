"""Reads files and runs programs, bounded in time and size: the one place of the room that does."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from exposure_check.host.access import Access, UnreadError, asking
from exposure_check.model.setting import Unread

MOST_OCTETS = 1 << 20
"""More of a file or an answer is not read: no setting is that long."""

_MOST_NAMES = 4096
_SEARCHED = ("/usr/sbin", "/sbin", "/usr/bin", "/bin", "/run/current-system/sw/bin")


def text_of(access: Access, path: str) -> str:
    """Return a file's text; octets that are no UTF-8 are replaced.

    Raises:
        UnreadError: see `octets_of`.
    """
    text = octets_of(access, path).decode("utf-8", "replace")
    access.note(path, text)
    return text


def octets_of(access: Access, path: str) -> bytes:
    """Return a file's octets.

    Raises:
        UnreadError: it is not there, may not be read, or is no plain file.
    """
    place = access.place(path)
    with asking(Unread.NOT_THERE, path):
        if not place.is_file():  # a pipe would keep us waiting
            raise UnreadError(Unread.NOT_THERE, path)
        with place.open("rb") as file:
            return file.read(MOST_OCTETS)


def names_in(access: Access, path: str) -> list[str]:
    """Return the names in a folder, sorted.

    Raises:
        UnreadError: it is not there, or may not be read.
    """
    with asking(Unread.NOT_THERE, path):
        return sorted(one.name for one in access.place(path).iterdir())[:_MOST_NAMES]


def answer_of(access: Access, command: Sequence[str]) -> bytes:
    """Run a program that only prints, and return what it printed.

    It gets no input, a plain environment in which nothing is translated, and is ended when its
    time is over.

    Raises:
        UnreadError: it is not there, failed, or took too long.
    """
    program = _found(access, command[0])
    try:
        with asking(Unread.NO_PROGRAM, command[0]):
            done = subprocess.run(  # noqa: S603, TID251 - the one place of this room
                [program, *command[1:]],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=access.patience * 0.8,
                check=False,
                cwd="/" if os.name == "posix" else None,
                env={**_environment(), "LC_ALL": "C.UTF-8", "LANGUAGE": ""},
            )
    except subprocess.TimeoutExpired:
        raise UnreadError(Unread.TIME_OUT, command[0]) from None
    if done.returncode:
        raise UnreadError(Unread.FAILED, command[0])
    answer = done.stdout[:MOST_OCTETS]
    access.note(" ".join(command), answer.decode("utf-8", "replace"))
    return answer


def _found(access: Access, name: str) -> str:
    """Return where a program is: only in the system's own folders, never in the current one."""
    folders = os.pathsep.join(str(access.place(folder)) for folder in _SEARCHED)
    if os.name == "nt":
        folders = str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32")
    found = shutil.which(name, path=folders)
    if found is None:
        raise UnreadError(Unread.NO_PROGRAM, name)
    return found


def _environment() -> dict[str, str]:
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "HOME")
    return {key: os.environ[key] for key in kept if key in os.environ}
