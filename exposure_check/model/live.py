"""What is special about hearing live: how a source listens, how it ended, what the user did."""

from dataclasses import dataclass
from enum import StrEnum

from exposure_check.model.errors import Reason


class Manner(StrEnum):
    """How a live source hears; said with each result."""

    LISTENS = "listens"
    """It only listens; nothing is sent."""
    ASKS = "asks"
    """The system also asks nearby devices for more (scan requests, inquiries)."""
    OVERHEARS = "overhears"
    """It reads what this computer tells its own radio, or what that radio sends."""


class Ending(StrEnum):
    """Why a live check is over."""

    RUNNING = "running"
    """It is not: this is an interim report."""
    TIME = "time"
    """The time agreed is over."""
    ENDED = "ended"
    """What it listened to came to its end."""
    STOPPED = "stopped"
    """The user stopped it early."""
    UNTOLD = "untold"
    """It could not be told which device is the user's."""
    FAILED = "failed"
    """Listening broke off; what was heard until then counts."""


@dataclass(frozen=True, slots=True)
class StateDone:
    """One guided state of the user's device: how long it was listened to.

    Attributes:
        state: its id, see `exposure_check.model.states`.
        seconds: how long.
        enough: whether that is the state's minimum.
    """

    state: str
    seconds: int
    enough: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """Why one source could not be heard, or broke off; see `LiveCoverage`."""

    reason: Reason
    code: str = ""


@dataclass(frozen=True, slots=True)
class LiveCoverage:
    """What belongs to a live check's report besides the coverage of any.

    Attributes:
        ending: why it is over.
        manners: how each source heard, in the order of sources.
        states: guided states, also those that were not done (no seconds); empty if not guided.
        reason: why listening broke off, for ``FAILED``; None else.
        code: a closed technical word that goes with the reason, or "".
        also: why further sources could not be heard, in the order in which they ended.
    """

    ending: Ending
    manners: tuple[Manner, ...]
    states: tuple[StateDone, ...] = ()
    reason: Reason | None = None
    code: str = ""
    also: tuple[Broken, ...] = ()
