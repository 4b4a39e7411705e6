"""What the program is told and answers: verbs and codes, each a closed set."""

from enum import StrEnum
from typing import Final

MOST_OCTETS: Final = 1 << 20
"""Of a file, and of what is handed over."""


class Verb(StrEnum):
    """The first argument; the second is a name of `exposure_check.setfiles.contents.FILES`."""

    SET = "set"
    """With a word: bring the file, or its key, to it."""
    UNSET = "unset"
    """Remove the file of its own, or the key."""
    UNSET_FILE = "unset-file"
    """Remove the file; of others' files only if nothing else is in it than the key."""
    UNSET_FOLDER = "unset-folder"
    """The same, then its folder if that is empty."""
    RESTORE = "restore"
    """Put back what standard input says, if it differs from the file in that one key alone."""
    CLEAN = "clean"
    """Only remove what a crash left beside the file."""


class Code(StrEnum):
    """The last line on standard error; the keys of ``setfiles`` in the words of fixes."""

    DONE = "done"
    DONE_NOT_RELOADED = "done-not-reloaded"
    """Written; but the service could not be told to read it."""
    BAD_ARGUMENTS = "bad-arguments"
    NOT_PRIVILEGED = "not-privileged"
    NO_PLAIN_FILE = "no-plain-file"
    """A link, a folder, or a folder that others may write to, is in the way."""
    CHANGED_BETWEEN = "changed-between"
    """The file is not as it was when this was asked for."""
    CANNOT_WRITE = "cannot-write"
    BROKE = "broke"


class Stop(Exception):  # noqa: N818 - an answer
    """Nothing was done.

    Attributes:
        code: why.
    """

    def __init__(self, code: Code) -> None:
        super().__init__(code.value)
        self.code = code


def left_beside(name: str) -> str:
    """Return what a new file is called until it is complete, in the same folder."""
    return f".{name}.new"
