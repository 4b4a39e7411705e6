"""Finds the user's device by holding it near; see `exposure_check.subject.nearness`.

Away, near, away, near names what is by far the loudest while near. That may be a watch on the same
hand, so it must fall silent when the device is switched off, and be back when it is on again.
"""

from exposure_check.engine.dance import Dance
from exposure_check.engine.observation import Place
from exposure_check.engine.way import TOLD, Ears, Found
from exposure_check.model import talk
from exposure_check.model.talk import AskKind, Said, Word
from exposure_check.subject.answer import Answer, Whose
from exposure_check.subject.gone import gone
from exposure_check.subject.nearness import (
    MIN_PHASES,
    PHASE_SECONDS,
    SETTLE,
    Step,
    back_near,
    nearest,
)
from exposure_check.subject.phases import BLUETOOTH, SECOND

_STEPS = 2 * MIN_PHASES


class NearWay:
    """Implements `exposure_check.engine.way.Way`."""

    rule = "near"

    def __init__(self, ears: Ears, dance: Dance) -> None:
        self._ears = ears
        self._dance = dance
        self._steps: list[Step] = []
        self._start = 0
        self._named: Answer | None = None
        """What nearness named."""
        self._places: dict[int, Place] = {}
        """Of what was heard while near: the table may have forgotten it since."""
        self.found: Found | None = None
        self.refused: talk.Told | None = None
        self.state = talk.Told.OPEN

    def begin(self, now: float, time: int) -> None:
        """Ask to take it away, but first to switch it on if it is off."""
        if self._dance.phase(time).on:
            self._dance.move(now)
        else:
            self._dance.switch_on(now)

    def answer(self, said: Said, now: float, time: int) -> None:
        """Take the user's word."""
        dance = self._dance
        if dance.answers(said, Word.SKIP):
            self.refused = talk.Told.CANNOT_SWITCH
        elif not dance.answers(said, Word.DONE):
            return
        elif dance.kind in (AskKind.TAKE_AWAY, AskKind.HOLD_NEAR):
            dance.moved(now)
            self._listen(time + SETTLE)
        elif dance.kind is AskKind.SWITCH_ON:
            dance.switched(now, time, on=True, lasts=BLUETOOTH.on[1])
        elif dance.kind is AskKind.NEAR_OFF:
            dance.switched(now, time, on=False)
        elif dance.kind is AskKind.NEAR_ON:
            settle = BLUETOOTH.on[1]
            dance.switched(now, time, on=True, lasts=settle + PHASE_SECONDS)
            self._listen(time + round(settle * SECOND))

    def lasted(self, now: float, time: int) -> None:
        """Go on with the next step."""
        kind = self._dance.kind
        if kind is AskKind.WAIT_OFF:
            self._off_lasted(now, time)
        elif kind is AskKind.WAIT_ON and self._named is None:
            self._dance.move(now)
        elif kind is AskKind.WAIT_ON:
            self._back(time)
        else:
            self._steps.append(self._step(kind is AskKind.STAY_NEAR, time))
            if len(self._steps) < _STEPS:
                self._dance.move(now)
            else:
                self._nearest(now)

    def _listen(self, since: int) -> None:
        self._start = since
        self._ears.listen_near(since)

    def _step(self, near: bool, time: int) -> Step:
        heard = self._ears.loud()
        if near:
            self._places |= {one.key: self._ears.place(one.key) for one in heard}
        return Step(near, self._start, max(time, self._start), heard)

    def _nearest(self, now: float) -> None:
        """See what was near and only then."""
        answer = nearest(self._steps)
        self._steps.clear()
        if answer.whose is not Whose.MINE:
            self.refused = TOLD[answer.why]
        elif not all(self._ears.fits(self._places[key]) for key in answer.keys):
            self.refused = talk.Told.OTHER_NAME
        else:
            self._named = answer
            self._dance.switch_near(now, on=False)

    def _off_lasted(self, now: float, time: int) -> None:
        """See whether what was near has fallen silent."""
        keys = frozenset() if self._named is None else self._named.keys
        mine = [one for one in self._ears.heard() if one.key in keys]
        if gone(self._dance.phase(time), mine):
            self._dance.switch_near(now, on=True)
        else:
            self.refused = talk.Told.NOT_SILENCED

    def _back(self, time: int) -> None:
        """See with which address it is back, near."""
        if self._named is None:
            return
        step, off = self._step(True, time), self._dance.phases[-1]
        answer = back_near(self._named, off, step, self._ears.heard())
        if answer.whose is not Whose.MINE:
            self.refused = TOLD.get(answer.why, talk.Told.SILENT)
            return
        (mine,) = answer.keys
        used = tuple(self._places[key] for key in self._named.keys)
        self.found = Found(self._places[mine], used, mine in self._named.keys)
