"""One trial of each method in a made street: whose device, and was it right."""

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from benchmarks.crowd_devices import Noise, crowd, model_name, owner_name
from benchmarks.crowd_ear import Ear, micro
from benchmarks.crowd_phone import (
    Holding,
    holding,
    phone,
    switched_phone,
    switching,
    worn,
)
from exposure_check.model.report import SubjectAnswer
from exposure_check.subject import nearness
from exposure_check.subject.again import again
from exposure_check.subject.answer import Answer, Whose, Why
from exposure_check.subject.candidate import Candidate, Medium
from exposure_check.subject.choose import choose
from exposure_check.subject.gone import gone
from exposure_check.subject.on_off import MAX_ROUNDS, MIN_ROUNDS, follow
from exposure_check.subject.phases import SECOND, Phase
from exposure_check.subject.selection import Selection

_LISTEN = 60.0
"""Seconds of listening before a device is chosen by key, address or strength."""


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


def on_off(draw: random.Random, noise: Noise, size: int, name: str = "") -> Result:
    """Switch off and on, until the device and its address after the last "on" are known.

    Args:
        draw: random numbers.
        noise: of signal strength.
        size: of the crowd.
        name: "own" or "model" for a device of which the user gave the name: then only addresses
            with that name are looked at.
    """
    phases, switched = switching(draw)
    seconds = _end(phases[-1])
    mine, *also = switched_phone(draw, switched, seconds)
    if name:
        mine.name = owner_name(draw) if name == "own" else model_name(draw)
    devices = [mine, *also, *crowd(draw, size, seconds)]
    if name:
        devices = [one for one in devices if one.name == mine.name]
    ear = Ear(devices, draw, noise)

    answer = Answer(Whose.AMBIGUOUS)
    named: frozenset[int] = frozenset()
    for rounds in range(MIN_ROUNDS, MAX_ROUNDS + 1):
        part = phases[: 2 * rounds + 2]
        answer = follow(part, ear.heard(_end(part[-1])))
        if answer.whose is Whose.MINE:
            named = answer.keys
            part = phases[: 2 * rounds + 3]
            answer = again(answer, part, ear.heard(_end(part[-1])))
        if answer.why not in (Why.MORE_ROUNDS, Why.TWO_FOLLOW) or (
            answer.why is Why.TWO_FOLLOW and not answer.kind
        ):
            break
    return _judged(answer, ear, named)


def near(draw: random.Random, noise: Noise, size: int, *, watch: bool = False) -> Result:
    """Take away, hold near, take away, hold near; switch off and on."""
    test = holding(draw)
    devices = [test.mine, *([worn(draw, test)] if watch else [])]
    ear = Ear([*devices, *crowd(draw, size, test.seconds)], draw, noise)
    answer = nearness.nearest([_step(ear, bounds, n % 2) for n, bounds in enumerate(test.steps)])
    named = answer.keys
    if answer.whose is Whose.MINE:
        answer = _off_and_on(ear, test, answer)
    return _judged(answer, ear, named)


def _off_and_on(ear: Ear, test: Holding, answer: Answer) -> Answer:
    seen = Phase(False, test.off.start, micro(test.seen))
    mine = [one for one in ear.heard(test.seen) if one.key in answer.keys]
    if not gone(seen, mine):
        return Answer(Whose.AMBIGUOUS, rounds=answer.rounds)
    return nearness.back_near(answer, test.off, _step(ear, test.last, 1), ear.heard(test.seconds))


def _step(ear: Ear, bounds: tuple[float, float], near: int) -> nearness.Step:
    begin, end = bounds
    return nearness.Step(bool(near), micro(begin), micro(end), ear.heard(end, begin))


def nearness_alone(draw: random.Random, noise: Noise, size: int, *, watch: bool = False) -> Result:
    """Hold near twice, and leave it at that."""
    test = holding(draw)
    devices = [test.mine, *([worn(draw, test)] if watch else [])]
    ear = Ear([*devices, *crowd(draw, size, test.seconds)], draw, noise)
    return _judged(
        nearness.nearest([_step(ear, bounds, n % 2) for n, bounds in enumerate(test.steps)]), ear
    )


def by_name(draw: random.Random, noise: Noise, size: int, *, model: bool = False) -> Result:
    """Give its name, and leave it at that."""
    mine = phone(draw, _LISTEN)
    mine.name = model_name(draw) if model else owner_name(draw)
    ear = Ear([mine, *crowd(draw, size, _LISTEN)], draw, noise)
    names = frozenset({mine.name})
    choice = choose(
        _candidates(ear, draw),
        Selection(names=names),
        lambda one: frozenset({ear.named(one.key)}),
        _hash,
    )
    return _chosen(choice.answer, choice.keys, ear)


def strongest(draw: random.Random, noise: Noise, size: int) -> Result:
    """Lay it beside the computer, take the strongest."""
    mine = phone(draw, _LISTEN)
    there = draw.gauss(-46, 5)
    mine.level = lambda _: there
    ear = Ear([mine, *crowd(draw, size, _LISTEN)], draw, noise)
    choice = choose(_candidates(ear, draw), Selection(strongest=True), _nameless, _hash)
    return _chosen(choice.answer, choice.keys, ear)


def by_key(draw: random.Random, noise: Noise, size: int) -> Result:
    """Give the identity key."""
    irk = draw.randbytes(16)
    mine = phone(draw, _LISTEN)
    mine.kind = "resolvable"
    ear = Ear([mine, *crowd(draw, size, _LISTEN)], draw, noise)
    choice = choose(_candidates(ear, draw, irk), Selection(irks=(irk,)), _nameless, _hash)
    return _chosen(choice.answer, choice.keys, ear)


def by_address(draw: random.Random, noise: Noise, size: int) -> Result:
    """Give the address that it had a quarter of an hour ago."""
    mine = phone(draw, _LISTEN)
    ear = Ear([mine, *crowd(draw, size, _LISTEN)], draw, noise)
    candidates = _candidates(ear, draw)
    known = draw.randbytes(6)
    if mine.kind != "resolvable":
        own = (one.address for one in candidates if not ear.owner[one.key] and one.address)
        known = next(own, known)
    choice = choose(candidates, Selection(addresses=frozenset({known})), _nameless, _hash)
    return _chosen(choice.answer, choice.keys, ear)


Method = Callable[[random.Random, Noise, int], Result]

METHODS: dict[str, Method] = {
    "on/off": on_off,
    "nearness, then off and on": near,
    "nearness, then off and on, wearing a watch": partial(near, watch=True),
    "name of one's own, and on/off": partial(on_off, name="own"),
    "maker's name, and on/off": partial(on_off, name="model"),
    "identity key": by_key,
    "address": by_address,
}
"""What has to name a stranger in fewer than 1 in 1,000 trials."""

LIMITS: dict[str, Method] = {
    "nearness alone": nearness_alone,
    "nearness alone, wearing a watch": partial(nearness_alone, watch=True),
    "name of one's own alone": by_name,
    "maker's name alone": partial(by_name, model=True),
    "strongest": strongest,
}
"""What is measured to know why it is not relied on."""


def _end(phase: Phase) -> float:
    return (phase.end - micro(0.0)) / SECOND


def _judged(answer: Answer, ear: Ear, named: frozenset[int] = frozenset()) -> Result:
    if answer.whose is Whose.MINE:
        return Result(_right(answer.keys | named, ear), answer.rounds)
    outcome = Outcome.NONE if answer.whose is Whose.NONE else Outcome.AMBIGUOUS
    return Result(outcome, answer.rounds)


def _chosen(answer: SubjectAnswer, keys: frozenset[int], ear: Ear) -> Result:
    if answer is SubjectAnswer.CHOSEN:
        return Result(_right(keys, ear))
    found_none = answer in (SubjectAnswer.NOT_FOUND, SubjectAnswer.NOTHING_HEARD)
    return Result(Outcome.NONE if found_none else Outcome.AMBIGUOUS)


def _right(keys: frozenset[int], ear: Ear) -> Outcome:
    mine = bool(keys) and all(ear.owner[key] == 0 for key in keys)
    return Outcome.RIGHT if mine else Outcome.WRONG


def _nameless(_: Candidate) -> frozenset[str]:
    return frozenset()


def _candidates(ear: Ear, draw: random.Random, irk: bytes = b"") -> list[Candidate]:
    """Return what `choose` asks for, after a minute; the user's own addresses are of the key."""
    candidates = []
    for heard in ear.heard(_LISTEN):
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
    return candidates


def _hash(irk: bytes, prand: bytes) -> bytes:
    """Return 24 bits that only the key's owner can make, cheaper than the real ones."""
    return hashlib.blake2b(prand, key=irk, digest_size=3).digest()
