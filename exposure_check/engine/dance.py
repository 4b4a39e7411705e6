"""The steps of telling a device apart: what is asked when, and the phases the user confirmed.

Knows nothing of signals. Time is an argument: ``now`` in seconds of the engine's clock, ``time``
in µs on the clock of what is heard.
"""

from collections.abc import Callable

from exposure_check.model.talk import ANSWERED, Ask, AskKind, Said, Word
from exposure_check.subject.nearness import MIN_PHASES, PHASE_SECONDS, SETTLE
from exposure_check.subject.on_off import MAX_ROUNDS, MIN_ROUNDS
from exposure_check.subject.phases import BLUETOOTH, LISTEN_FIRST, SECOND, Phase, Timing

Draw = Callable[[], float]
"""Returns a random number in [0, 1)."""

_WAITS = frozenset(kind for kind, words in ANSWERED.items() if not words)


class Dance:
    """Where in the test the user stands.

    Attributes:
        phases: those that have ended, of the radio being on or off.
        rounds: rounds of switching begun.
        moves: times the user was asked to move the device, away or near.
    """

    def __init__(self, draw: Draw) -> None:
        self._timing = BLUETOOTH
        self._medium = ""
        self._draw = draw
        self._number = 0
        self._kind = AskKind.CROWD
        self._lasts = 0.0
        self._since = 0.0
        self._phase_on = True
        self._phase_start = 0
        self._moving = False
        self.phases: list[Phase] = []
        self.rounds = 0
        self.moves = 0

    @property
    def kind(self) -> AskKind:
        """What is asked now."""
        return self._kind

    def use(self, timing: Timing, medium: str) -> None:
        """Learn which radio is switched, before the first time off."""
        self._timing, self._medium = timing, medium

    def listen(self, now: float, time: int) -> None:
        """Begin with listening to what comes and goes by itself."""
        self._phase_start = time
        self._ask(AskKind.CROWD, now, LISTEN_FIRST / SECOND)

    def ask(self, now: float) -> Ask:
        """Return what the user is asked."""
        left = max(0, round(self._lasts - (now - self._since))) if self._kind in _WAITS else 0
        step, steps = self.rounds, max(MIN_ROUNDS, self.rounds)
        if self._moving:
            step, steps = (self.moves + 1) // 2, MIN_PHASES
        return Ask(
            self._number, self._kind, round(self._lasts), left, "", self._medium, step, steps
        )

    def answers(self, said: Said, word: Word) -> bool:
        """Return whether this word answers what is asked now."""
        return said.ask == self._number and said.word is word and word in ANSWERED[self._kind]

    def lasted(self, now: float) -> bool:
        """Return whether what is waited for is over."""
        return self._kind in _WAITS and now - self._since >= self._lasts

    def move(self, now: float) -> None:
        """Ask to take the device away, then to hold it near, and so on."""
        self._moving = True
        self.moves += 1
        self._ask(AskKind.TAKE_AWAY if self.moves % 2 else AskKind.HOLD_NEAR, now)

    def moved(self, now: float) -> None:
        """The user has moved it: it stays there for a while."""
        kind = AskKind.STAY_AWAY if self.moves % 2 else AskKind.STAY_NEAR
        self._ask(kind, now, SETTLE / SECOND + PHASE_SECONDS)

    def switch_off(self, now: float) -> None:
        """Ask for the next time off of an on/off test."""
        self.rounds += 1
        self._ask(AskKind.SWITCH_OFF, now)

    def switch_near(self, now: float, *, on: bool) -> None:
        """Ask to switch it where it lies, near."""
        self._ask(AskKind.NEAR_ON if on else AskKind.NEAR_OFF, now)

    def switch_on(self, now: float) -> None:
        """Ask for the next time on."""
        self._ask(AskKind.SWITCH_ON, now)

    def switched(self, now: float, time: int, *, on: bool, lasts: float | None = None) -> None:
        """The user has switched: the phase before ends here.

        Args:
            now: seconds on the engine's clock.
            time: the same moment, µs.
            on: whether it is on now.
            lasts: how long the phase should last, seconds; random within `Timing` if None.
        """
        self.phases.append(Phase(self._phase_on, self._phase_start, max(time, self._phase_start)))
        self._phase_on, self._phase_start = on, time
        kind = AskKind.WAIT_ON if on else AskKind.WAIT_OFF
        self._ask(
            kind, now, self._timing.lasts(on=on, draw=self._draw()) if lasts is None else lasts
        )

    def offer_near(self, now: float) -> None:
        """Ask whether to go on by nearness."""
        self._ask(AskKind.OFFER_NEAR, now)

    def confirm(self, now: float) -> None:
        """Ask whether what was found is theirs."""
        self._ask(AskKind.CONFIRM, now)

    def last_off(self, now: float) -> None:
        """Ask to switch it off once more, at the end."""
        self._ask(AskKind.LAST_OFF, now)

    def until(self, time: int) -> list[Phase]:
        """Return all phases, the running one up to ``time``."""
        return [*self.phases, self.phase(time)]

    def phase(self, time: int) -> Phase:
        """Return the running phase, up to ``time``."""
        return Phase(self._phase_on, self._phase_start, max(time, self._phase_start))

    @property
    def more(self) -> bool:
        """Whether another round is allowed."""
        return self.whole_rounds < MAX_ROUNDS

    @property
    def whole_rounds(self) -> int:
        """Times on between two times off, once the running time off has lasted."""
        return self.rounds - 1

    def _ask(self, kind: AskKind, now: float, lasts: float = 0.0) -> None:
        self._number += 1
        self._kind, self._since, self._lasts = kind, now, lasts
