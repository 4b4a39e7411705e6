"""Made Bluetooth evidence: devices that never existed, and strategies for arbitrary ones."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from exposure_check.checks.ble_lives import SECOND
from exposure_check.content.fill import places
from exposure_check.model.address import BleAddressKind, ble_address_kind
from exposure_check.model.ble import AdStructure, Origin, Payload, PayloadPart, Stability
from exposure_check.model.evidence import BleEmitter, BlePayloadSeen, Coverage, Evidence
from exposure_check.model.frame import FrameRef
from exposure_check.model.verdict import Severity

MINUTE = 60
PUBLIC = bytes.fromhex("3c0630aabbcc")
STATIC = bytes.fromhex("c21122334455")
_DRAWN = Random(5)
RPA = [bytes((0x40 | number, *_DRAWN.randbytes(5))) for number in range(48)]
NRPA = [bytes((number, *_DRAWN.randbytes(5))) for number in range(48)]
RESERVED = bytes.fromhex("821122334455")


def part(name="apple.nearby-info", stability=Stability.ROTATES, token=b"", **more):
    return PayloadPart(name, stability, token, **more)


def payload(*parts, name=None, raw=None, cut=False):
    if raw is None:
        raw = b"".join(one.token for one in parts) + (name or "").encode()
    return Payload((AdStructure(0xFF, raw),) if raw else (), cut, name, tuple(parts), raw)


def emitter(address, start, end, *payloads, frames=20, random=None, **more):
    """One address in use from ``start`` to ``end`` seconds with these payloads all along."""
    if random is None:
        random = address != PUBLIC
    kind = more.pop("kind", None) or ble_address_kind(address, random=random)
    first = FrameRef(0, int(start * 10) + 1, int(start * SECOND))
    last = int(end * SECOND)
    values = {
        "origin": Origin.AIR,
        "classic": False,
        "paired_identity": False,
        "payloads_dropped": 0,
        "rssi": -50.0,
    } | more
    return BleEmitter(
        address=address,
        kind=kind,
        frames=frames,
        payloads=tuple(BlePayloadSeen(one, frames, first, last) for one in payloads),
        first=first,
        last=last,
        **values,
    )


def evidence(*emitters, others=0, hardware=frozenset(), end=None):
    last = max((one.last for one in emitters), default=0) if end is None else int(end * SECOND)
    coverage = Coverage(0, last, 1000, 100, others * 10, others, 0)
    ordered = tuple(sorted(emitters, key=lambda one: one.first.time))
    return Evidence((), ordered, (), coverage, hardware)


def rotating(count, period=900, gap=60, made=lambda _: payload(), addresses=None, **more):
    """Return addresses in a row, a new one each ``period`` s after ``gap`` s of silence."""
    more = {"frames": 200} | more
    return [
        emitter(
            (addresses or RPA)[number],
            number * period,
            (number + 1) * period - gap,
            made(number),
            **more,
        )
        for number in range(count)
    ]


@cache
def _words(check):
    path = Path(__file__).parents[2] / "resources" / "findings" / f"{check}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def speaks(outcome):
    """Assert that the words know every id this outcome uses, with exactly these values."""
    words = _words(outcome.check)
    assert outcome.word in words["verdict"]
    for group, used in (("proof", outcome.proofs), ("need", outcome.needs)):
        for one in used:
            assert one.id in words[group], one.id
            assert places(words[group][one.id]) <= one.values.keys(), one.id
    assert all(len(proof.frames) <= 8 for proof in outcome.proofs)
    assert outcome.decided == (not outcome.needs)
    return outcome


_times = st.integers(0, 90 * MINUTE * 10).map(lambda tenths: tenths / 10)
_parts = st.builds(
    PayloadPart,
    st.sampled_from(["name", "apple.handoff", "microsoft.cdp", "apple.find-my-nearby", "x.y"]),
    st.sampled_from(Stability),
    st.sampled_from([b"", b"a", b"abc", b"abcdefgh", b"\xff\xff", b"\0\0\0", b"12"]),
    st.sampled_from([None, None, None, PUBLIC]),
    st.sampled_from([None, None, None, "", "SN12345678"]),
)
payloads = st.builds(
    lambda parts, name, cut: payload(*parts, name=name, cut=cut),
    st.lists(_parts, max_size=2),
    st.sampled_from([None, None, "", "\0", "iPhone", "Kit Yan", "LE-1234", "Aa\ud7ff" * 90]),
    st.booleans(),
)


@st.composite
def emitters(draw, addresses=(PUBLIC, STATIC, RESERVED, None, *RPA[:5], *NRPA[:3]), told=True):
    address = draw(st.sampled_from(addresses))
    start = draw(_times)
    hidden = st.sampled_from([BleAddressKind.HIDDEN, BleAddressKind.PUBLIC])
    return emitter(
        address,
        start,
        start + draw(_times),
        *draw(st.lists(payloads, max_size=2)),
        frames=draw(st.integers(1, 5)),
        rssi=draw(st.sampled_from([None, -50.0, -52.0, -70.0])),
        payloads_dropped=draw(st.sampled_from([0, 0, 0, 1])),
        paired_identity=draw(st.sampled_from([False, False, False, True])),
        classic=address is not None and draw(st.sampled_from([False, False, False, True])),
        origin=draw(st.sampled_from(Origin)) if told else Origin.AIR,
        scan_answers=draw(st.integers(0, 1)),
        discoverable=draw(st.sampled_from([None, True, False])),
        kind=draw(hidden) if address is None else None,
    )


def anything(**more):
    """Return a strategy for arbitrary evidence."""
    return st.builds(
        lambda found, others: evidence(*found, others=others),
        st.lists(emitters(**more), max_size=5),
        st.integers(0, 1),
    )


def is_protective(outcome):
    return outcome.severity is Severity.PROTECTED
