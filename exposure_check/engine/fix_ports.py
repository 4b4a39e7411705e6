"""What the engine needs from the world to change settings; `exposure_check.wiring` plugs it in."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from exposure_check.model.fix import Entry, Place, State


class Hand(Protocol):
    """Reads and writes one kind of place: files, a service's properties, a registry."""

    def read(self, place: Place) -> State:
        """Return what stands there now; absences are states, too.

        Raises:
            FixRefusedError: it cannot be read.
        """
        ...

    def write(self, place: Place, state: State) -> None:
        """Bring the place into a state: all of it, or nothing.

        A state that `read` returned is put back to the last octet if nothing beside
        `State.value` was changed since; else only the value is, and other people's changes stay.
        Where the value stands already, at most what a crash left is cleaned up.

        Raises:
            FixRefusedError: it was not done.
        """
        ...


class Journal(Protocol):
    """Keeps old states until they are wanted: over crashes, updates and months."""

    def held(self) -> AbstractContextManager[None]:
        """Keep other runs of the program away while settings are changed.

        Raises:
            FixRefusedError: BUSY, or NO_JOURNAL.
        """
        ...

    def entries(self) -> Sequence[Entry]:
        """Return all entries that can be read, oldest first.

        Raises:
            FixRefusedError: NO_JOURNAL.
        """
        ...

    def put(self, entry: Entry) -> None:
        """Keep an entry in place of the one with its number; it lasts when this returns.

        Raises:
            FixRefusedError: NO_JOURNAL: it could not be kept.
        """
        ...

    def forget(self, number: int) -> None:
        """Remove an entry of a change that was refused before anything was written.

        Raises:
            FixRefusedError: NO_JOURNAL.
        """
        ...

    def next_number(self) -> int:
        """Return a number that no entry has or had, but for those that were forgotten."""
        ...
