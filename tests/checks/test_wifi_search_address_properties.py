"""What must hold for any evidence, of this and of every other Wi-Fi check."""

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.checks import (
    wifi_fingerprint,
    wifi_join_address,
    wifi_names_asked,
    wifi_search_address,
    wifi_sequence,
    wifi_wps,
)
from exposure_check.model.evidence import WifiBodySeen, WifiEmitter, WifiJoin, WifiRun
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.verdict import Severity
from exposure_check.model.wifi import Cut, P2p, WifiBody, Wps
from tests.checks.wifi_made import evidence, held, octets, searches

CHECKS = [
    module.CHECK
    for module in (
        wifi_search_address,
        wifi_join_address,
        wifi_sequence,
        wifi_fingerprint,
        wifi_names_asked,
        wifi_wps,
    )
]
NEED_SEVERAL_ADDRESSES = [
    check for check in CHECKS if check.id not in ("wifi.names-asked", "wifi.wps")
]

BY_BURSTS = [wifi_search_address.CHECK, wifi_names_asked.CHECK]

addresses = st.one_of(
    st.sampled_from(
        [octets(one) for one in ("3c:06:30:12:34:56", "3e:06:30:12:34:56", "02:00:00:00:00:00")]
    ),
    st.binary(min_size=6, max_size=6).map(lambda raw: bytes((raw[0] & 0xFE, *raw[1:]))),
)
times = st.integers(0, 10**10)
refs = st.builds(FrameRef, st.integers(0, 2), st.integers(1, 10**6), times)
texts = st.one_of(st.none(), st.text(max_size=8), st.sampled_from(["", " ", "12345", "\0"]))


@st.composite
def runs_of(draw):
    runs, at = [], draw(times)
    for _ in range(draw(st.integers(0, 8))):
        at += draw(st.integers(2_000_001, 400_000_000))
        end = at + draw(st.integers(0, 5_000_000))
        frames = draw(st.integers(1, 9))
        first, last = draw(st.integers(0, 4095)), draw(st.integers(0, 4095))
        runs.append(WifiRun(at, end, first, last, frames, FrameRef(0, len(runs) + 1, at)))
        at = end
    return tuple(runs)


bodies = st.builds(
    WifiBodySeen,
    st.sampled_from(WifiSubtype),
    st.builds(
        WifiBody,
        st.just(()),
        st.sampled_from(Cut),
        st.one_of(st.none(), st.sampled_from([b"", b"DIRECT-", b"Home", b"\xff\x00"])),
        st.binary(max_size=1),
        st.binary(max_size=1),
        st.one_of(
            st.none(),
            st.builds(
                Wps,
                st.one_of(st.none(), st.binary(max_size=17), st.just(bytes(range(16)))),
                texts,
                texts,
                texts,
                texts,
                texts,
            ),
        ),
        st.one_of(st.none(), st.just(P2p())),
    ),
    st.integers(1, 9),
    refs,
)
joins = st.builds(
    WifiJoin,
    st.sampled_from([WifiSubtype.AUTHENTICATION, WifiSubtype.ASSOCIATION_REQUEST]),
    refs,
    refs,
    st.integers(1, 4),
    st.integers(0, 3),
    st.sampled_from([None, b"", b"Home", b"Work", b"DIRECT-x"]),
)


@st.composite
def emitters(draw):
    its = draw(runs_of())
    entered = tuple(draw(st.lists(joins, max_size=4)))
    probes = sum(run.frames for run in its)
    return WifiEmitter(
        draw(addresses),
        probes + sum(one.frames for one in entered),
        probes,
        its,
        tuple(draw(st.lists(bodies, max_size=4))),
        draw(st.sampled_from([0, 0, 0, 1])),
        entered,
        None,
        its[0].start if its else 0,
        its[-1].end if its else 0,
    )


def distinct(made):
    return list({one.address: one for one in made}.values())


@settings(max_examples=150, deadline=None)
@given(st.lists(emitters(), max_size=6).map(distinct), st.booleans())
def test_any_evidence_gets_an_answer_that_has_words(made, named):
    hardware = ["3c:06:30:12:34:56"] if named else []
    whole = evidence(*made, hardware=hardware)
    for check in CHECKS:
        outcome = check.judge(whole)
        if outcome.needs or outcome.decided:
            held_if_framed(check, outcome)


def held_if_framed(check, outcome):
    """Made evidence may lack the frames a real one has; the words must fit all the same."""
    if all(proof.frames for proof in outcome.proofs):
        held(check, outcome)


@settings(max_examples=200, deadline=None)
@given(emitters())
def test_one_address_never_gets_a_protective_word(one):
    for check in NEED_SEVERAL_ADDRESSES:
        assert check.judge(evidence(one)).severity is not Severity.PROTECTED, check.id


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.integers(0, 3), max_size=8),
    st.integers(1, 4),
    st.sampled_from([0.5, 3.0, 30.0, 250.0]),
    st.booleans(),
)
def test_under_the_minimum_nothing_is_protective(line, frames, gap, running):
    """Fewer than 3 bursts, 3 addresses, or 3 sightings of each: never a protective word."""
    drawn = [bytes((0x02, 0x11, 0x22, 0x33, number, 0x55 + number)) for number in line]
    made = searches(drawn, gap=gap, frames=frames, step=None if running else 1500)
    few = len(line) < 3 or gap < 2 or max((one.frames for one in made), default=0) < 3
    for check in CHECKS:
        outcome = check.judge(evidence(*made))
        if (few and check in BY_BURSTS) or (len(made) < 3 and check in NEED_SEVERAL_ADDRESSES):
            assert outcome.severity is not Severity.PROTECTED, check.id


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=14), st.sampled_from([3.0, 60.0, 280.0]))
def test_a_shorter_recording_of_a_kept_address_is_never_called_rotating(line, gap):
    """Nothing that is left of a device's searches with few fixed addresses may look rotating
    unless three addresses in a row were new: that is what the rule asks for."""
    drawn = [bytes((0x02, 0x11, 0x22, 0x33, number, 0x55 + number)) for number in line]
    for length in range(1, len(drawn) + 1):
        made = searches(drawn[:length], gap=gap)
        outcome = wifi_search_address.CHECK.judge(evidence(*made))
        if outcome.word == "rotating":
            assert len(set(line[:length])) >= 3
            assert length >= 3
