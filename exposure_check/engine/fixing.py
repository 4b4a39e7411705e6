"""Applies and undoes fixes: the old state is kept first, and what was written is read back.

The order is the promise. An entry lasts in the journal before anything is changed; a crash at any
moment leaves every place either in its old or in its new state, and an entry that knows both.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from exposure_check.engine.fix_ports import Hand, Journal
from exposure_check.model.fix import (
    Entry,
    FixRefusedError,
    Kept,
    Offer,
    Place,
    Refusal,
    Stage,
    State,
)
from exposure_check.model.setting import System

_NOTHING_DONE = frozenset({
    Refusal.CANCELLED, Refusal.DENIED, Refusal.NO_AGENT, Refusal.NO_PKEXEC, Refusal.NOT_INSTALLED,
    Refusal.NOT_STARTED, Refusal.NO_RIGHTS, Refusal.NO_LIBRARY, Refusal.NO_BUS, Refusal.NO_SERVICE,
    Refusal.GONE, Refusal.NO_PLAIN_FILE, Refusal.NOT_ACCEPTED, Refusal.UNKNOWN_PLACE,
})  # fmt: skip
"""Refusals that prove that nothing was begun, and that nothing will be."""


@dataclass(frozen=True, slots=True)
class Fixer:
    """What changes settings.

    Attributes:
        hands: by name.
        journal: where old states are kept.
        now: tells the time, in seconds since 1970.
        program: version of this program.
        system: that it runs on.
    """

    hands: Mapping[str, Hand]
    journal: Journal
    now: Callable[[], int]
    program: str
    system: System

    def apply(self, offer: Offer) -> Entry:
        """Keep the old state, change it, read it back.

        Raises:
            FixRefusedError: nothing is changed: what had been, was put back. If even that was
                refused, the entry stays open in the journal and can be undone later.
                UNKNOWN_PLACE if the offer only guides.
        """
        if offer.guided:
            raise FixRefusedError(Refusal.UNKNOWN_PLACE)
        with self.journal.held():
            steps = tuple(
                Kept(step.place, self._read(step.place), step.after) for step in offer.steps
            )
            entry = Entry(
                self.journal.next_number(), offer.fix, offer.target, self.system, self.now(),
                self.program, Stage.BEGUN, steps, offer.heals, offer.takes_effect,
            )  # fmt: skip
            self.journal.put(entry)
            try:
                entry = replace(entry, steps=tuple(self._written(one) for one in steps))
            except FixRefusedError as error:
                with suppress(FixRefusedError):  # the entry stays open then, and can be undone
                    # Who did not answer in time, or broke, may do it yet: then the old state is
                    # wanted.
                    if self._put_back(steps) or error.why not in _NOTHING_DONE:
                        self._end(entry)
                    else:
                        self.journal.forget(entry.number)
                raise
            entry = replace(entry, stage=Stage.APPLIED)
            self.journal.put(entry)
        return entry

    def undo(self, number: int, *, force: bool = False) -> Entry:
        """Put the state of before an entry back.

        Args:
            number: of the entry.
            force: overwrite what somebody changed since.

        Raises:
            FixRefusedError: GONE if there is no such entry; CHANGED_SINCE, with the number of
                places that would be overwritten as key; whatever a hand refuses.
        """
        with self.journal.held():
            entry = self._entry(number)
            if entry.stage is Stage.UNDONE:
                return entry
            changed = [one for one in entry.steps if self._changed_since(one)]
            if changed and not force:
                raise FixRefusedError(Refusal.CHANGED_SINCE, str(len(changed)))
            self._put_back(entry.steps)
            return self._end(entry)

    def open_entries(self) -> Sequence[Entry]:
        """Return the entries that were begun and neither finished nor undone: crashes."""
        return [one for one in self.journal.entries() if one.stage is Stage.BEGUN]

    def _entry(self, number: int) -> Entry:
        for entry in self.journal.entries():
            if entry.number == number:
                if entry.system is not self.system:
                    raise FixRefusedError(Refusal.UNKNOWN_PLACE)
                return entry
        raise FixRefusedError(Refusal.GONE, str(number))

    def _written(self, step: Kept) -> Kept:
        """Write one step; returns it with what was read back."""
        self._hand(step.place).write(step.place, step.after)
        found = self._read(step.place)
        if found.value != step.after.value:
            raise FixRefusedError(Refusal.NOT_HELD)
        return replace(step, after=found)

    def _changed_since(self, step: Kept) -> bool:
        """Return whether the place is in neither of the two states that the entry knows."""
        return self._read(step.place).value not in (step.before.value, step.after.value)

    def _put_back(self, steps: Sequence[Kept]) -> bool:
        """Put back, the last step first; False if all was as it was, which is left alone."""
        written = False
        for step in reversed(steps):
            if self._read(step.place) != step.before:
                self._hand(step.place).write(step.place, step.before)
                if self._read(step.place).value != step.before.value:
                    raise FixRefusedError(Refusal.NOT_HELD)
                written = True
        return written

    def _end(self, entry: Entry) -> Entry:
        entry = replace(entry, stage=Stage.UNDONE, ended=self.now())
        self.journal.put(entry)
        return entry

    def _read(self, place: Place) -> State:
        return self._hand(place).read(place)

    def _hand(self, place: Place) -> Hand:
        try:
            return self.hands[place.hand]
        except KeyError:
            raise FixRefusedError(Refusal.UNKNOWN_PLACE, place.hand) from None
