from hypothesis import given, settings

from exposure_check.checks.bt_discoverable import CHECK, judge
from exposure_check.model.ble import Origin
from exposure_check.model.verdict import Confidence, Severity
from tests.checks.ble_made import PUBLIC, RPA, anything, emitter, evidence, is_protective, speaks

TOLD = Origin.CONTROLLER_TOLD


def judged(*emitters):
    return speaks(judge(evidence(*emitters)))


def classic(**more):
    return emitter(PUBLIC, 0, 9, classic=True, **more)


def told(discoverable, **more):
    return classic(origin=TOLD, discoverable=discoverable, frames=1, **more)


def test_an_answer_to_a_search():
    outcome = judged(classic(discoverable=True))
    assert (outcome.word, outcome.severity) == ("discoverable", Severity.EXPOSED)
    assert outcome.confidence is Confidence.CERTAIN
    assert judged(classic(frames=1)).confidence is Confidence.STRONG


def test_the_hosts_own_word():
    assert judged(told(True)).word == "discoverable"
    outcome = judged(told(False))
    assert (outcome.word, outcome.severity) == ("not-discoverable", Severity.PROTECTED)


def test_an_answer_beats_the_hosts_word_and_once_on_is_on():
    assert judged(told(False), classic()).word == "discoverable"
    assert judged(told(False), told(True)).word == "discoverable"


def test_silence_is_never_a_no():
    outcome = judged(emitter(RPA[0], 0, 90))
    assert (outcome.word, outcome.severity) == ("not-checked", Severity.UNKNOWN)
    assert judged(told(None)).word == "not-checked"
    assert judged().word == "not-seen"


@settings(max_examples=150, deadline=None)
@given(anything())
def test_only_the_host_can_say_no(made):
    outcome = speaks(judge(made))
    assert outcome.word in {*CHECK.words, "not-seen", "not-checked"}
    if is_protective(outcome):
        said = [one for one in made.ble if one.classic]
        assert any(one.origin is TOLD and one.discoverable is False for one in said)
        assert not any(one.origin is Origin.AIR or one.discoverable for one in said)
