from dataclasses import replace

import pytest

from exposure_check.checks.wifi_names_asked import CHECK
from exposure_check.model.identifier import Identifier
from exposure_check.model.verdict import Confidence
from exposure_check.model.wifi import Cut, WifiElement
from tests.checks.wifi_made import body, emitter, judged, local, run, searches, seen


def test_nothing_heard():
    assert judged(CHECK, channels=()).word == "not-checked"
    assert judged(CHECK).word == "not-seen"


def test_a_name_links_changing_addresses():
    line = [local(number) for number in range(4)]
    bodies = {one: (seen(body(b"Made Family 12F")), seen(body())) for one in line}
    outcome = judged(CHECK, *searches(line, bodies=bodies))
    assert (outcome.word, outcome.confidence) == ("named", Confidence.CERTAIN)
    assert outcome.values == {"names": 1, "linking": 1}
    assert outcome.proofs[0].id == "name-links"
    assert outcome.proofs[0].values["addresses"] == 4
    name = outcome.proofs[0].values["name"]
    assert isinstance(name, Identifier)
    assert "Family" not in name.masked()


@pytest.mark.parametrize(
    ("frames", "sure"), [(1, Confidence.WEAK), (2, Confidence.WEAK), (3, Confidence.CERTAIN)]
)
def test_a_name_is_sure_when_heard_three_times(frames, sure):
    one = emitter(local(1), [run(0)], [seen(body(b"Home"), frames)])
    outcome = judged(CHECK, one)
    assert (outcome.word, outcome.confidence) == ("named", sure)


def test_a_garbled_copy_does_not_count_as_a_name():
    one = emitter(local(1), [run(0)], [seen(body(b"Home"), 9), seen(body(b"Hnme"), 1)])
    assert judged(CHECK, one).values["names"] == 1


@pytest.mark.parametrize(
    ("bursts", "expected", "sure"),
    [
        (2, "undecided", Confidence.NONE),
        (3, "none", Confidence.WEAK),
        (43, "none", Confidence.WEAK),
        (44, "none", Confidence.STRONG),
    ],
)
def test_none_needs_three_bursts(bursts, expected, sure):
    outcome = judged(CHECK, *searches([local(1)] * bursts))
    assert (outcome.word, outcome.confidence) == (expected, sure)


def test_wifi_direct_asks_for_no_network():
    bodies = {local(1): (seen(body(b"DIRECT-")),)}
    assert judged(CHECK, *searches([local(1)] * 3, bodies=bodies)).word == "none"


@pytest.mark.parametrize("unread", [(), (seen(body(None)),)])
def test_what_could_not_be_read_is_not_called_none(unread):
    bodies = {local(1): unread}
    outcome = judged(CHECK, *searches([local(1)] * 5, bodies=bodies))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "incomplete")


def test_dropped_bodies_forbid_none():
    runs = [run(number * 10) for number in range(5)]
    one = emitter(local(1), runs, [seen(body())], bodies_dropped=1)
    assert judged(CHECK, one).word == "undecided"


def test_more_names_are_counted_than_shown():
    bodies = [seen(body(b"net %d" % number), at=number) for number in range(20)]
    outcome = judged(CHECK, emitter(local(1), [run(0)], bodies))
    assert outcome.values["names"] == 20
    assert len(outcome.proofs) == 8


def test_what_could_not_be_read_whole_is_left_open():
    line = [local(number) for number in range(4)]
    bodies = {line[0]: (seen(body(cut=Cut.OVERRUN)),)}
    outcome = judged(CHECK, *searches(line, bodies=bodies))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "incomplete")


def test_names_as_codes_are_left_open():
    line = [local(number) for number in range(4)]
    coded = replace(body(), elements=(WifiElement(255, 58, bytes(4)),))
    outcome = judged(CHECK, *searches(line, bodies={line[0]: (seen(coded),)}))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "coded")


def test_a_name_in_a_second_field():
    hidden = body(elements=[WifiElement(0, -1, b""), WifiElement(0, -1, b"Maple Lane 7")])
    line = [local(n) for n in range(4)]
    outcome = judged(CHECK, *searches(line, bodies={one: (seen(hidden),) for one in line}))
    assert outcome.word == "named"
