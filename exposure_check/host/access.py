"""How readers reach the system: where its files are, and how long anything may take."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from exposure_check.model.setting import Reading, Source, Unread, What

PATIENCE_S = 1.2
"""How long one reader may take; the whole audit is to take less than two seconds."""


class UnreadError(Exception):
    """Something could not be read.

    Attributes:
        reason: why.
        key: what exactly, "" if the reader knows.
    """

    def __init__(self, reason: Unread, key: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.key = key


@contextmanager
def asking(otherwise: Unread, key: str = "") -> Iterator[None]:
    """Ask the system for something in here: its errors become reasons.

    Args:
        otherwise: what any error means that is neither time that ran out nor a lack of rights.
        key: what exactly is asked for.

    Raises:
        UnreadError: it could not be read.
    """
    try:
        yield
    except TimeoutError:
        raise UnreadError(Unread.TIME_OUT, key) from None
    except PermissionError:
        raise UnreadError(Unread.NO_RIGHTS, key) from None
    except OSError:
        raise UnreadError(otherwise, key) from None


def _not_noted(_asked: str, _answer: object) -> None:
    """Nothing is recorded."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where the system is.

    Attributes:
        root: the folder that its paths begin at.
        bus: address of the system bus, "" for the usual one.
        patience: seconds that one reader may take.
        note: is told every question and its answer; for recordings.
    """

    root: Path = Path("/")
    bus: str = ""
    patience: float = PATIENCE_S
    note: Callable[[str, object], None] = _not_noted

    def place(self, path: str) -> Path:
        """Return where a file of the system is."""
        return self.root / path.lstrip("/")


Read = Callable[[Access], Sequence[Reading]]
"""Reads one subject.

Raises:
    UnreadError: none of it could be read.
"""


@dataclass(frozen=True, slots=True)
class SettingReader:
    """One reader.

    Attributes:
        source: whom it asks.
        key: what it asks, to be named if there is no answer.
        gives: what its readings are about; each is "not read" if it fails as a whole.
        read: the reader.
    """

    source: Source
    key: str
    gives: tuple[What, ...]
    read: Read

    def failed(self, reason: Unread, key: str = "") -> tuple[Reading, ...]:
        """Return "could not be read" for everything it gives."""
        return tuple(Reading(what, "", key or self.key, reason, self.source) for what in self.gives)
