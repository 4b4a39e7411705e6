"""One trial of each method in a made street: whose device, and was it right."""

import hashlib
import math
import random
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import chain, pairwise

from benchmarks.crowd_devices import (
    Device,
    Noise,
    at_distance,
    crowd,
    model_name,
    owner_name,
    rotation,
    spells,
)
from exposure_check.model.report import SubjectAnswer
from exposure_check.subject import nearness
from exposure_check.subject.answer import Answer, Whose, Why
from exposure_check.subject.candidate import Candidate, Medium
from exposure_check.subject.choose import choose
from exposure_check.subject.gone import gone
from exposure_check.subject.heard import Heard
from exposure_check.subject.on_off import MAX_ROUNDS, MIN_ROUNDS, follow
from exposure_check.subject.phases import BLUETOOTH, LISTEN_FIRST, SECOND, Phase
from exposure_check.subject.presence import Presence
from exposure_check.subject.selection import Selection
from exposure_check.subject.turns import take_turns

_LISTEN = 60.0
"""Seconds of listening before a device is chosen by name, key or address."""

_LAST_ON = 15.0
"""Seconds between the last word of the nearness test and "off"."""

_BEGIN = 1_000_000
"""Second at which a trial begins."""


class Outcome(StrEnum):
    """How a trial came out."""

    RIGHT = "right"
    WRONG = "wrong"
    """An address that is not the user's device's was named."""
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(slots=True)
class Result:
    """An outcome, and after how many rounds of the test."""

    outcome: Outcome
    rounds: int = 0
    error: float = math.nan


@dataclass(slots=True)
class Ear:
    """Hears devices up to a time, address by address."""

    devices: list[Device]
    draw: random.Random
    noise: Noise
    owner: dict[int, int] = field(default_factory=dict)
    _streams: list[Iterator[tuple[float, int]]] = field(default_factory=list)
    _waiting: list[tuple[float, int] | None] = field(default_factory=list)
    _keys: dict[tuple[int, int], int] = field(default_factory=dict)
    _heard: dict[tuple[int, int], Heard] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._streams = [device.heard(self.draw, self.noise) for device in self.devices]
        self._waiting = [next(stream, None) for stream in self._streams]

    def listen(self, until: float, since: float = 0.0) -> None:
        """Take in what is heard before a time, except before ``since``."""
        for number, device in enumerate(self.devices):
            item = self._waiting[number]
            if item is None or item[0] >= until:
                continue
            changes = device.changes
            address, presence = -1, None
            for time, rssi in chain((item,), self._streams[number]):
                if time >= until:
                    self._waiting[number] = time, rssi
                    break
                if time < since:
                    continue
                now = bisect_right(changes, time) if changes else 0
                if presence is None or now != address:
                    address, presence = now, self._presence(number, now, time, rssi)
                else:
                    presence.observe(int((_BEGIN + time) * SECOND), rssi)
            else:
                self._waiting[number] = None

    def _presence(self, number: int, address: int, time: float, rssi: int) -> Presence:
        """Return the presence of an address, the sighting taken in."""
        place = (number, address)
        heard = self._heard.get(place)
        if heard is not None:
            heard.presence.observe(_micro(time), rssi)
            return heard.presence
        key = self._keys.setdefault(place, len(self._keys))
        self.owner[key] = number
        presence = Presence(_micro(time), rssi)
        self._heard[place] = Heard(key, presence, self.devices[number].kind)
        return presence

    def heard(self) -> tuple[Heard, ...]:
        """Return everything heard."""
        return tuple(self._heard.values())

    def forget(self) -> None:
        """Begin a new table, with the same keys."""
        self._heard = {}


def on_off(draw: random.Random, noise: Noise, size: int) -> Result:
    """Switch off and on, one round more as long as the answer asks for it."""
    phases, switched = _steps(draw)
    seconds = phases[-1].end / SECOND - _BEGIN
    mine, *also = _switched_phone(draw, switched, seconds)
    ear = Ear([mine, *also, *crowd(draw, size, seconds)], draw, noise)
    answer = Answer(Whose.AMBIGUOUS)
    for rounds in range(MIN_ROUNDS, MAX_ROUNDS + 1):
        part = phases[: 2 * rounds + 2]
        ear.listen(part[-1].end / SECOND - _BEGIN)
        answer = follow(part, ear.heard())
        if answer.why is not Why.MORE_ROUNDS:
            break
    return _judged(answer, ear)


def near(
    draw: random.Random, noise: Noise, size: int, *, off: bool = False, worn: bool = False
) -> Result:
    """Take away, hold near, take away, hold near; once; then perhaps switch off."""
    settle = nearness.SETTLE / SECOND
    lasts = settle + nearness.PHASE_SECONDS
    told = 4 * lasts + _LAST_ON
    seconds = told + BLUETOOTH.lasts(on=False, draw=draw.random())
    mine = _held_phone(draw, lasts, seconds)
    if off:
        _switch_off(draw, mine, told)
    devices = [mine, *crowd(draw, size, seconds)]
    if worn:
        less = draw.uniform(3.0, 15.0)
        devices.append(
            Device(0.0, seconds, lambda second: mine.level(second) - less, mine.kind, spread=3.0)
        )
    ear = Ear(devices, draw, noise)
    steps = []
    for number in range(4):
        ear.forget()
        begin, end = number * lasts + settle, (number + 1) * lasts
        ear.listen(end, begin)
        steps.append(nearness.Step(bool(number % 2), _micro(begin), _micro(end), ear.heard()))
    answer = nearness.nearest(steps)
    if off and answer.whose is Whose.MINE:
        ear.listen(seconds)
        if not _gone(ear, answer.keys, told, seconds):
            return Result(Outcome.AMBIGUOUS, answer.rounds)
    return _judged(answer, ear)


def _switch_off(draw: random.Random, mine: Device, told: float) -> None:
    """Switch the phone off; 5 in 100 only switch something else off."""
    if draw.random() > 0.05:
        mine.end = told - draw.lognormvariate(0.2, 0.6)


def _gone(ear: Ear, keys: frozenset[int], told: float, seconds: float) -> bool:
    phase = Phase(False, _micro(told), _micro(seconds))
    return gone(phase, [heard for heard in ear.heard() if heard.key in keys])


def by_name(
    draw: random.Random, noise: Noise, size: int, *, model: bool = False, off: bool = False
) -> Result:
    """Give one's own name for it, or the maker's; one device at a time; perhaps switch off."""
    told = _LISTEN
    seconds = told + (BLUETOOTH.lasts(on=False, draw=draw.random()) if off else 0.0)
    mine = _phone(draw, seconds)
    mine.name = model_name(draw) if model else owner_name(draw)
    if off:
        _switch_off(draw, mine, told)
    ear, candidates = _listened(draw, noise, mine, size, seconds)
    tables = {heard.key: heard for heard in ear.heard()}
    names = {key: frozenset({ear.devices[ear.owner[key]].name}) - {""} for key in tables}
    choice = choose(
        candidates, Selection(names=frozenset({mine.name})), lambda one: names[one.key], _hash
    )
    chosen = choice.answer is SubjectAnswer.CHOSEN
    if chosen and not take_turns([tables[key] for key in choice.keys]):
        return Result(Outcome.AMBIGUOUS)
    if chosen and off:
        ear.listen(seconds)
        if not _gone(ear, choice.keys, told, seconds):
            return Result(Outcome.AMBIGUOUS)
    return _chosen(choice.answer, choice.keys, ear)


def by_key(draw: random.Random, noise: Noise, size: int) -> Result:
    """Give the identity key."""
    irk = draw.randbytes(16)
    mine = _phone(draw, _LISTEN)
    mine.kind = "resolvable"
    ear, candidates = _listened(draw, noise, mine, size, _LISTEN, irk)
    choice = choose(candidates, Selection(irks=(irk,)), lambda _: frozenset(), _hash)
    return _chosen(choice.answer, choice.keys, ear)


def by_address(draw: random.Random, noise: Noise, size: int) -> Result:
    """Give the address that it had a quarter of an hour ago."""
    mine = _phone(draw, _LISTEN)
    ear, candidates = _listened(draw, noise, mine, size, _LISTEN)
    known = draw.randbytes(6)
    if mine.kind != "resolvable":
        known = next(
            (one.address for one in candidates if not ear.owner[one.key] and one.address), known
        )
    choice = choose(
        candidates, Selection(addresses=frozenset({known})), lambda _: frozenset(), _hash
    )
    return _chosen(choice.answer, choice.keys, ear)


Method = Callable[[random.Random, Noise, int], Result]

METHODS: dict[str, Method] = {
    "on/off": on_off,
    "nearness": near,
    "nearness, then off": partial(near, off=True),
    "name of one's own, then off": partial(by_name, off=True),
    "identity key": by_key,
    "address": by_address,
}
"""What has to name a stranger in fewer than 1 in 1,000 trials."""

LIMITS: dict[str, Method] = {
    "name of one's own": by_name,
    "maker's name": partial(by_name, model=True),
    "maker's name, then off": partial(by_name, model=True, off=True),
    "nearness, wearing a watch": partial(near, worn=True),
    "nearness, then off, wearing a watch": partial(near, worn=True, off=True),
}
"""What is measured to know its limits; it must not be relied on by itself."""


def _micro(time: float) -> int:
    return int((_BEGIN + time) * SECOND)


def _judged(answer: Answer, ear: Ear) -> Result:
    if answer.whose is Whose.MINE:
        return Result(_right(answer.keys, ear), answer.rounds, answer.error)
    outcome = Outcome.NONE if answer.whose is Whose.NONE else Outcome.AMBIGUOUS
    return Result(outcome, answer.rounds, answer.error)


def _chosen(answer: SubjectAnswer, keys: frozenset[int], ear: Ear) -> Result:
    if answer is SubjectAnswer.CHOSEN:
        return Result(_right(keys, ear))
    found_none = answer in (SubjectAnswer.NOT_FOUND, SubjectAnswer.NOTHING_HEARD)
    return Result(Outcome.NONE if found_none else Outcome.AMBIGUOUS)


def _right(keys: frozenset[int], ear: Ear) -> Outcome:
    mine = bool(keys) and all(ear.owner[key] == 0 for key in keys)
    return Outcome.RIGHT if mine else Outcome.WRONG


def _steps(draw: random.Random) -> tuple[list[Phase], list[float]]:
    """Return what the user told, and when they really switched (off first)."""
    told = LISTEN_FIRST / SECOND
    phases = [Phase(True, _micro(0.0), _micro(told))]
    switched = []
    for step in range(2 * MAX_ROUNDS + 1):
        on = bool(step % 2)
        # People confirm a second or two after they switched; 3 in 100 are distracted.
        late = draw.lognormvariate(0.2, 0.6)
        if draw.random() < 0.03:
            late = draw.uniform(-12.0, 12.0)
        switched.append(told - late)
        end = told + BLUETOOTH.lasts(on=on, draw=draw.random())
        phases.append(Phase(on, _micro(told), _micro(end)))
        told = end
    return phases, switched


def _switched_phone(draw: random.Random, switched: list[float], seconds: float) -> Iterator[Device]:
    """Yield the user's phone, and perhaps a watch that searches for it while it is off."""
    mine = _phone(draw, seconds)
    ons = [(0.0, switched[0])]
    ons += [
        (switched[step] + draw.uniform(0.5, 2.5), switched[step + 1])
        for step in range(1, len(switched) - 1, 2)
    ]
    if draw.random() < 0.05:  # "off" only until tomorrow, for connections, not for radio
        ons = [(0.0, seconds)]
    # Beside the computer, as asked, or elsewhere in the room; never twice in the same place.
    there = draw.gauss(-46, 5) if draw.random() < 0.8 else draw.gauss(-58, 6)
    levels = [(begin, there + draw.gauss(0, 3)) for begin, _ in ons]

    def level(second: int) -> float:
        return next((db for begin, db in reversed(levels) if begin <= second), there)

    mine.level = level
    if mine.kind == "resolvable":
        mine.changes = sorted([*mine.changes, *(begin for begin, _ in ons[1:])])
    mine.awake = (
        [
            (max(begin, one), min(end, other))
            for begin, end in ons
            for one, other in mine.awake or [(0.0, seconds)]
            if max(begin, one) < min(end, other)
        ]
        if mine.share
        else []
    )
    yield mine
    if draw.random() < 0.2:
        offs = [(end + 1.0, begin) for (_, end), (begin, _) in pairwise(ons)]
        yield Device(0.0, seconds, lambda _: there - 3, "resolvable", awake=offs, spread=3.0)


def _held_phone(draw: random.Random, lasts: float, seconds: float) -> Device:
    mine = _phone(draw, seconds)
    levels = [
        draw.gauss(-36, 4) if number % 2 else at_distance(draw.uniform(1.0, 4.0), draw.gauss(-3, 4))
        for number in range(4)
    ]
    moves = [number * lasts + draw.uniform(-1.5, 2.5) for number in range(1, 4)]

    def level(second: int) -> float:
        return levels[sum(second >= move for move in moves)]

    mine.level = level
    return mine


def _phone(draw: random.Random, seconds: float) -> Device:
    """Return the user's phone: one in ten sends nothing at all now, one in ten by spells."""
    mine = Device(0.0, seconds, lambda _: -46.0, "static-random", spread=3.0)
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
    return mine


def _listened(
    draw: random.Random, noise: Noise, mine: Device, size: int, seconds: float, irk: bytes = b""
) -> tuple[Ear, list[Candidate]]:
    """Listen for a minute; return what `choose` asks for."""
    ear = Ear([mine, *crowd(draw, size, seconds)], draw, noise)
    ear.listen(_LISTEN)
    candidates = []
    for heard in ear.heard():
        address = draw.randbytes(6)
        resolvable = heard.kind == "resolvable"
        if resolvable:
            prand = bytes([address[0] & 0x3F | 0x40, *address[1:3]])
            made = irk and not ear.owner[heard.key]
            address = prand + (_hash(irk, prand) if made else address[3:])
        presence = heard.presence
        candidates.append(
            Candidate(
                heard.key, Medium.BLE, address, presence.count, presence.rssi, presence.first,
                presence.last, resolvable,
            )
        )  # fmt: skip
    return ear, candidates


def _hash(irk: bytes, prand: bytes) -> bytes:
    """Return 24 bits that only the key's owner can make, cheaper than the real ones."""
    return hashlib.blake2b(prand, key=irk, digest_size=3).digest()
