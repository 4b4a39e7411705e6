"""What all checks of a joined network do first: gather one kind of fact, wherever it was told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exposure_check.model.evidence import Evidence, NetHost
from exposure_check.model.frame import FrameRef
from exposure_check.model.net import NetFact, NetFactKind
from exposure_check.model.verdict import Need

MAX_FRAMES = 8
"""Example frames of one proof."""


@dataclass(frozen=True, slots=True)
class Told:
    """One fact told from one link address.

    Attributes:
        sender: the link address that told it.
        fact: what was told.
        count: how often.
        first: where first.
    """

    sender: bytes
    fact: NetFact
    count: int
    first: FrameRef


def told(evidence: Evidence, *kinds: NetFactKind) -> tuple[Told, ...]:
    """Return the facts of these kinds, each once per link address, in order of first sighting."""
    found: dict[tuple[bytes, NetFact], Told] = {}
    for host in evidence.net:
        for seen in host.facts:
            if seen.fact.kind not in kinds:
                continue
            key = (host.address, seen.fact)
            known = found.get(key)
            count = seen.count + (known.count if known else 0)
            first = min(seen.first, known.first, key=_time) if known else seen.first
            found[key] = Told(host.address, seen.fact, count, first)
    return tuple(sorted(found.values(), key=lambda item: _time(item.first)))


def _time(frame: FrameRef) -> int:
    return frame.time


def frames_of(items: Iterable[Told]) -> tuple[FrameRef, ...]:
    """Return the frames of some facts, each once, at most `MAX_FRAMES`."""
    return tuple(dict.fromkeys(item.first for item in items))[:MAX_FRAMES]


def senders_of(items: Iterable[Told]) -> frozenset[bytes]:
    """Return the link addresses that told some facts."""
    return frozenset(item.sender for item in items)


def used_in_turn(evidence: Evidence, senders: frozenset[bytes]) -> bool:
    """True if several link addresses were used, each only after the one before it was left.

    Addresses in use at the same time may be two devices, or two radios of one: that they tell
    different things says nothing about what changes with an address.
    """
    hosts = sorted((host for host in evidence.net if host.address in senders), key=_start)
    return len(hosts) > 1 and all(one.last < next_one.first for one, next_one in pairwise(hosts))


def _start(host: NetHost) -> int:
    return host.first


def some_dropped(hosts: Sequence[NetHost]) -> bool:
    """True if packets of the device went unread: then nothing can be called harmless."""
    return any(host.facts_dropped for host in hosts)


def unseen(evidence: Evidence, need: Need) -> Need:
    """Return what it takes to see something: one thing for all if nothing was told at all."""
    return need if evidence.net else Need("network-recording")
