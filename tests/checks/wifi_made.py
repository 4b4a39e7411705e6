"""Made Wi-Fi evidence: a time line of bursts, folded into emitters as the engine would."""

import tomllib
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path
from string import Formatter

from exposure_check.model.evidence import (
    Coverage,
    Evidence,
    WifiBodySeen,
    WifiEmitter,
    WifiJoin,
    WifiRun,
)
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.wifi import Cut, P2p, WifiBody, Wps

SECOND = 1_000_000
START = 1_700_000_000 * SECOND
GLOBAL = "3c:06:30:12:34:56"
FIXED_LOCAL = "02:00:00:00:01:00"
PLACEHOLDER = "02:00:00:00:00:00"


def octets(address):
    return bytes.fromhex(address.replace(":", ""))


def ref(seconds=0.0, number=1):
    return FrameRef(0, number, START + round(seconds * SECOND))


def local(number):
    """A made-up address that looks drawn: spread bits, no pattern."""
    value = (number * 0x9E3779B97F4A7C15 + 0x1234567) & 0xFFFFFFFFFFFF
    first = (value >> 40 & 0xFC) | 0x02
    return bytes((first, 0x10, 0x21)) + ((value & 0xFFFFFF) ^ 0x0304FE).to_bytes(3)


def body(ssid=b"", stable=b"model", *, exact=None, wps=None, p2p=False, cut=Cut.NONE, elements=()):
    mark = P2p() if p2p else None
    return WifiBody(tuple(elements), cut, ssid, exact or stable + b"+", stable, wps, mark)


def seen(inside, frames=3, at=0.0, subtype=WifiSubtype.PROBE_REQUEST):
    return WifiBodySeen(subtype, inside, frames, ref(at))


def wps(**attributes):
    return Wps(**attributes)


def join(network=0, ssid=b"Net", at=0.0, subtype=WifiSubtype.ASSOCIATION_REQUEST, frames=1):
    return WifiJoin(subtype, ref(at), ref(at), frames, network, ssid)


def joined(address, *names, at=0.0):
    """A whole join of each named network: authentication, association request."""
    address = octets(address) if isinstance(address, str) else address
    joins = []
    for number, name in enumerate(names):
        network = sum(name) * 1000 + len(name)
        when = at + number * 60
        joins.append(join(network, None, when, WifiSubtype.AUTHENTICATION))
        joins.append(join(network, name, when + 0.1))
    return emitter(address, (), joins=joins)


def emitter(address, runs=(), bodies=(), joins=(), bodies_dropped=0):
    address = octets(address) if isinstance(address, str) else address
    probes = sum(run.frames for run in runs)
    times = [run.start for run in runs] + [one.first.time for one in joins] or [START]
    return WifiEmitter(
        address,
        probes + sum(one.frames for one in joins),
        probes,
        tuple(runs),
        tuple(bodies),
        bodies_dropped,
        tuple(joins),
        -40.0,
        min(times),
        max(times),
    )


def run(at, sequence=0, frames=3, number=1):
    start = START + round(at * SECOND)
    return WifiRun(
        start,
        start + (frames - 1) * 60_000,
        sequence % 4096,
        (sequence + frames - 1) % 4096,
        frames,
        FrameRef(0, number, start),
    )


def searches(line, gap=10.0, frames=3, step=None, bodies=None, start=0.0):
    """Make emitters of a time line: one burst per entry, which is an address or several.

    ``step`` moves the sequence number between bursts (default: it runs on); ``bodies`` maps
    addresses to bodies (default: one plain wildcard body).
    """
    runs = defaultdict(list)
    sequence = 0
    for place, entry in enumerate(line):
        for address in entry if isinstance(entry, (list, tuple)) else (entry,):
            key = octets(address) if isinstance(address, str) else address
            runs[key].append(run(start + place * gap, sequence, frames, place * 10 + 1))
            sequence += frames if step is None else step
    made = bodies or {}
    return tuple(
        emitter(
            address,
            its,
            made.get(
                address,
                (replace(seen(body(), sum(one.frames for one in its)), first=its[0].first),),
            ),
        )
        for address, its in runs.items()
    )


def evidence(*emitters, hardware=(), channels=(1,), net=()):
    return Evidence(
        tuple(emitters),
        (),
        tuple(net),
        Coverage(START, START + 600 * SECOND, 100, 100, 0, 0, 0, dict.fromkeys(channels, 9)),
        frozenset(octets(one) for one in hardware),
    )


@cache
def words(check):
    root = Path(__file__).parent.parent.parent
    return tomllib.loads((root / f"resources/findings/{check}.toml").read_text(encoding="utf-8"))


def judged(check, *emitters, **more):
    """Judge, and hold the answer against its words: every id known, every value supplied."""
    outcome = check.judge(evidence(*emitters, **more))
    held(check, outcome)
    return outcome


def held(check, outcome):
    data = words(check.id)
    assert outcome.word in data["verdict"]
    assert set(data["verdict"]) == set(check.words) | {"undecided", "not-seen", "not-checked"}
    if outcome.decided:
        assert outcome.severity is check.words[outcome.word]
        assert outcome.proofs
        assert not outcome.needs
    else:
        assert outcome.needs
    for said, texts in ((outcome.proofs, "proof"), (outcome.needs, "need")):
        for one in said:
            assert keys(data[texts][one.id]) <= set(one.values), one.id
    for proof in outcome.proofs:
        assert 0 < len(proof.frames) <= 8


def keys(template):
    """The keys of ``{key}`` and ``{key|one|other}``."""
    return {name.split("|")[0] for _, name, _, _ in Formatter().parse(template) if name}
