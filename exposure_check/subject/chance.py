"""How often a stranger's signal would follow a round by chance, estimated from the crowd itself."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from exposure_check.subject.heard import Heard
from exposure_check.subject.phases import overlaps
from exposure_check.subject.presence import Run

GATE_DB = 8.0
"""How far the mean strengths of one device's addresses may lie from each other's middle.

Of ten-second means of one device that lay still, none of 102 pairs was further apart than 9.1 dB
(MIT Lincoln Laboratory captures); a phone is moved when it is switched.
"""

LASTING = 5
"""Seconds below which a run is a flicker at the edge of reception, not a visit."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A run of one address that lasted.

    Attributes:
        key, kind, rssi: of the address.
        run: the run.
        others: the other runs of this address.
    """

    key: int
    kind: str
    rssi: float | None
    run: Run
    others: tuple[Run, ...] = ()


def visits_of(heard: Iterable[tuple[Heard, Sequence[Run]]]) -> list[Visit]:
    """Return all runs of all addresses that lasted."""
    return [
        Visit(one.key, one.kind, one.presence.rssi, run, tuple(r for r in runs if r is not run))
        for one, runs in heard
        for run in runs
        if run.seconds >= LASTING
    ]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody's runs in a test.

    Attributes:
        visits: the runs that lasted.
        begin, end: when listening began and ended, seconds.
        silence: seconds of silence that part two runs.
        deep: the spans in which the user's radio was off for certain.
    """

    visits: Sequence[Visit]
    begin: float
    end: float
    silence: int
    deep: Sequence[tuple[float, float]]

    def worst_chance(
        self, like: Visit, runs: Iterable[Run], width: float, mine: Collection[tuple[int, Run]]
    ) -> float:
        """Return the largest `chance` of several runs of ours; ``width`` as there."""
        strangers = self._strangers(like, mine)
        return max(self._chance(strangers, run, width) for run in runs)

    def chance(self, like: Visit, width: float, mine: Collection[tuple[int, Run]]) -> float:
        """Return how many strangers' runs are expected to follow one round by chance.

        A stranger follows if a run of its begins within ``width`` seconds of where ours begins,
        ends within ``width`` seconds of where ours ends, at our strength (`GATE_DB`), and its
        address is never heard in the midst of "off". So ``chance = a * width * f``:

        * a, strangers' runs beginning per second at our strength: (n + 1/2) / seconds listened
          (the mean for a Poisson rate under Jeffreys' prior);
        * f, the probability that such a run ends in time: the share of the runs at our strength
          that would, were their begin anywhere in the window (the mean of the triangle
          ``1 - |length - ours| / width``), but at least ``width / (e * ours)``, the most that any
          constant rate of leaving can give.

        Runs of an address that would be heard in the midst of "off", were it moved in time so that
        the run begins with ours, do not count: such an address cannot follow.

        The times of switching are the user's, and drawn at random by the program, so strangers'
        runs lie anywhere against them. The expected number is an upper bound of the probability
        that any fits (Markov), whether or not strangers come and go together.

        Args:
            like: our own run: its strength, kind and length.
            width: of either window, seconds.
            mine: key and run of what is taken for ours, to be left out.
        """
        return self._chance(self._strangers(like, mine), like.run, width)

    def _strangers(self, like: Visit, mine: Collection[tuple[int, Run]]) -> list[Visit]:
        """Return strangers' visits at our strength that began while listening."""
        begin = self.begin + self.silence
        return [
            visit
            for visit in self.visits
            if visit.run.first > begin and alike(like, visit) and (visit.key, visit.run) not in mine
        ]

    def _chance(self, strangers: Iterable[Visit], ours: Run, width: float) -> float:
        able = [one for one in strangers if not one.others or self._could_follow(one, ours.first)]
        length = max(ours.seconds, 1)
        fitting = sum(max(0.0, 1 - abs(one.run.seconds - length) / width) for one in able)
        worst = min(1.0, width / (math.e * length))
        leaving = max(worst, fitting / max(len(able), 1))
        listened = max(self.end - self.begin - self.silence, 1.0)
        return (len(able) + 0.5) / listened * width * leaving

    def _could_follow(self, visit: Visit, first: int) -> bool:
        shift = first - visit.run.first
        return not any(overlaps(run, self.deep, shift) for run in visit.others)


def alike(first: Visit, second: Visit) -> bool:
    """Return whether two runs may be one device's by kind of address and strength."""
    if first.kind != second.kind:
        return False
    if first.rssi is None or second.rssi is None:
        return True
    return abs(first.rssi - second.rssi) <= GATE_DB
