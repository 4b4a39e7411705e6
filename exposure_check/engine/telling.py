"""Leads the user through telling their device apart live, by one way or another.

What a way finds is shown from the question whether it is theirs. A device that did not keep its
address when it was switched is known for certain only when it falls silent once more, at the end;
until then what is known is incomplete: it can convict, it clears nobody.
"""

from collections.abc import Callable

from exposure_check.engine.analysis import Examined, Told
from exposure_check.engine.dance import Dance
from exposure_check.engine.observation import Place
from exposure_check.engine.own_places import OwnPlaces
from exposure_check.engine.presence_table import PresenceTable
from exposure_check.engine.way import Way
from exposure_check.engine.way_near import NearWay
from exposure_check.engine.way_on_off import OnOffWay
from exposure_check.model import talk
from exposure_check.model.heard import Batch
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.talk import Ask, AskKind, Said, Telling, Word
from exposure_check.subject.candidate import Medium
from exposure_check.subject.gone import gone
from exposure_check.subject.heard import Heard
from exposure_check.subject.phases import BLUETOOTH, WIFI

_OFFERED = (talk.Told.TWO_FOLLOW, talk.Told.CROWDED, talk.Told.SILENT)
"""Ends of the on/off test after which nearness may still find the device."""


class LedTelling:
    """Implements `exposure_check.engine.whose.Whose`.

    Args:
        telling: the way to begin with.
        medium: which radio is switched; None to find out from what is heard first.
        table: when everybody is heard.
        dance: the steps.
        named: whether only what fits the user's rules may be theirs; see `fit`.
    """

    def __init__(
        self,
        telling: Telling,
        medium: Medium | None,
        table: PresenceTable,
        dance: Dance,
        *,
        named: bool = False,
    ) -> None:
        near = telling is Telling.NEAR
        self._undecided = medium is None and not near
        self._medium = Medium.BLE if near else medium or Medium.BLE
        self._table = table
        self._dance = dance
        self._fitting: set[Place] | None = set() if named else None
        if medium is not None and not near:
            # What is asked before the first time off speaks of the right radio, too.
            dance.use(WIFI if medium is Medium.WIFI else BLUETOOTH, medium.value)
        self._way: Way = (NearWay if near else OnOffWay)(self, dance)
        self._offered = near
        self._state = talk.Told.OPEN
        self._begun = 0
        self._busy = True
        self._over = False
        self._own: OwnPlaces | None = None
        self._silenced = False
        """It fell silent when switched off once more."""

    def hear(self, batch: Batch) -> None:
        """Take in what was heard."""
        self._table.observe(batch)

    def fit(self, places: frozenset[Place]) -> None:
        """Learn which entries fit the user's rules."""
        if self._fitting is not None:
            self._fitting |= places

    def step(self, now: float, time: int) -> None:
        """Go on with the test if it is time; follow the device to its next address."""
        if not self._begun:
            self._begun = time
            self._way.begin(now, time)
        if self._over:
            return
        if not self._busy:
            if self._own is not None:
                self._own.follow(self._table, time)
        elif not self._dance.lasted(now):
            return
        elif self._own is not None:
            self._check_silence(self._own, time)
        else:
            self._lead(now, lambda: self._lasted(now, time))

    def answer(self, said: Said, now: float, time: int) -> None:
        """Take the user's word; one that answers nothing is ignored."""
        dance, kind = self._dance, self._dance.kind
        if not self._busy or self._over:
            return
        if kind is AskKind.OFFER_NEAR:
            self._answer_offer(said, now, time)
        elif kind is AskKind.CONFIRM and dance.answers(said, Word.YES):
            self._state, self._busy = talk.Told.SURE, False
        elif kind is AskKind.CONFIRM and dance.answers(said, Word.NO):
            self._refuse(talk.Told.REFUSED)
        elif kind is AskKind.LAST_OFF and dance.answers(said, Word.DONE):
            dance.switched(now, time, on=False)
        elif kind is AskKind.LAST_OFF and dance.answers(said, Word.SKIP):
            self._finish()
        elif self._own is None:
            self._lead(now, lambda: self._way.answer(said, now, time))

    def ask(self, now: float) -> Ask | None:
        """Return what the user is asked."""
        return self._dance.ask(now) if self._begun and self._busy and not self._over else None

    def told(self) -> Told:
        """Return which table entries are the user's."""
        silent = self._state in (talk.Told.SILENT, talk.Told.REFUSED)
        otherwise = SubjectAnswer.NOT_FOUND if silent else SubjectAnswer.AMBIGUOUS
        own = self._own
        incomplete = own is None or own.lost or not (own.kept or self._silenced)
        return Told(self._way.rule, self.own, otherwise, incomplete)

    def learn(self, examined: Examined, now: float) -> None:
        """Nothing: the rules alone choose nobody."""

    def conclude(self, now: float) -> None:
        """The time agreed is over: ask for the last step, if one is left."""
        own = self._own
        if self._state is not talk.Told.SURE or own is None or own.kept or own.lost:
            self._finish()
        elif not self._busy:
            self._busy = True
            self._dance.last_off(now)

    def let_go(self, before: int) -> None:
        """Forget when others were heard that are silent since ``before`` (µs)."""
        self._table.let_go(before, frozenset() if self._own is None else self._own.all)

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
        return frozenset() if self._own is None else frozenset(self._own.mine)

    @property
    def certain(self) -> bool:
        """True once the user has confirmed it."""
        return self._state is talk.Told.SURE

    def heard(self) -> list[Heard]:
        """See `exposure_check.engine.way.Ears`."""
        heard = self._table.heard(self._medium)
        return [one for one in heard if self.fits(self._table.place(one.key))]

    @property
    def whole(self) -> bool:
        """See `exposure_check.engine.way.Ears`."""
        return self._table.whole

    def loud(self) -> list[Heard]:
        """See `exposure_check.engine.way.Ears`."""
        return self._table.phase(self._medium)

    def listen_near(self, since: int) -> None:
        """See `exposure_check.engine.way.Ears`."""
        self._table.begin_phase(since)

    def place(self, key: int) -> Place:
        """See `exposure_check.engine.way.Ears`."""
        return self._table.place(key)

    def fits(self, place: Place) -> bool:
        """See `exposure_check.engine.way.Ears`."""
        return self._fitting is None or place in self._fitting

    def _lasted(self, now: float, time: int) -> None:
        if self._dance.kind is AskKind.CROWD and isinstance(self._way, OnOffWay):
            if self._undecided and not self._table.count(Medium.BLE):
                self._medium = Medium.WIFI
            timing = WIFI if self._medium is Medium.WIFI else BLUETOOTH
            self._dance.use(timing, self._medium.value)
            self._way.use(timing)
        self._way.lasted(now, time)

    def _lead(self, now: float, step: Callable[[], None]) -> None:
        """Let the way go on, and see what came of it."""
        step()
        way = self._way
        self._state = way.state
        if way.found is not None:
            self._own = OwnPlaces(way.found, self._medium, self._begun)
            self._state = talk.Told.FOUND
            self._dance.confirm(now)
        elif way.refused is None:
            return
        elif way.refused in _OFFERED and not self._offered and self._medium is Medium.BLE:
            self._offered, self._state = True, way.refused
            self._dance.offer_near(now)
        else:
            self._refuse(way.refused)

    def _answer_offer(self, said: Said, now: float, time: int) -> None:
        if self._dance.answers(said, Word.YES):
            self._state, self._way = talk.Told.OPEN, NearWay(self, self._dance)
            self._way.begin(now, time)
        elif self._dance.answers(said, Word.NO):
            self._refuse(self._state)

    def _check_silence(self, own: OwnPlaces, time: int) -> None:
        timing = WIFI if self._medium is Medium.WIFI else BLUETOOTH
        self._silenced = gone(self._dance.phase(time), own.heard(self._table), timing)
        if self._silenced:
            self._finish()
        else:
            self._refuse(talk.Told.NOT_SILENCED)

    def _refuse(self, state: talk.Told) -> None:
        self._state = state
        self._own = None
        self._finish()

    def _finish(self) -> None:
        self._busy = False
        self._over = True
