"""Devices of a street, second by second: where the figures come from stands beside each.

Times are seconds. A device yields ``(time, RSSI)`` once for every second in which it was heard.
Spread of signal strength: devices that lay still
in the MIT LL captures (30 addresses of at least 25 s, ``python -m benchmarks.crowd_spread``):
2.6 dB between means of one second, 1.5 dB between means of ten.
"""

import itertools
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import add

_STILL_DB, _STREET_DB = 1.5, 4.0
"""Slow spread of a device that lies still (measured) and of one among people who move (assumed)."""
_QUICK_DB = 2.1
"""The rest of 2.6 dB between seconds: sqrt(2.6^2 - 1.5^2)."""
HELD_DB = 3.0
"""Slow spread of what a hand moves now and then (assumed)."""
_WHOLE, _FLOOR, _LOUDEST = -84, -96, -20
_FADES = _WHOLE - _FLOOR
_TRACES = 128
_TRACE = 4096
LONGEST = 600
"""Seconds that a trial lasts at most."""
_BEFORE = 120
"""Seconds before a trial at which somebody may have come."""

Level = Callable[[int], float]
"""Mean RSSI at a second, before noise."""


@dataclass(slots=True)
class Device:
    """One transmitter.

    Attributes:
        begin, end: when it is there.
        level: mean RSSI by second.
        kind: kind of address.
        changes: when its address changes, ascending; the first address is number 0.
        awake: times in which it sends at all; always, if None.
        share: share of seconds in which it is heard if strong.
        spread: slow spread, dB.
        name: what it calls itself, "" if it does not.
    """

    begin: float
    end: float
    level: Level
    kind: str
    changes: list[float] = field(default_factory=list)
    awake: list[tuple[float, float]] | None = None
    share: float = 0.97
    spread: float = _STREET_DB
    name: str = ""

    def heard(self, draw: random.Random, noise: "Noise") -> list[tuple[float, int]]:
        """Return (time, RSSI) of each second heard, in order."""
        trace, at = noise.trace(draw, self.spread)
        chance, level, share = draw.random, self.level, self.share
        found: list[tuple[float, int]] = []
        for begin, end in self.awake if self.awake is not None else [(self.begin, self.end)]:
            first, last = max(begin, self.begin), min(end, self.end)
            seconds = range(int(first), math.ceil(last))
            if not seconds:
                continue
            noises = trace[at + seconds.start : at + seconds.stop]
            heard = [
                (second + chance(), int(rssi) if rssi < _LOUDEST else _LOUDEST)
                for second, rssi in zip(seconds, map(add, map(level, seconds), noises), strict=True)
                # Whole above -84 dBm, less and less below it; and now and then missed.
                if (rssi > _WHOLE or chance() * _FADES < rssi - _FLOOR) and chance() < share
            ]
            # Sent somewhere in its second, but not before the device was there.
            if heard and heard[0][0] < first:
                del heard[0]
            if heard and heard[-1][0] >= last:
                heard.pop()
            found += heard
        return found


class Noise:
    """Traces of signal strength around its mean, made once, in dB.

    Each is a slow part, correlated over ten seconds, and a quick one of `_QUICK_DB`.
    """

    def __init__(self, draw: random.Random) -> None:
        slow = [_trace(draw, 0.9) for _ in range(_TRACES)]
        quick = [_trace(draw, 0.0) for _ in range(_TRACES)]
        self._traces = {
            spread: [
                [spread * one + _QUICK_DB * other for one, other in zip(*pair, strict=True)]
                for pair in zip(slow, quick, strict=True)
            ]
            for spread in (_STILL_DB, HELD_DB, _STREET_DB)
        }

    def trace(self, draw: random.Random, spread: float) -> tuple[list[float], int]:
        """Return a trace with this slow spread, and where in it second 0 lies."""
        traces = self._traces[spread]
        at = int(draw.random() * (_TRACE - LONGEST - _BEFORE))
        return traces[int(draw.random() * _TRACES)], at + _BEFORE


def _trace(draw: random.Random, memory: float) -> list[float]:
    value = draw.gauss()
    values = []
    for _ in range(_TRACE):
        value = memory * value + math.sqrt(1 - memory * memory) * draw.gauss()
        values.append(value)
    return values


def at_distance(metres: float, shadow: float) -> float:
    """Return mean RSSI: -55 dBm at 1 m, falling by 22 dB for ten times the distance."""
    return _squared(metres * metres, shadow)


def _squared(metres: float, shadow: float, log: Callable[[float], float] = math.log10) -> float:
    return -55.0 - 11.0 * log(metres) + shadow


def crowd(draw: random.Random, size: int, seconds: float) -> list[Device]:
    """Return everybody heard in a street in which ``size`` devices are in range on average.

    Half stay for 20 minutes on average (flats, a café); half walk by at 1.3 m/s, up to 30 m away,
    and are in range for about 45 s. In four of ten places one or two more lie within 1.5 m: the
    user's own earphones, keyboard, a neighbour's phone.
    """
    devices = [_stayer(draw, seconds, 0.0, 2.0, 30.0) for _ in range(_poisson(draw, size / 2))]
    rate = size / 2 / 1200.0
    devices += [_stayer(draw, seconds, at, 2.0, 30.0) for at in _arrivals(draw, rate, seconds)]
    devices += [_walker(draw, at) for at in _arrivals(draw, size / 2 / 45.0, seconds, 60.0)]
    if draw.random() < 0.4:
        devices += [_stayer(draw, seconds, 0.0, 0.4, 1.5) for _ in range(1 + (draw.random() < 0.3))]
    return devices


def _stayer(
    draw: random.Random, seconds: float, begin: float, nearest: float, farthest: float
) -> Device:
    metres = math.sqrt(draw.uniform(nearest**2, farthest**2))
    level = at_distance(metres, draw.gauss(0, 5))
    end = min(begin + draw.expovariate(1 / 1200.0), seconds)
    return _habits(draw, Device(begin, end, lambda _: level, ""))


def _walker(draw: random.Random, begin: float) -> Device:
    aside = draw.uniform(1.0, 28.0)
    speed = max(draw.gauss(1.3, 0.3), 0.5)
    half = math.sqrt(30.0**2 - aside**2) / speed
    shadow = draw.gauss(0, 4)

    def level(second: int, middle: float = begin + half, beside: float = aside**2) -> float:
        along = (second - middle) * speed
        return _squared(beside + along * along, shadow)

    return _habits(draw, Device(begin, begin + 2 * half, level, ""))


def _habits(draw: random.Random, device: Device) -> Device:
    """Give a device its kind, changes of address, times awake and name."""
    pick = draw.random()
    if pick < 0.60:  # iPhones: 9 to 17 min measured; Android 7 to 15 min
        device.kind, period = "resolvable", (540.0, 1020.0)
    elif pick < 0.75:  # Windows, and trackers near their owner (DULT): 15 min
        device.kind, period = "non-resolvable", (900.0, 900.0)
    else:
        device.kind, period = draw.choice(("public", "static-random")), (math.inf, math.inf)
    if period[0] < math.inf:
        first = device.begin + draw.random() * draw.uniform(*period)
        device.changes = rotation(draw, first, device.end, period)
    device.awake, device.share = _duty(draw, device)
    device.name = name(draw)
    return device


def _duty(draw: random.Random, device: Device) -> tuple[list[tuple[float, float]] | None, float]:
    pick = draw.random()
    if pick < 0.55:
        return None, 0.97
    if pick < 0.75:  # advertises every second or two
        return None, 0.6
    if pick < 0.95:  # a phone that sends for a while, and then not
        return spells(draw, device.begin, device.end, 40.0, 60.0), 0.97
    at = device.begin - draw.uniform(0, 52.0)  # the rhythm that suits the on/off test best
    times = []
    while at < device.end:
        times.append((at, at + 30.0))
        at += 52.0
    return times, 0.97


def rotation(
    draw: random.Random, first: float, end: float, period: tuple[float, float]
) -> list[float]:
    """Return the times at which an address changes."""
    times = []
    while first < end:
        times.append(first)
        first += draw.uniform(*period)
    return times


def spells(
    draw: random.Random, begin: float, end: float, on: float, off: float
) -> list[tuple[float, float]]:
    """Return times awake, of mean length ``on``, with mean ``off`` between."""
    times = []
    at = begin - draw.random() * off if draw.random() < on / (on + off) else begin
    if at == begin:
        at += draw.expovariate(1 / off)
    while at < end:
        length = draw.expovariate(1 / on)
        times.append((at, at + length))
        at += length + draw.expovariate(1 / off)
    return times


def name(draw: random.Random) -> str:
    """Return a name: none for 65 in 100, a model's for 21, an owner's for 14."""
    pick = draw.random()
    if pick < 0.65:
        return ""
    if pick < 0.86:
        return model_name(draw)
    return owner_name(draw)


def owner_name(draw: random.Random) -> str:
    """Return an owner's name for a device, one of 5,000 (no figure known: assumed)."""
    return f"owner {draw.randrange(5000)}"


def model_name(draw: random.Random) -> str:
    """Return a model's name: the k-th of 60 is 1/k as common as the first."""
    return f"model {draw.choices(range(60), cum_weights=_COMMON)[0]}"


_COMMON = list(itertools.accumulate(1 / rank for rank in range(1, 61)))


def _arrivals(
    draw: random.Random, rate: float, seconds: float, before: float = 0.0
) -> Iterator[float]:
    at = -before
    while (at := at + draw.expovariate(rate)) < seconds:
        yield at


def _poisson(draw: random.Random, mean: float) -> int:
    count, left = -1, mean
    while left > 0:
        left -= draw.expovariate(1.0)
        count += 1
    return count
