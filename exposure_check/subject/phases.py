"""The steps of an on/off test as the user confirmed them, and what fits between two of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exposure_check.subject.heard import Heard
from exposure_check.subject.presence import Run

SECOND = 1_000_000

LISTEN_FIRST = 60 * SECOND
"""How long to listen, µs, before the first "off": what the crowd does by itself."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A time in which the user's radio was on or off, from one confirmation to the next, in µs."""

    on: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timing:
    """How far what is heard may lie from what was told, in seconds.

    Attributes:
        silence: a silence as long as this parts two runs of an address.
        on: earliest and latest first sighting, counted from "it is on".
        off: earliest and latest last sighting, counted from "it is off".
        agree: how far a round may lie from the middle of the other rounds.
        on_lasts, off_lasts: shortest and longest time to ask for.
    """

    silence: int
    on: tuple[float, float]
    off: tuple[float, float]
    agree: float
    on_lasts: tuple[float, float]
    off_lasts: tuple[float, float]

    def lasts(self, *, on: bool, draw: float) -> float:
        """Return how many seconds to wait in the next phase, from a random number in [0, 1).

        The lengths are random so that nothing with a rhythm of its own can follow them.
        """
        shortest, longest = self.on_lasts if on else self.off_lasts
        return shortest + (longest - shortest) * draw


BLUETOOTH = Timing(
    silence=10,
    on=(-4.0, 8.0),
    off=(-8.0, 3.0),
    agree=2.0,
    on_lasts=(30.0, 40.0),
    off_lasts=(20.0, 26.0),
)
"""People confirm up to 4 s after they switched; a radio needs up to 8 s to be heard again."""

WIFI = Timing(
    silence=40,
    on=(-4.0, 25.0),
    off=(-40.0, 3.0),
    agree=15.0,
    on_lasts=(70.0, 85.0),
    off_lasts=(48.0, 56.0),
)
"""A phone showing its list of networks searches every ten seconds or so, not ten times a second.
Three rounds are all that `Presence` keeps; and what takes a new address for each search, as most
phones do, never follows: hold it near instead."""


@dataclass(frozen=True, slots=True)
class Round:
    """One time on between two times off: told times in seconds."""

    number: int
    on: float
    off: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A run that began with a round and ended with it.

    Attributes:
        round: the round's number.
        key, kind, rssi: of the address.
        run: the run itself.
        on, off: seconds from "it is on" to the first, from "it is off" to the last sighting.
    """

    round: int
    key: int
    kind: str
    rssi: float | None
    run: Run
    on: float
    off: float


def rounds_of(phases: Sequence[Phase]) -> tuple[Round, ...]:
    """Return the rounds: every phase "on" with a phase "off" on either side."""
    found: list[Round] = []
    for before, phase, after in zip(phases, phases[1:], phases[2:], strict=False):
        if phase.on and not before.on and not after.on:
            found.append(Round(len(found), phase.start / SECOND, phase.end / SECOND))
    return tuple(found)


def depths(phases: Iterable[Phase], timing: Timing) -> list[tuple[float, float]]:
    """Return the part of every phase "off", in seconds, in which the radio was off for certain."""
    return [
        (phase.start / SECOND + timing.off[1], phase.end / SECOND + timing.on[0])
        for phase in phases
        if not phase.on
    ]


def overlaps(run: Run, spans: Sequence[tuple[float, float]], shift: float = 0.0) -> bool:
    """Return whether a run, moved by ``shift`` seconds, touches any of the spans."""
    first, last = run.first + shift, run.last + 1 + shift
    return any(first < end and last > begin for begin, end in spans)


def fits_of(
    one: Heard, runs: Sequence[Run], phases: Sequence[Phase], timing: Timing
) -> Iterator[Fit]:
    """Yield where an address followed: none at all if it was ever heard in the midst of "off"."""
    deep = depths(phases, timing)
    if any(overlaps(run, deep) for run in runs):
        return
    rssi = one.presence.rssi
    for each in rounds_of(phases):
        for run in runs:
            on, off = run.first + 0.5 - each.on, run.last + 0.5 - each.off
            if _within(on, timing.on) and _within(off, timing.off):
                yield Fit(each.number, one.key, one.kind, rssi, run, on, off)


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]
