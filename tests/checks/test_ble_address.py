import pytest
from hypothesis import given, settings

from exposure_check.checks.ble_address import CHECK, judge
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import Origin
from exposure_check.model.verdict import Severity
from tests.checks.ble_made import (
    NRPA,
    PUBLIC,
    RESERVED,
    RPA,
    STATIC,
    anything,
    emitter,
    evidence,
    part,
    payload,
    speaks,
)


def word(*emitters, **more):
    return speaks(judge(evidence(*emitters, **more))).word


@pytest.mark.parametrize(
    ("address", "random", "expected"),
    [
        (PUBLIC, False, "public"),
        (STATIC, True, "static-random"),
        (RPA[0], True, "resolvable"),
        (NRPA[0], True, "non-resolvable"),
        (STATIC, False, "public"),  # top bits say nothing without the header bit
        (RPA[0], False, "public"),
        (RESERVED, True, "undecided"),
        (RESERVED, False, "public"),
    ],
)
def test_truth_table(address, random, expected):
    assert word(emitter(address, 0, 60, random=random)) == expected


def test_severity_is_of_the_kind_alone():
    assert judge(evidence(emitter(RPA[0], 0, 9))).severity is Severity.PROTECTED
    assert judge(evidence(emitter(PUBLIC, 0, 9))).severity is Severity.EXPOSED


def test_needs_three_sightings():
    outcome = speaks(judge(evidence(emitter(PUBLIC, 0, 9, frames=2))))
    assert outcome.word == "undecided"
    assert outcome.needs[0].values == {"seen": 2, "missing": 1}
    assert word(emitter(PUBLIC, 0, 9, frames=3)) == "public"


def test_the_own_controller_is_believed_at_once():
    told = emitter(STATIC, 0, 0, frames=1, origin=Origin.CONTROLLER_TOLD)
    assert word(told) == "static-random"
    kind = BleAddressKind.PUBLIC
    unknown = emitter(None, 0, 0, frames=1, origin=Origin.CONTROLLER_TOLD, kind=kind)
    assert word(unknown) == "public"


def test_the_same_address_heard_and_told_is_one():
    outcome = judge(
        evidence(
            emitter(RPA[0], 0, 9), emitter(RPA[0], 3, 3, frames=1, origin=Origin.CONTROLLER_TOLD)
        )
    )
    assert outcome.values["addresses"] == 1


@pytest.mark.parametrize("fixed", [PUBLIC, STATIC])
def test_a_fixed_kind_among_others_is_mixed(fixed):
    outcome = judge(evidence(emitter(fixed, 0, 9), emitter(RPA[0], 0, 9)))
    assert (outcome.word, outcome.severity) == ("mixed", Severity.EXPOSED)


def test_two_private_kinds_are_no_exposure():
    outcome = speaks(judge(evidence(emitter(NRPA[0], 0, 9), emitter(RPA[0], 0, 9))))
    assert (outcome.word, outcome.severity) == ("resolvable", Severity.PROTECTED)
    assert {proof.id for proof in outcome.proofs} == {"resolvable", "non-resolvable"}


def test_a_fixed_address_seen_once_beside_private_ones_is_not_passed_over():
    assert word(emitter(PUBLIC, 0, 0, frames=1), emitter(RPA[0], 0, 9)) == "undecided"


@pytest.mark.parametrize(
    ("address", "random"), [(bytes((RPA[0][0] ^ 0x80,)) + RPA[0][1:], True), (RPA[0], False)]
)
def test_a_flipped_bit_is_no_second_address(address, random):
    flipped = emitter(address, 0, 0, frames=1, random=random)
    assert word(emitter(RPA[0], 0, 9), flipped) == "resolvable"


def test_a_reserved_kind_beside_private_ones_is_not_passed_over():
    assert word(emitter(RESERVED, 0, 0, frames=1), emitter(RPA[0], 0, 9)) == "undecided"


def test_find_my_uses_the_static_kind_but_moves():
    find_my = payload(part("apple.find-my-separated", token=b"key"))
    outcome = speaks(judge(evidence(emitter(STATIC, 0, 9, find_my))))
    assert (outcome.word, outcome.severity) == ("static-random", Severity.UNKNOWN)
    assert word(emitter(STATIC, 0, 9, find_my), emitter(RPA[0], 0, 9)) == "resolvable"


def test_hidden_and_resolved_addresses_are_never_protected():
    hidden = judge(evidence(emitter(None, 0, 9, kind=BleAddressKind.HIDDEN)))
    assert (hidden.word, hidden.severity) == ("hidden", Severity.UNKNOWN)
    known = speaks(judge(evidence(emitter(PUBLIC, 0, 9, paired_identity=True))))
    assert (known.word, known.severity) == ("paired-identity", Severity.UNKNOWN)


def test_beside_an_identity_a_private_address_is_not_all_of_the_device():
    """BlueZ shows a paired phone's other messages under addresses it could not resolve."""
    known = emitter(PUBLIC, 0, 9, paired_identity=True)
    assert word(known, emitter(RPA[0], 0, 9)) == "paired-identity"
    assert word(known, emitter(PUBLIC, 0, 9)) == "public"


def test_classic_answers_are_another_check():
    assert word(emitter(PUBLIC, 0, 9, classic=True)) == "not-seen"
    assert word() == "not-seen"


@settings(max_examples=150, deadline=None)
@given(anything())
def test_never_crashes_and_always_has_words(made):
    outcome = speaks(judge(made))
    assert outcome.word in {*CHECK.words, "undecided", "not-seen"}


@settings(max_examples=150, deadline=None)
@given(anything())
def test_a_believed_fixed_address_is_never_called_protected(made):
    fixed = emitter(PUBLIC, 0, 60)
    outcome = judge(evidence(*made.ble, fixed))
    assert outcome.severity is Severity.EXPOSED
