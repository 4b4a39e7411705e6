"""A way to find the user's device live, as `exposure_check.engine.telling` leads through it."""

from dataclasses import dataclass
from typing import Protocol

from exposure_check.engine.observation import Place
from exposure_check.model import talk
from exposure_check.model.talk import Said
from exposure_check.subject.answer import Why
from exposure_check.subject.heard import Heard

TOLD = {
    Why.MORE_ROUNDS: talk.Told.SILENT,
    Why.TWO_FOLLOW: talk.Told.TWO_FOLLOW,
    Why.CROWDED: talk.Told.CROWDED,
    Why.SILENT: talk.Told.SILENT,
    Why.TOO_CLOSE: talk.Told.TOO_CLOSE,
    Why.NOT_TAKEN_AWAY: talk.Told.NOT_TAKEN_AWAY,
    Why.CHANGED: talk.Told.CHANGED,
}
"""What the user is told when a way ends without a device; no round is left when it ends."""


@dataclass(frozen=True, slots=True)
class Found:
    """The user's device.

    Attributes:
        mine: the table entry it is heard with now.
        used: those it was heard with before.
        kept: whether it kept its address when it was switched: nothing is left to be sure of.
    """

    mine: Place
    used: tuple[Place, ...]
    kept: bool


class Ears(Protocol):
    """What a way may listen to."""

    def heard(self) -> list[Heard]:
        """Return the addresses that may be the user's, since the test began."""
        ...

    @property
    def whole(self) -> bool:
        """Whether nobody was forgotten for want of room: else nobody knows who comes and goes."""
        ...

    def loud(self) -> list[Heard]:
        """Return every address, in the phase of nearness that runs."""
        ...

    def listen_near(self, since: int) -> None:
        """Begin a phase of nearness: only what is heard from ``since`` (µs) on counts."""
        ...

    def place(self, key: int) -> Place:
        """Return whose `Heard` it is."""
        ...

    def fits(self, place: Place) -> bool:
        """Return whether the user's rules fit an entry; True if they gave none."""
        ...


class Way(Protocol):
    """One way, from its first question to an answer.

    ``now`` is in seconds on the engine's clock, ``time`` the same moment in µs on the clock of what
    is heard.
    """

    rule: str
    """Its name, see `exposure_check.model.report.SubjectResult`."""
    found: Found | None
    """The user's device, once it is found."""
    refused: talk.Told | None
    """Why it ended without."""
    state: talk.Told
    """How far it has come."""

    def begin(self, now: float, time: int) -> None:
        """Ask the first question."""
        ...

    def lasted(self, now: float, time: int) -> None:
        """Go on: what was waited for is over."""
        ...

    def answer(self, said: Said, now: float, time: int) -> None:
        """Take the user's word; one that answers nothing is ignored."""
        ...
