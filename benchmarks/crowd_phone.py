"""The user of a trial, and their phone: what is asked, when it is done, and what is sent."""

import random
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.crowd_devices import (
    HELD_DB,
    Device,
    at_distance,
    rotation,
    spells,
)
from benchmarks.crowd_ear import micro
from exposure_check.subject import nearness
from exposure_check.subject.on_off import MAX_ROUNDS
from exposure_check.subject.phases import BLUETOOTH, LISTEN_FIRST, SECOND, Phase

_SETTLE = nearness.SETTLE / SECOND
_NEAR_LASTS = _SETTLE + nearness.PHASE_SECONDS
_NOT_OFF = 0.05
"""Share of people who believe to switch Bluetooth off, and do not."""


def phone(draw: random.Random, seconds: float) -> Device:
    """Return the user's phone, not yet anywhere.

    One in ten sends nothing at all now, one in ten by spells, one in ten every second or two, and
    one in twenty falls silent at some moment.
    """
    mine = Device(0.0, seconds, lambda _: -46.0, "static-random", spread=HELD_DB)
    if draw.random() < 0.7:
        mine.kind = "resolvable"
        first = draw.random() * draw.uniform(540.0, 1020.0)
        mine.changes = rotation(draw, first, seconds, (540.0, 1020.0))
    pick = draw.random()
    if pick < 0.1:
        mine.awake, mine.share = [], 0.0
    elif pick < 0.2:
        mine.awake = spells(draw, 0.0, seconds, 60.0, 30.0)
    elif pick < 0.3:
        mine.share = 0.6
    elif pick < 0.35:
        mine.awake = [(0.0, draw.uniform(0.0, seconds))]
    return mine


def late(draw: random.Random) -> float:
    """Return how long after switching somebody says so: 1.2 s; 3 in 100 are distracted."""
    if draw.random() < 0.03:
        return draw.uniform(-12.0, 12.0)
    return draw.lognormvariate(0.2, 0.6)


def switching(draw: random.Random) -> tuple[list[Phase], list[float]]:
    """Return what the user of an on/off test told, and when they really switched (off first)."""
    told = LISTEN_FIRST / SECOND
    phases = [Phase(True, micro(0.0), micro(told))]
    switched = []
    for step in range(2 * MAX_ROUNDS + 2):
        on = bool(step % 2)
        switched.append(told - late(draw))
        end = told + BLUETOOTH.lasts(on=on, draw=draw.random())
        phases.append(Phase(on, micro(told), micro(end)))
        told = end
    return phases, switched


def switched_phone(draw: random.Random, switched: list[float], seconds: float) -> list[Device]:
    """Return the user's phone, and perhaps a watch that searches for it while it is off."""
    mine = phone(draw, seconds)
    ends = [*switched[2::2], seconds]
    ons = [(0.0, switched[0])]
    ons += [
        (on + draw.uniform(0.5, 2.5), end) for on, end in zip(switched[1::2], ends, strict=True)
    ]
    if draw.random() < _NOT_OFF:  # only until tomorrow, for connections, not for the radio
        ons = [(0.0, seconds)]
    # Beside the computer, as asked, or elsewhere in the room; never twice in the same place.
    there = draw.gauss(-46, 5) if draw.random() < 0.8 else draw.gauss(-58, 6)
    levels = [(begin, there + draw.gauss(0, 3)) for begin, _ in ons]

    def level(second: int) -> float:
        return next((db for begin, db in reversed(levels) if begin <= second), there)

    mine.level = level
    _switch(mine, ons, seconds)
    devices = [mine]
    if draw.random() < 0.2:
        offs = [(end + 1.0, begin) for (_, end), (begin, _) in pairwise(ons)]
        watch = Device(0.0, seconds, lambda _: there - 3, "resolvable", awake=offs, spread=HELD_DB)
        devices.append(watch)
    return devices


@dataclass(frozen=True, slots=True)
class Holding:
    """A nearness test as it went.

    Attributes:
        mine: the phone.
        steps: bounds of away, near, away, near, in seconds, once settled.
        off: the time off after them, as told.
        seen: end of the time after which silence is judged.
        last: bounds of the near phase after the last "on".
        seconds: end of the trial.
    """

    mine: Device
    steps: list[tuple[float, float]]
    off: Phase
    seen: float
    last: tuple[float, float]
    seconds: float


def holding(draw: random.Random) -> Holding:
    """Take it away, hold it near, twice; switch it off and on, held near."""
    steps = [(n * _NEAR_LASTS + _SETTLE, (n + 1) * _NEAR_LASTS) for n in range(4)]
    told_off = 4 * _NEAR_LASTS + draw.uniform(5.0, 20.0)
    seen = told_off + BLUETOOTH.lasts(on=False, draw=draw.random())
    told_on = seen + draw.uniform(2.0, 10.0)
    last = (told_on + BLUETOOTH.on[1], told_on + BLUETOOTH.on[1] + nearness.PHASE_SECONDS)
    seconds = last[1]
    mine = phone(draw, seconds)
    levels = [
        draw.gauss(-36, 4) if n % 2 else at_distance(draw.uniform(1.0, 4.0), draw.gauss(-3, 4))
        for n in range(4)
    ]
    moves = [n * _NEAR_LASTS + draw.uniform(-1.5, 2.5) for n in range(1, 4)]
    back = told_on - late(draw) + draw.uniform(0.5, 2.5)
    again = levels[-1] + draw.gauss(0, 3)

    def level(second: int) -> float:
        return again if second >= back else levels[sum(second >= move for move in moves)]

    mine.level = level
    if draw.random() > _NOT_OFF:
        _switch(mine, [(0.0, told_off - late(draw)), (back, seconds)], seconds)
    off = Phase(False, micro(told_off), micro(told_on))
    return Holding(mine, steps, off, seen, last, seconds)


def worn(draw: random.Random, test: Holding) -> Device:
    """Return a watch on the hand that holds the phone: it goes on when the phone is off."""
    mine, seconds = test.mine, test.seconds
    less = draw.uniform(3.0, 15.0)
    watch = Device(0.0, seconds, lambda second: mine.level(second) - less, mine.kind)
    watch.spread = HELD_DB
    if watch.kind == "resolvable":
        watch.changes = rotation(draw, draw.random() * 900.0, seconds, (540.0, 1020.0))
    if draw.random() < 0.2:
        watch.awake = spells(draw, 0.0, seconds, 60.0, 30.0)
    return watch


def _switch(mine: Device, ons: list[tuple[float, float]], seconds: float) -> None:
    """Switch a phone: it sends only while it is on, with a new address each time if it has any."""
    if mine.kind == "resolvable":
        mine.changes = sorted([*mine.changes, *(begin for begin, _ in ons[1:])])
    wanted = [(0.0, seconds)] if mine.awake is None else mine.awake
    mine.awake = [
        (max(begin, one), min(end, other))
        for begin, end in ons
        for one, other in wanted
        if max(begin, one) < min(end, other)
    ]
