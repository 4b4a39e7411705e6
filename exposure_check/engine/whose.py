"""Whose signals, live: when the rules are sure enough that the user's own may leave the engine.

`Whose` is what a live check asks; `ByRules` answers from the ``--mine`` rules alone.
"""

from typing import Protocol

from exposure_check.engine.analysis import Examined, Told
from exposure_check.engine.observation import Place
from exposure_check.model import talk
from exposure_check.model.heard import Batch
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.talk import Ask, Said
from exposure_check.subject.selection import Selection

SETTLED = 30.0
"""Seconds for which a rule that compares devices must give one answer before anything of it is
shown: the user's own device may be silent at first, and a stranger the strongest."""

_JUDGED = (SubjectAnswer.CHOSEN, SubjectAnswer.ONLY_ONE)
_CERTAIN = ("address", "irk", "all")
"""Rules that depend on nobody else being there. A name does: others may have the same."""


class Whose(Protocol):
    """Tells which signals are the user's, and leads the user through it.

    ``now`` is in seconds on the engine's clock, ``time`` the same moment in µs on the clock of what
    is heard.
    """

    def hear(self, batch: Batch) -> None:
        """Take in what was heard, before the device is told apart."""
        ...

    def answer(self, said: Said, now: float, time: int) -> None:
        """Take the user's word; one that answers nothing is ignored."""
        ...

    def step(self, now: float, time: int) -> None:
        """Go on if it is time."""
        ...

    def ask(self, now: float) -> Ask | None:
        """Return what the user is asked."""
        ...

    def fit(self, places: frozenset[Place]) -> None:
        """Learn, while busy, which table entries fit the user's rules, if they gave a name."""
        ...

    def told(self) -> Told | None:
        """Return what a test says; None if the rules are to be asked."""
        ...

    def learn(self, examined: Examined, now: float) -> None:
        """Learn what the rules choose."""
        ...

    def conclude(self, now: float) -> None:
        """Learn that the time agreed is over; `over` follows, maybe after one more step."""
        ...

    def let_go(self, before: int) -> None:
        """Forget when others were heard that are silent since ``before`` (µs)."""
        ...

    @property
    def state(self) -> talk.Told:
        """How far it has come."""
        ...

    @property
    def over(self) -> bool:
        """True if nothing more is to come of it: the check ends."""
        ...

    @property
    def busy(self) -> bool:
        """True while the user is still led through it: the time agreed has not begun."""
        ...

    @property
    def own(self) -> frozenset[Place]:
        """The table entries that are the user's for sure; only of these may anything be told."""
        ...

    @property
    def certain(self) -> bool:
        """True if nobody else's signals are needed any more to know the user's."""
        ...


class ByRules:
    """By the rules the user gave; see `Whose`. Names are not for it: they need a test besides."""

    def __init__(self, selection: Selection) -> None:
        self._rule = selection.rule
        self._places: frozenset[Place] = frozenset()
        self._since: float | None = None
        self._settled = False
        self._over = False

    def hear(self, batch: Batch) -> None:
        """Nothing: the tables are enough."""

    def answer(self, said: Said, now: float, time: int) -> None:
        """Nothing: nothing was asked."""

    def step(self, now: float, time: int) -> None:
        """Nothing: nothing is led through."""

    def ask(self, now: float) -> Ask | None:  # noqa: ARG002 part of the protocol
        """Return None."""
        return None

    def fit(self, places: frozenset[Place]) -> None:
        """Nothing: the rules decide."""

    def told(self) -> Told | None:
        """Return None: the rules decide."""
        return None

    def learn(self, examined: Examined, now: float) -> None:
        """Learn what the rules choose now."""
        judged = examined.report.subject.answer in _JUDGED
        places = examined.places if judged else frozenset()
        same = bool(places) and places == self._places
        if not same or self._since is None:
            self._since = now
        self._places = places
        certain = self._rule in _CERTAIN
        self._settled = bool(places) and (certain or now - self._since >= SETTLED)

    def conclude(self, now: float) -> None:  # noqa: ARG002 part of the protocol
        """Nothing is left to do."""
        self._over = True

    def let_go(self, before: int) -> None:
        """Nothing is kept."""

    @property
    def over(self) -> bool:
        """True once the time is over."""
        return self._over

    @property
    def state(self) -> talk.Told:
        """Sure or open."""
        return talk.Told.SURE if self._settled else talk.Told.OPEN

    @property
    def busy(self) -> bool:
        """Return False."""
        return False

    @property
    def own(self) -> frozenset[Place]:
        """What the rules choose, once that stands."""
        return self._places if self._settled else frozenset()

    @property
    def certain(self) -> bool:
        """True for a rule that compares with nobody."""
        return self._settled and self._rule in _CERTAIN
