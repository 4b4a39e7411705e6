"""Leads the user through the states of the device that matter; each can be cut short or left out.

Pure but for its memory: time is an argument.
"""

from collections.abc import Sequence

from exposure_check.model.live import StateDone
from exposure_check.model.states import DeviceState
from exposure_check.model.talk import Ask, AskKind, Said, Word


class Guide:
    """Goes through states in order: first the user brings the device into it, then it lasts."""

    def __init__(self, states: Sequence[DeviceState], first_ask: int = 1000) -> None:
        """Begin before the first state.

        Args:
            states: in order; none to lead nowhere.
            first_ask: number of the first `Ask`, beyond those of telling the device apart.
        """
        self._states = tuple(states)
        self._at = 0
        self._entered: float | None = None
        self._seconds = [0.0] * len(self._states)
        self._number = first_ask

    @property
    def over(self) -> bool:
        """True once all states are done or left out."""
        return self._at >= len(self._states)

    def answer(self, said: Said, now: float) -> None:
        """Take the user's word; one that answers nothing is ignored."""
        if self.over or said.ask != self._number:
            return
        if said.word is Word.SKIP:
            self._next(now)
        elif said.word is Word.DONE and self._entered is None:
            self._entered = now
            self._number += 1

    def step(self, now: float) -> None:
        """Go on if the state has lasted."""
        if self._entered is None or self.over:
            return
        self._seconds[self._at] = now - self._entered
        if self._seconds[self._at] >= self._states[self._at].advised:
            self._next(now)

    def ask(self, now: float) -> Ask | None:
        """Return what the user is asked, None if all is done."""
        if self.over:
            return None
        state = self._states[self._at]
        entering = self._entered is None
        past = 0.0 if self._entered is None else now - self._entered
        return Ask(
            self._number,
            AskKind.ENTER_STATE if entering else AskKind.IN_STATE,
            state.advised,
            max(0, round(state.advised - past)),
            state.id,
            state.medium,
            self._at + 1,
            len(self._states),
        )

    def done(self) -> tuple[StateDone, ...]:
        """Return how long each state was listened to, those left out with no seconds."""
        return tuple(
            StateDone(state.id, int(seconds), seconds >= state.minimum)
            for state, seconds in zip(self._states, self._seconds, strict=True)
        )

    def _next(self, now: float) -> None:
        if self._entered is not None:
            self._seconds[self._at] = now - self._entered
        self._entered = None
        self._at += 1
        self._number += 1
