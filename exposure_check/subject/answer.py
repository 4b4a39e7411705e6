"""What a live test of whose device it is can answer."""

from dataclasses import dataclass
from enum import StrEnum

WRONG = 0.001
"""No test may name a stranger's address more often than this."""


class Whose(StrEnum):
    """What a test came to; each has words in ``resources/words/which.toml``."""

    MINE = "mine"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


class Why(StrEnum):
    """Why a test named nothing, and so what to try next; each has its words, too."""

    NOTHING = ""
    MORE_ROUNDS = "more-rounds"
    """Too little to be sure; another round may do."""
    TWO_FOLLOW = "two-follow"
    """Two devices did what was asked."""
    CROWDED = "crowded"
    """Too many come and go at this strength for any number of rounds."""
    SILENT = "silent"
    """Nothing did what was asked: the device sends nothing now, or was not switched."""
    TOO_CLOSE = "too-close"
    """A second device is as near."""
    NOT_TAKEN_AWAY = "not-taken-away"
    """As loud while away as while held close: something else is near."""
    CHANGED = "changed"
    """The address changed where it could not be followed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Whose signals, and on what evidence.

    Attributes:
        whose: the answer.
        why: what to try next; nothing if the answer is ``MINE``.
        keys: the user's own addresses; empty unless the answer is ``MINE``.
        rounds: times the user did as asked.
        followed: rounds in which exactly one signal followed.
        error: upper bound for the probability of naming a stranger, 1 if not estimated.
        rssi: strength of what followed, dBm.
        gap: how much stronger than the next, dB; only for nearness.
        kind: kind of its addresses, "" if nobody says.
        delay: seconds from "it is on" to its first sighting, in the middle; only for on/off.
    """

    whose: Whose
    why: Why = Why.NOTHING
    keys: frozenset[int] = frozenset()
    rounds: int = 0
    followed: int = 0
    error: float = 1.0
    rssi: float | None = None
    gap: float | None = None
    kind: str = ""
    delay: float | None = None
