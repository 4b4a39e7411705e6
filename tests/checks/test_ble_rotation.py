import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.checks.ble_rotation import CHECK, judge
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import Origin, Stability
from exposure_check.model.verdict import Confidence, Severity
from tests.checks.ble_made import (
    MINUTE,
    NRPA,
    PUBLIC,
    RESERVED,
    RPA,
    STATIC,
    anything,
    emitter,
    evidence,
    is_protective,
    part,
    payload,
    rotating,
    speaks,
)


def judged(*emitters, **more):
    return speaks(judge(evidence(*emitters, **more)))


@pytest.mark.parametrize(("address", "proof"), [(PUBLIC, "public"), (STATIC, "static-random")])
def test_fixed_kinds(address, proof):
    outcome = judged(emitter(address, 0, 9), *rotating(4))
    assert (outcome.word, outcome.severity) == ("fixed", Severity.EXPOSED)
    assert outcome.proofs[0].id == proof


def test_told_to_use_the_hardware_address():
    told = emitter(None, 0, 0, kind=BleAddressKind.PUBLIC, origin=Origin.CONTROLLER_TOLD, frames=1)
    assert judged(told).word == "fixed"


def test_two_changes_show_the_pace():
    outcome = judged(*rotating(3, period=900, gap=60))
    assert (outcome.word, outcome.confidence) == ("rotates", Confidence.STRONG)
    assert is_protective(outcome)
    interval = outcome.proofs[1]
    assert interval.id == "interval-minutes"
    assert interval.values == {"least": 14, "most": 16}


def test_the_lab_changes_every_eight_seconds():
    named = payload(name="Kit-Yan-Phone")
    outcome = judged(*rotating(5, period=8, gap=1, made=lambda _: named))
    assert outcome.proofs[1].values == {"least": 7, "most": 9}
    assert outcome.proofs[0].values["changes"] == 4


def test_one_change_shows_no_pace_and_is_not_green():
    outcome = judged(*rotating(2))
    assert (outcome.word, outcome.confidence) == ("rotates", Confidence.WEAK)
    assert not is_protective(outcome)


def test_changes_far_apart_show_no_pace_and_are_not_green():
    outcome = judged(*(emitter(RPA[n], n * 1800, n * 1800 + 60) for n in range(3)))
    assert outcome.word == "rotates"
    assert not is_protective(outcome)


def test_one_address_needs_the_rest_of_twenty_minutes():
    outcome = judged(emitter(RPA[0], 0, 5 * MINUTE))
    assert outcome.word == "undecided"
    assert outcome.needs[0].values == {"minutes": 15}


@pytest.mark.parametrize("address", [RPA[0], NRPA[0]])
def test_alive_after_twenty_minutes_is_too_slow(address):
    assert judged(emitter(address, 0, 20 * MINUTE)).word == "undecided"
    outcome = judged(emitter(address, 0, 20 * MINUTE + 1))
    assert (outcome.word, outcome.severity) == ("too-slow", Severity.EXPOSED)
    assert judged(emitter(address, 0, 21 * MINUTE), *rotating(4)[1:]).word == "too-slow"


def test_a_tracker_is_too_slow_by_design_and_says_so():
    away = payload(part("dult.separated", Stability.LONG, b"network"))
    outcome = judged(emitter(RPA[0], 0, 30 * MINUTE, away))
    assert [proof.id for proof in outcome.proofs] == ["too-long", "tracker-by-design"]
    assert outcome.parts == ("dult.separated",)


def test_find_my_on_the_static_kind_is_judged_by_its_changes():
    find_my = payload(part("apple.find-my-separated", token=b"key"))
    addresses = [bytes((0xC0, 0, 0, 0, 0, number)) for number in range(3)]
    outcome = judged(*rotating(3, made=lambda _: find_my, addresses=addresses))
    assert outcome.word == "rotates"
    assert judged(emitter(addresses[0], 0, 60, find_my)).word == "undecided"


def test_an_address_that_stays_while_another_changes_is_not_passed_over():
    outcome = judged(*rotating(3, period=240, gap=9), emitter(RPA[9], 10, 11 * MINUTE))
    assert outcome.word == "undecided"
    assert outcome.needs[0].values == {"minutes": 10}


def test_two_addresses_at_once_that_both_change():
    one = rotating(3, made=lambda _: payload(name="Kit"))
    two = [emitter(NRPA[n], n * 880, n * 880 + 800, payload(name="Yan")) for n in range(3)]
    assert judged(*one, *two).word == "rotates"


def test_a_short_lived_extra_address_does_not_hide_the_changes():
    assert judged(*rotating(3), emitter(RPA[9], 100, 130)).word == "rotates"


def test_things_taking_turns_among_others_are_no_change():
    outcome = judged(emitter(RPA[0], 0, 100), emitter(RPA[1], 200, 300), emitter(RPA[2], 50, 250))
    assert outcome.word == "undecided"


def test_a_fixed_address_seen_once_is_not_passed_over():
    assert judged(*rotating(3), emitter(STATIC, 7, 7, frames=2)).word == "undecided"


def test_two_sightings_are_no_address():
    assert judged(*rotating(3, frames=2)).word == "undecided"


def test_reserved_hidden_paired_and_silent():
    assert judged(emitter(RESERVED, 0, 9)).needs[0].id == "reserved"
    assert judged(*rotating(3), emitter(RESERVED, 0, 9)).needs[0].id == "reserved"
    assert judged(emitter(None, 0, 9, kind=BleAddressKind.HIDDEN)).needs[0].id == "hidden"
    assert judged(emitter(PUBLIC, 0, 9, paired_identity=True)).needs[0].id == "unpair"
    assert judged(emitter(PUBLIC, 0, 9, classic=True)).word == "not-seen"
    assert judged().word == "not-seen"


@settings(max_examples=150, deadline=None)
@given(anything())
def test_never_crashes_and_always_has_words(made):
    assert judge(made).word in {*CHECK.words, "undecided", "not-seen", "not-checked"}
    speaks(judge(made))


@settings(max_examples=150, deadline=None)
@given(anything(addresses=(RPA[0],)))
def test_one_address_never_rotates(made):
    assert judge(made).word != "rotates"


@settings(max_examples=150, deadline=None)
@given(anything(addresses=(RESERVED, *RPA[:5], *NRPA[:3])), st.integers(1, 2))
def test_hearing_a_fixed_address_less_never_makes_the_device_protected(made, frames):
    for fixed in (PUBLIC, STATIC):
        often = judge(evidence(*made.ble, emitter(fixed, 0, 60)))
        seldom = judge(evidence(*made.ble, emitter(fixed, 0, 60, frames=frames)))
        assert often.word == "fixed"
        assert not is_protective(seldom)


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 6), st.integers(1, 1200), st.integers(1, 6))
def test_hearing_fewer_changes_never_makes_the_device_safer(count, period, kept):
    """From the front: what is protected with less stays protected with more of the same."""
    whole = judge(evidence(*rotating(count, period, gap=period // 3)))
    less = judge(evidence(*rotating(min(count, kept), period, gap=period // 3)))
    assert not is_protective(less) or is_protective(whole)


def test_an_address_to_ask_with_that_stays():
    searching = emitter(RPA[40], 0, 30 * MINUTE, frames=50, asked=50)
    assert judged(*rotating(3), searching).word == "too-slow"
    assert judged(searching).word == "too-slow"
    brief = emitter(RPA[40], 0, 9 * MINUTE, frames=50, asked=50)
    assert judged(*rotating(3), brief).word == "rotates"
