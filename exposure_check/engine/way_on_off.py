"""Finds the user's device by switching it off and on; see `exposure_check.subject.on_off`.

What the rounds name are the addresses used in them. If it changed with each switching, the address
after the last "on" is new: `exposure_check.subject.again`.
"""

from exposure_check.engine.dance import Dance
from exposure_check.engine.way import TOLD, Ears, Found
from exposure_check.model import talk
from exposure_check.model.talk import AskKind, Said, Word
from exposure_check.subject.again import again
from exposure_check.subject.answer import Answer, Whose, Why
from exposure_check.subject.on_off import MIN_ROUNDS, follow
from exposure_check.subject.phases import BLUETOOTH, Timing


class OnOffWay:
    """Implements `exposure_check.engine.way.Way`."""

    rule = "on-off"

    def __init__(self, ears: Ears, dance: Dance) -> None:
        self._ears = ears
        self._dance = dance
        self._timing = BLUETOOTH
        self._named: Answer | None = None
        """What the rounds named."""
        self.found: Found | None = None
        self.refused: talk.Told | None = None
        self.state = talk.Told.OPEN

    def use(self, timing: Timing) -> None:
        """Learn the times of the radio that is switched, before the first time off."""
        self._timing = timing

    def begin(self, now: float, time: int) -> None:
        """Listen first."""
        self._dance.listen(now, time)

    def answer(self, said: Said, now: float, time: int) -> None:
        """Take the user's word."""
        dance = self._dance
        if dance.kind is AskKind.SWITCH_OFF and dance.answers(said, Word.DONE):
            dance.switched(now, time, on=False)
        elif dance.kind is AskKind.SWITCH_OFF and dance.answers(said, Word.SKIP):
            self.refused = talk.Told.CANNOT_SWITCH
        elif dance.kind is AskKind.SWITCH_ON and dance.answers(said, Word.DONE):
            dance.switched(now, time, on=True)

    def lasted(self, now: float, time: int) -> None:
        """Go on with the next step."""
        if self._dance.kind is AskKind.WAIT_OFF:
            self._off_lasted(now, time)
        elif self._dance.kind is AskKind.WAIT_ON and self._named is not None:
            self._begins_again(self._named, now, time)
        else:
            self._dance.switch_off(now)

    def _off_lasted(self, now: float, time: int) -> None:
        """A time off is over: see what followed so far."""
        if self._dance.whole_rounds < MIN_ROUNDS:
            self._dance.switch_on(now)
            return
        if not self._ears.whole:
            self.refused = talk.Told.CROWDED
            return
        answer = follow(self._dance.until(time), self._ears.heard(), self._timing)
        if answer.whose is Whose.MINE:
            self._named = answer
            self._dance.switch_on(now)
        elif answer.why is Why.MORE_ROUNDS and self._dance.more:
            self.state = talk.Told.MORE_ROUNDS
            self._dance.switch_on(now)
        else:
            self.refused = TOLD[answer.why]

    def _begins_again(self, named: Answer, now: float, time: int) -> None:
        """See with which address it is on again after the rounds."""
        answer = again(named, self._dance.until(time), self._ears.heard(), self._timing)
        if answer.whose is Whose.MINE:
            (mine,) = answer.keys
            used = tuple(self._ears.place(key) for key in named.keys)
            self.found = Found(self._ears.place(mine), used, mine in named.keys)
        elif answer.why is not Why.CROWDED and self._dance.more:
            self._named = None
            self.state = talk.Told.MORE_ROUNDS
            self._dance.switch_off(now)
        else:
            self.refused = TOLD[answer.why]
