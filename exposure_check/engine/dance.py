"""The steps of the on/off test: what is asked when, and the phases the user confirmed.

Knows nothing of signals. Time is an argument: ``now`` in seconds of the engine's clock, ``time``
in µs on the clock of what is heard.
"""

from collections.abc import Callable

from exposure_check.model.talk import Ask, AskKind, Said, Word
from exposure_check.subject.on_off import MAX_ROUNDS, MIN_ROUNDS
from exposure_check.subject.phases import BLUETOOTH, LISTEN_FIRST, SECOND, Phase, Timing

Draw = Callable[[], float]
"""Returns a random number in [0, 1)."""

_USERS = frozenset({AskKind.SWITCH_OFF, AskKind.SWITCH_ON, AskKind.CONFIRM, AskKind.LAST_OFF})


class Dance:
    """Where in the test the user stands.

    Attributes:
        phases: those that have ended.
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
        self.rounds = 0
        """Rounds begun."""
        self.phases: list[Phase] = []

    @property
    def kind(self) -> AskKind:
        """What is asked now."""
        return self._kind

    def use(self, timing: Timing, medium: str) -> None:
        """Learn which radio is switched, before the first time off."""
        self._timing, self._medium = timing, medium

    def begin(self, now: float, time: int) -> None:
        """Begin with listening to what comes and goes by itself."""
        self._phase_start = time
        self._ask(AskKind.CROWD, now, LISTEN_FIRST / SECOND)

    def ask(self, now: float) -> Ask:
        """Return what the user is asked."""
        left = 0 if self._kind in _USERS else max(0, round(self._lasts - (now - self._since)))
        return Ask(
            self._number,
            self._kind,
            round(self._lasts),
            left,
            "",
            self._medium,
            self.rounds,
            max(MIN_ROUNDS, self.rounds),
        )

    def answers(self, said: Said, word: Word) -> bool:
        """Return whether this word answers what is asked now."""
        return said.ask == self._number and said.word is word

    def lasted(self, now: float) -> bool:
        """Return whether what is waited for is over."""
        return self._kind not in _USERS and now - self._since >= self._lasts

    def switch_off(self, now: float) -> None:
        """Ask for the next time off."""
        self.rounds += 1
        self._ask(AskKind.SWITCH_OFF, now)

    def switch_on(self, now: float) -> None:
        """Ask for the next time on."""
        self._ask(AskKind.SWITCH_ON, now)

    def switched(self, now: float, time: int, *, on: bool) -> None:
        """The user has switched: the phase before ends here."""
        self.phases.append(Phase(self._phase_on, self._phase_start, max(time, self._phase_start)))
        self._phase_on, self._phase_start = on, time
        kind = AskKind.WAIT_ON if on else AskKind.WAIT_OFF
        self._ask(kind, now, self._timing.lasts(on=on, draw=self._draw()))

    def confirm(self, now: float) -> None:
        """Ask whether what was found is theirs."""
        self._ask(AskKind.CONFIRM, now)

    def last_off(self, now: float) -> None:
        """Ask to switch it off once more, at the end."""
        self._ask(AskKind.LAST_OFF, now)

    def until(self, time: int) -> list[Phase]:
        """Return all phases, the running one up to ``time``."""
        return [
            *self.phases,
            Phase(self._phase_on, self._phase_start, max(time, self._phase_start)),
        ]

    @property
    def more(self) -> bool:
        """Whether another round is allowed."""
        return self.rounds < MAX_ROUNDS

    @property
    def whole_rounds(self) -> int:
        """Times on between two times off, once the running time off has lasted."""
        return self.rounds - 1

    @property
    def told_on(self) -> int:
        """When the running phase began, µs."""
        return self._phase_start

    def _ask(self, kind: AskKind, now: float, lasts: float = 0.0) -> None:
        self._number += 1
        self._kind, self._since, self._lasts = kind, now, lasts
