"""Bursts of Wi-Fi searching, and the sequential test that tells fixed from rotating (rule W4).

A burst is all probe requests of the device, whatever address they carry, with gaps of at most
2 s. Each burst after the first either shows an address heard before ("same") or none ("change").
Wald's sequential probability ratio test adds up what each says:

====== ================== ===============
burst  P(it | fixed)      P(it | rotating)
====== ================== ===============
same   0.98               0.30
change 0.02               0.70
====== ================== ===============

0.30 is about the worst run of a rotating phone in the labelled set of Pintor and Atzori (Computer
Networks 205, 2022); errors are bounded by 1 % each. Unlike the bare test the sum runs over the
whole recording, and an address that comes back after a pause is "same": both make it harder to
call a device rotating. Scope: how long a burst lasts does not matter, so a device that never
pauses for 2 s is one burst.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from exposure_check.checks.wifi_chance import at_least
from exposure_check.model.evidence import WifiEmitter, WifiRun
from exposure_check.model.frame import FrameRef

MICROSECONDS = 1_000_000
BURST_GAP = 2 * MICROSECONDS
MIN_BURSTS = 3
KEPT_BURSTS = 5
"""Bursts of one address that alone make four "same": the least that can show a fixed address."""
RENEWAL_SECONDS = 300
"""Longest life of a random search address by design: NetworkManager 300 s, wpa_supplicant 60 s."""
HELD_SECONDS = 1200
"""An address in use for longer was held on to, however seldom it was heard (as rule B3 has it)."""
BESIDE_BURSTS = 3
KEPT_SHARE = 0.8
"""A fixed address shows in nearly all bursts (0.98 by W4); below this the picture is mixed."""

CHANGE_IF_FIXED = 0.02
CHANGE_IF_ROTATING = 0.70
ERROR = 0.01
SAME_SCORE = math.log((1 - CHANGE_IF_FIXED) / (1 - CHANGE_IF_ROTATING))
CHANGE_SCORE = math.log(CHANGE_IF_FIXED / CHANGE_IF_ROTATING)
BOUND = math.log((1 - ERROR) / ERROR)

_GAP_P90_SECONDS = 119
_GAP_P99_SECONDS = 299


@dataclass(frozen=True, slots=True)
class Burst:
    """One burst.

    Attributes:
        start, end: µs.
        addresses: transmitter addresses in it.
        first: its first frame.
    """

    start: int
    end: int
    addresses: frozenset[bytes]
    first: FrameRef


class Habit(Enum):
    """What the device does with its search address."""

    ROTATING = "rotating"
    FIXED = "fixed"
    MIXED = "mixed"
    """It changes, but also keeps or reuses an address for longer than any known design."""
    OPEN = "open"
    """Not enough bursts."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """Outcome of the test over some bursts.

    Attributes:
        habit: what it does.
        score: sum of log likelihood ratios; fixed is positive.
        bursts, changes: counts.
        kept: the address that showed in most bursts (the earliest of equals); b"" if none.
        kept_bursts: in how many.
        kept_seconds: from its first burst to its last.
    """

    habit: Habit
    score: float
    bursts: int
    changes: int
    kept: bytes
    kept_bursts: int
    kept_seconds: float


@dataclass(frozen=True, slots=True)
class Stay:
    """How long one address was in use.

    Attributes:
        address: six octets.
        bursts, seconds: how often it showed, and from its first burst to the end of its last.
        unbroken: whether it never came back.
        beside: whether other addresses showed strictly between its first burst and its last.
    """

    address: bytes
    bursts: int
    seconds: float
    unbroken: bool
    beside: bool

    @property
    def held(self) -> bool:
        """True if this is no address of a device that draws a new one for each search.

        It outlived other addresses over 3 bursts or 300 s, or it was in use for 20 minutes. Two
        such addresses in turn, within 300 s, are let pass: some phones go back and forth once.
        """
        if self.seconds > HELD_SECONDS:
            return True
        return self.beside and (self.bursts >= BESIDE_BURSTS or self.seconds > RENEWAL_SECONDS)


def bursts_of(emitters: Iterable[WifiEmitter]) -> tuple[Burst, ...]:
    """Merge the runs of several own addresses into bursts, in order of time."""
    runs = sorted(
        ((run, emitter.address) for emitter in emitters for run in emitter.runs),
        key=lambda pair: (pair[0].start, pair[0].first),
    )
    bursts: list[Burst] = []
    group: list[tuple[WifiRun, bytes]] = []
    end = 0
    for run, address in runs:
        if group and run.start - end > BURST_GAP:
            bursts.append(_burst(group, end))
            group, end = [], run.end
        group.append((run, address))
        end = max(end, run.end)
    if group:
        bursts.append(_burst(group, end))
    return tuple(bursts)


def _burst(group: Sequence[tuple[WifiRun, bytes]], end: int) -> Burst:
    first = group[0][0]
    return Burst(first.start, end, frozenset(address for _, address in group), first.first)


def steps(bursts: Sequence[Burst]) -> tuple[bool, ...]:
    """Return for each burst but the first whether it shows an address heard before."""
    known: set[bytes] = set()
    same: list[bool] = []
    for burst in bursts:
        same.append(not known.isdisjoint(burst.addresses))
        known |= burst.addresses
    return tuple(same[1:])


def score_of(same: Iterable[bool]) -> float:
    """Return the sum of log likelihood ratios; beyond ±`BOUND` it is decided with 1 % error."""
    return sum(SAME_SCORE if one else CHANGE_SCORE for one in same)


def rotation_of(bursts: Sequence[Burst]) -> Rotation:
    """Run the test of W4 over the bursts."""
    same = steps(bursts)
    stays = _stays(bursts)
    kept = max(stays.values(), key=lambda stay: stay.bursts, default=_NO_STAY)
    rotation = Rotation(
        Habit.OPEN,
        score_of(same),
        len(bursts),
        same.count(False),
        kept.address,
        kept.bursts,
        kept.seconds,
    )
    by_clock = all(stay.unbroken and stay.seconds <= RENEWAL_SECONDS for stay in stays.values())
    habit = _habit(rotation, by_clock=by_clock)
    if habit is Habit.ROTATING and any(stay.held for stay in stays.values()):
        habit = Habit.MIXED
    return replace(rotation, habit=habit)


_NO_STAY = Stay(b"", 0, 0.0, unbroken=True, beside=False)


def _habit(seen: Rotation, *, by_clock: bool) -> Habit:
    """Decide; ``by_clock``: no address lived longer than 300 s, none came back.

    ===================================================== ========
    fewer than 3 bursts                                   open
    score <= -4.595, no address in 5 bursts               rotating
    too many changes for a fixed one, by the clock        rotating
    score >= +4.595, one address in 8 of 10 bursts        fixed
    2 changes, an address in 5 bursts                     mixed
    anything else                                         open
    ===================================================== ========

    The third row is for systems that draw a new address every few minutes, not for each search
    (W2): a device with fixed addresses comes back to them, and one that changed only now and
    then would show so many changes in at most 1 % (binomial, 0.02 a burst).

    Whatever the sums say, one address that was held on to (`Stay.held`) makes it mixed: it may
    be that of a second device, or one that this device keeps beside those it throws away.
    """
    if seen.bursts < MIN_BURSTS:
        return Habit.OPEN
    keeps = seen.kept_bursts >= KEPT_BURSTS
    if seen.score <= -BOUND and not keeps:
        return Habit.ROTATING
    mostly_one = seen.kept_bursts * 2 > seen.bursts
    if by_clock and not mostly_one and _too_many(seen.changes, seen.bursts - 1):
        return Habit.ROTATING
    if seen.score >= BOUND and seen.kept_bursts >= KEPT_SHARE * seen.bursts:
        return Habit.FIXED
    return Habit.MIXED if keeps and seen.changes >= 2 else Habit.OPEN


def _too_many(changes: int, pairs: int) -> bool:
    return changes >= 2 and at_least(changes, pairs, CHANGE_IF_FIXED) <= ERROR


def _stays(bursts: Sequence[Burst]) -> dict[bytes, Stay]:
    places: dict[bytes, list[int]] = {}
    for place, burst in enumerate(bursts):
        for address in sorted(burst.addresses):
            places.setdefault(address, []).append(place)
    return {
        address: Stay(
            address,
            len(where),
            (bursts[where[-1]].end - bursts[where[0]].start) / MICROSECONDS,
            where[-1] - where[0] + 1 == len(where),
            any(bursts[place].addresses - {address} for place in range(where[0] + 1, where[-1])),
        )
        for address, where in places.items()
    }


def bursts_needed(rotation: Rotation) -> int:
    """Return how many more bursts decide if the device goes on as it did so far, at least 1."""
    if rotation.bursts < 2:
        return KEPT_BURSTS - rotation.bursts
    if rotation.score > 0:
        steps_left = (BOUND - rotation.score) / SAME_SCORE
    else:
        steps_left = (BOUND + rotation.score) / -CHANGE_SCORE
    return max(1, MIN_BURSTS - rotation.bursts, math.ceil(steps_left))


def minutes_for(bursts: Sequence[Burst], more: int) -> int:
    """Return how many minutes to listen for ``more`` bursts, at least 1.

    By the gap that nine of ten searches stay below (119 s, W4), or this device's own mean gap if
    that is longer, but never more than W4's 99th percentile (299 s).
    """
    gap = float(_GAP_P90_SECONDS)
    if len(bursts) > 1:
        own = (bursts[-1].start - bursts[0].start) / MICROSECONDS / (len(bursts) - 1)
        gap = min(max(gap, own), _GAP_P99_SECONDS)
    return max(1, math.ceil(more * gap / 60))
