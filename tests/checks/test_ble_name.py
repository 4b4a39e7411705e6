from hypothesis import given, settings

from exposure_check.checks.ble_name import CHECK, judge
from exposure_check.model.ble import Stability
from exposure_check.model.verdict import Confidence, Severity
from tests.checks.ble_made import (
    PUBLIC,
    RPA,
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


def test_a_persons_name():
    outcome = judged(*rotating(2, made=lambda _: payload(name="Kit-Yan-Phone")))
    assert (outcome.word, outcome.severity) == ("named", Severity.EXPOSED)
    assert outcome.confidence is Confidence.CERTAIN
    assert outcome.proofs[0].id == "name-free"
    assert outcome.proofs[0].values["sightings"] == 400
    assert "Kit" not in outcome.proofs[0].values["name"].masked()


def test_one_sighting_of_a_name_is_enough_to_say_so():
    outcome = judged(emitter(RPA[0], 0, 0, payload(name="Kit"), frames=1))
    assert (outcome.word, outcome.confidence) == ("named", Confidence.STRONG)


def test_a_models_name_is_only_partly():
    outcome = judged(emitter(RPA[0], 0, 9, payload(name="Galaxy Buds")))
    assert (outcome.word, outcome.severity) == ("named", Severity.PARTLY)


def test_the_worst_of_several_names_decides():
    outcome = judged(
        emitter(RPA[0], 0, 9, payload(name="iPhone"), payload(name="Kit"), payload(name="X 1A2B"))
    )
    assert outcome.severity is Severity.EXPOSED
    assert [proof.id for proof in outcome.proofs] == ["name-serial", "name-free", "name-model"]


def test_a_name_that_holds_its_address():
    outcome = judged(emitter(PUBLIC, 0, 9, payload(name="Band BBCC")))
    assert outcome.proofs[0].id == "name-address"
    assert outcome.proofs[0].values["octets"] == 2


def test_a_name_that_holds_a_known_or_carried_address():
    named = payload(name="Band AABBCC")
    assert judged(emitter(RPA[0], 0, 9, named)).proofs[0].id == "name-free"
    known = judged(emitter(RPA[0], 0, 9, named), hardware=frozenset({PUBLIC}))
    assert known.proofs[0].values["octets"] == 3
    inside = payload(part("x", Stability.FIXED, carries_address=PUBLIC), name="Band AABBCC")
    assert judged(emitter(RPA[0], 0, 9, inside)).proofs[0].id == "name-address"


def test_a_name_inside_a_makers_data():
    inside = payload(part("name", Stability.LONG, b"LAPTOP-KIT"), name="iPhone")
    outcome = judged(emitter(RPA[0], 0, 9, inside))
    assert outcome.parts == ("name",)
    assert [proof.id for proof in outcome.proofs] == ["name-free", "name-model"]


def test_a_classic_answers_name_counts():
    assert judged(emitter(PUBLIC, 0, 9, payload(name="Kit"), classic=True)).word == "named"


def test_none_needs_an_answer_to_being_asked():
    silent = judged(emitter(RPA[0], 0, 9, payload()))
    assert (silent.word, silent.needs[0].id) == ("undecided", "ask")
    asked = judged(emitter(RPA[0], 0, 9, payload(), scan_answers=1))
    assert (asked.word, asked.severity) == ("none", Severity.PROTECTED)


def test_none_needs_three_sightings_and_whole_messages():
    assert judged(emitter(RPA[0], 0, 9, scan_answers=2, frames=2)).needs[0].id == "more-sightings"
    cut = emitter(RPA[0], 0, 9, payload(cut=True), scan_answers=2)
    assert judged(cut).needs[0].id == "cut"
    dropped = emitter(RPA[0], 0, 9, scan_answers=2, payloads_dropped=1)
    assert judged(dropped).needs[0].id == "too-many-payloads"


def test_an_empty_name_is_no_name():
    assert judged(emitter(RPA[0], 0, 9, payload(name="\0"), scan_answers=1)).word == "none"


def test_not_seen():
    assert judged().word == "not-seen"


@settings(max_examples=150, deadline=None)
@given(anything())
def test_never_crashes_and_always_has_words(made):
    assert speaks(judge(made)).word in {*CHECK.words, "undecided", "not-seen"}


@settings(max_examples=200, deadline=None)
@given(anything())
def test_a_name_heard_anywhere_is_never_protected(made):
    outcome = judge(evidence(*made.ble, emitter(RPA[9], 0, 0, payload(name="Kit"), frames=1)))
    assert outcome.word == "named"
    assert not is_protective(outcome)
