from exposure_check.checks.net_evidence import (
    MAX_FRAMES,
    frames_of,
    senders_of,
    some_dropped,
    told,
    unseen,
    used_in_turn,
)
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Need
from tests.checks.net_made import LOCAL, OTHER_LOCAL, evidence, host, local_name, message, name


def test_a_fact_of_several_packets_is_told_once():
    heard = evidence(host(LOCAL, message(), name("a"), name("b"), name("a")))
    first, second = told(heard, NetFactKind.HOST_NAME)
    assert (first.fact.text, first.count, first.first.number) == ("a", 2, 2)
    assert (second.fact.text, second.count) == ("b", 1)


def test_facts_come_in_order_of_time_from_all_addresses():
    heard = evidence(host(LOCAL, name("late"), start=5), host(OTHER_LOCAL, name("early"), start=2))
    found = told(heard, NetFactKind.HOST_NAME, NetFactKind.LOCAL_NAME)
    assert [(item.sender, item.fact.text) for item in found] == [
        (OTHER_LOCAL, "early"),
        (LOCAL, "late"),
    ]
    assert senders_of(found) == {LOCAL, OTHER_LOCAL}


def test_frames_are_few_and_each_once():
    heard = evidence(host(LOCAL, *(local_name(f"n{number}") for number in range(20))))
    found = told(heard, NetFactKind.LOCAL_NAME)
    frames = frames_of((*found, *found))
    assert len(frames) == MAX_FRAMES
    assert [frame.number for frame in frames] == list(range(1, 9))


def test_dropped_facts_are_noticed():
    assert not some_dropped([host(LOCAL)])
    assert some_dropped([host(LOCAL), host(OTHER_LOCAL, dropped=1)])


def test_addresses_in_turn_and_at_once():
    both = frozenset({LOCAL, OTHER_LOCAL})
    assert used_in_turn(evidence(host(OTHER_LOCAL), host(LOCAL)), both)
    assert not used_in_turn(evidence(host(LOCAL), host(OTHER_LOCAL, turn=0)), both)
    assert not used_in_turn(evidence(host(LOCAL)), both)
    assert not used_in_turn(evidence(host(LOCAL), host(OTHER_LOCAL)), frozenset({LOCAL}))


def test_where_nothing_was_told_all_need_the_same():
    need = Need("record-join")
    assert unseen(evidence(host(LOCAL)), need) is need
    assert unseen(evidence(), need) == Need("network-recording")
