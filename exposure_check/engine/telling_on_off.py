"""Tells the user's device apart by switching it off and on; see `exposure_check.subject.on_off`.

What the rounds name are the addresses used in them. If it is one and the same, it is the user's
for good. If it changed with each switching, the address after the last "on" is new: it is taken if
it is the only one that began there as the ones before did, the user says it is theirs, and, at the
end, it falls silent when switched off once more. Until then what is known is incomplete: it can
convict, it clears nobody. Its next addresses are `exposure_check.engine.following`.
"""

from exposure_check.engine.analysis import Examined, Told
from exposure_check.engine.dance import Dance
from exposure_check.engine.following import SILENT, next_address
from exposure_check.engine.observation import Place
from exposure_check.engine.presence_table import PresenceTable
from exposure_check.model import talk
from exposure_check.model.heard import Batch
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.talk import Ask, AskKind, Said, Word
from exposure_check.subject.answer import Answer, Whose, Why
from exposure_check.subject.candidate import Medium
from exposure_check.subject.chance import GATE_DB
from exposure_check.subject.gone import gone
from exposure_check.subject.heard import Heard
from exposure_check.subject.on_off import MIN_ROUNDS, follow
from exposure_check.subject.phases import BLUETOOTH, SECOND, WIFI, Phase, Timing

RULE = "on-off"

LOST = 60 * SECOND
"""A device silent for so long, µs, without a next address, is lost until it is heard again."""

_TOLD = {
    Why.MORE_ROUNDS: talk.Told.MORE_ROUNDS,
    Why.TWO_FOLLOW: talk.Told.TWO_FOLLOW,
    Why.CROWDED: talk.Told.CROWDED,
    Why.SILENT: talk.Told.SILENT,
    Why.CHANGED: talk.Told.CHANGED,
}


class OnOffTelling:
    """Implements `exposure_check.engine.whose.Whose`.

    Args:
        medium: which radio is switched; None to find out from what is heard first.
        table: when everybody is heard.
        dance: the steps.
    """

    def __init__(self, medium: Medium | None, table: PresenceTable, dance: Dance) -> None:
        self._undecided = medium is None
        self._medium = medium or Medium.BLE
        self._table = table
        self._dance = dance
        self._state = talk.Told.OPEN
        self._begun = 0
        self._busy = True
        self._over = False
        self._mine: list[Place] = []
        self._used: list[Place] = []
        """Addresses that it used in the rounds."""
        self._found: Answer | None = None
        self._kept = False
        """The same address throughout: nothing is left to be sure of."""
        self._lost = False
        """Silent for long, and its next address could not be known."""
        self._look = 0
        self._silenced = False
        """It fell silent when switched off once more."""

    def hear(self, batch: Batch) -> None:
        """Take in what was heard."""
        self._table.observe(batch)

    def step(self, now: float, time: int) -> None:
        """Go on with the test if it is time; follow the device to its next address."""
        if not self._begun:
            self._begun = time
            self._dance.begin(now, time)
        if self._over:
            return
        if not self._busy:
            self._follow_on(time)
        elif not self._dance.lasted(now):
            return
        elif self._dance.kind is AskKind.CROWD:
            self._choose_medium()
            self._dance.switch_off(now)
        elif self._dance.kind is AskKind.WAIT_ON:
            self._on_lasted(now)
        elif self._dance.kind is AskKind.WAIT_OFF:
            self._off_lasted(now, time)

    def answer(self, said: Said, now: float, time: int) -> None:
        """Take the user's word; one that answers nothing is ignored."""
        dance = self._dance
        if not self._busy or self._over:
            return
        if dance.kind in (AskKind.SWITCH_OFF, AskKind.LAST_OFF) and dance.answers(said, Word.DONE):
            dance.switched(now, time, on=False)
        elif dance.kind is AskKind.SWITCH_ON and dance.answers(said, Word.DONE):
            dance.switched(now, time, on=True)
        elif dance.kind is AskKind.LAST_OFF and dance.answers(said, Word.SKIP):
            self._finish()
        elif dance.kind is AskKind.CONFIRM and dance.answers(said, Word.YES):
            self._state, self._busy = talk.Told.SURE, False
        elif dance.kind is AskKind.CONFIRM and dance.answers(said, Word.NO):
            self._refuse(talk.Told.REFUSED)

    def ask(self, now: float) -> Ask | None:
        """Return what the user is asked."""
        return self._dance.ask(now) if self._begun and self._busy and not self._over else None

    def told(self) -> Told:
        """Return which table entries are the user's."""
        silent = self._state in (talk.Told.SILENT, talk.Told.REFUSED)
        otherwise = SubjectAnswer.NOT_FOUND if silent else SubjectAnswer.AMBIGUOUS
        incomplete = self._lost or not (self._kept or self._silenced)
        return Told(RULE, self.own, otherwise, incomplete)

    def learn(self, examined: Examined, now: float) -> None:
        """Nothing: the rules are not asked."""

    def conclude(self, now: float) -> None:
        """The time agreed is over: ask for the last step, if one is left."""
        if self._state is not talk.Told.SURE or self._kept or self._lost:
            self._finish()
        elif not self._busy:
            self._busy = True
            self._dance.last_off(now)

    def let_go(self, before: int) -> None:
        """Forget when others were heard that are silent since ``before`` (µs)."""
        self._table.let_go(before, [*self._mine, *self._used])

    @property
    def state(self) -> talk.Told:
        """How far it has come."""
        return self._state

    @property
    def busy(self) -> bool:
        """True while the user is led through it."""
        return self._busy

    @property
    def over(self) -> bool:
        """True if nothing more is to come of it."""
        return self._over

    @property
    def own(self) -> frozenset[Place]:
        """The addresses that are the user's; shown from the question whether they are."""
        shown = self._state in (talk.Told.FOUND, talk.Told.SURE)
        return frozenset(self._mine) if shown else frozenset()

    @property
    def certain(self) -> bool:
        """True once the user has confirmed it."""
        return self._state is talk.Told.SURE

    def _on_lasted(self, now: float) -> None:
        if self._found is None:
            self._dance.switch_off(now)
            return
        self._begins_again(self._found, now)

    def _off_lasted(self, now: float, time: int) -> None:
        """A time off is over: see what followed so far, or whether the last step confirms it."""
        if self._state is talk.Told.SURE:
            self._check_silence(time)
            return
        if self._dance.whole_rounds < MIN_ROUNDS:
            self._dance.switch_on(now)
            return
        phases = self._dance.until(time)
        answer = follow(phases, self._table.heard(self._medium), self._timing)
        if answer.whose is Whose.MINE:
            self._found = answer
            self._used = [self._table.place(key) for key in answer.keys]
            self._dance.switch_on(now)
        elif answer.why is Why.MORE_ROUNDS and self._dance.more:
            self._state = talk.Told.MORE_ROUNDS
            self._dance.switch_on(now)
        else:
            self._refuse(_TOLD.get(answer.why, talk.Told.SILENT))

    def _begins_again(self, found: Answer, now: float) -> None:
        """See with which address it is on again after the rounds."""
        heard = self._table.heard(self._medium)
        self._kept = len(found.keys) == 1 and any(
            one.key in found.keys and one.presence.last > self._dance.told_on for one in heard
        )
        begun = (
            [one for one in heard if one.key in found.keys]
            if self._kept
            else [one for one in heard if self._begins(one, found, heard)]
        )
        if len(begun) == 1:
            self._mine = [self._table.place(begun[0].key)]
            self._state = talk.Told.FOUND
            self._dance.confirm(now)
        elif self._dance.more:
            self._found = None
            self._state = talk.Told.MORE_ROUNDS
            self._dance.switch_off(now)
        else:
            self._refuse(talk.Told.TWO_FOLLOW if begun else talk.Told.SILENT)

    def _begins(self, one: Heard, found: Answer, heard: list[Heard]) -> bool:
        """Return whether an address began with the last "on", like those found before."""
        kinds = {other.kind for other in heard if other.key in found.keys}
        after = one.presence.first - self._dance.told_on
        if not self._timing.on[0] * SECOND <= after <= self._timing.on[1] * SECOND:
            return False
        rssi = one.presence.rssi
        near = rssi is None or found.rssi is None or abs(rssi - found.rssi) <= GATE_DB
        return near and (not kinds or one.kind in kinds)

    def _choose_medium(self) -> None:
        if self._undecided and not self._table.count(Medium.BLE):
            self._medium = Medium.WIFI
        self._dance.use(self._timing, self._medium.value)

    @property
    def _timing(self) -> Timing:
        return WIFI if self._medium is Medium.WIFI else BLUETOOTH

    def _follow_on(self, time: int) -> None:
        """Once a second: follow the device to its next address, if that can be known."""
        if time < self._look:
            return
        self._look = time + SECOND
        last = self._table.of(self._mine[-1])
        silent = SILENT if last is None else time - last.presence.last
        self._lost = silent >= LOST
        if last is None or silent < SILENT:
            return
        following = next_address(
            last,
            self._table.heard(self._medium),
            self._table.arrivals(self._medium, self._begun, [*self._mine, *self._used]),
            (time - self._begun) / SECOND,
        )
        if following is not None:
            self._mine.append(self._table.place(following.key))
            self._lost = False

    def _check_silence(self, time: int) -> None:
        off = Phase(on=False, start=self._dance.told_on, end=time)
        mine = [one for place in self._mine if (one := self._table.of(place)) is not None]
        self._silenced = gone(off, mine, self._timing)
        if not self._silenced:
            self._refuse(talk.Told.NOT_SILENCED)
        self._finish()

    def _refuse(self, state: talk.Told) -> None:
        self._state = state
        self._mine = []
        self._finish()

    def _finish(self) -> None:
        self._busy = False
        self._over = True
