"""The user's device once it is found: its table entries, as its address changes by itself."""

from exposure_check.engine.following import SILENT, next_address
from exposure_check.engine.observation import Place
from exposure_check.engine.presence_table import PresenceTable
from exposure_check.engine.way import Found
from exposure_check.subject.candidate import Medium
from exposure_check.subject.heard import Heard
from exposure_check.subject.phases import SECOND

LOST = 60 * SECOND
"""A device silent for so long, µs, without a next address, is lost until it is heard again."""


class OwnPlaces:
    """Follows the device from one address to the next, if that can be known.

    Attributes:
        mine: its entries since it was found, oldest first.
        kept: whether nothing is left to be sure of; see `Found`.
        lost: whether it is silent for long, and its next address could not be known.
    """

    def __init__(self, found: Found, medium: Medium, begun: int) -> None:
        """Begin with what was found, listened to since ``begun`` (µs)."""
        self.mine = [found.mine]
        self.kept = found.kept
        self.lost = False
        self._used = found.used
        self._medium = medium
        self._begun = begun
        self._look = 0

    @property
    def all(self) -> frozenset[Place]:
        """Its entries, those from before it was found, too."""
        return frozenset((*self.mine, *self._used))

    def heard(self, table: PresenceTable) -> list[Heard]:
        """Return when its entries were heard."""
        return [one for place in self.mine if (one := table.of(place)) is not None]

    def follow(self, table: PresenceTable, time: int) -> None:
        """Once a second: see whether it has a next address."""
        if time < self._look:
            return
        self._look = time + SECOND
        last = table.of(self.mine[-1])
        silent = SILENT if last is None else time - last.presence.last
        self.lost = silent >= LOST
        if last is None or silent < SILENT:
            return
        following = next_address(
            last,
            table.heard(self._medium),
            table.arrivals(self._medium, self._begun, self.all),
            (time - self._begun) / SECOND,
        )
        if following is not None:
            self.mine.append(table.place(following.key))
            self.lost = False
