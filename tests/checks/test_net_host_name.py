import pytest

from exposure_check.checks.net_host_name import CHECK
from exposure_check.model.heard import NetProtocol
from exposure_check.model.verdict import Confidence, Severity
from tests.checks.net_made import (
    LOCAL,
    OTHER_LOCAL,
    VENDOR,
    client_id,
    host,
    judged,
    local_name,
    message,
    name,
    need_ids,
    proof_ids,
)


@pytest.mark.parametrize(
    ("fact", "proof", "confidence"),
    [
        (name("Lucas-iPhone"), "own-name", Confidence.STRONG),
        (name("android-1234567890abcdef"), "device-id", Confidence.CERTAIN),
        (name("cam-3c0630123456", VENDOR), "holds-address", Confidence.CERTAIN),
    ],
)
def test_own_names_identify(fact, proof, confidence):
    outcome = judged(CHECK, host(LOCAL, message(), fact))
    assert (outcome.word, outcome.confidence) == ("identifies", confidence)
    assert outcome.severity is Severity.EXPOSED
    assert proof_ids(outcome) == [proof]


def test_an_own_name_counts_beside_a_shared_one():
    outcome = judged(CHECK, host(LOCAL, message(), name("iPhone"), name("Lucas")))
    assert outcome.word == "identifies"


def test_a_name_in_one_of_two_networks_is_enough():
    outcome = judged(CHECK, host(LOCAL, message()), host(OTHER_LOCAL, message(), name("Lucas")))
    assert outcome.word == "identifies"


def test_a_shared_name_is_harmless():
    outcome = judged(CHECK, host(LOCAL, message(1), name("iPhone")))
    assert (outcome.word, proof_ids(outcome)) == ("harmless", ["shared-name"])


def test_a_whole_request_without_name_is_harmless():
    outcome = judged(CHECK, host(LOCAL, message(1), message(3)))
    assert (outcome.word, proof_ids(outcome)) == ("harmless", ["no-name"])
    assert outcome.proofs[0].values == {"requests": 1}


@pytest.mark.parametrize(
    "facts",
    [
        [message(1)],
        [message(8)],
        [message(3, NetProtocol.DHCPV6)],
    ],
)
def test_part_of_a_joining_decides_nothing(facts):
    outcome = judged(CHECK, host(LOCAL, *facts))
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["whole-join"])


def test_a_uuid_may_stay_or_not():
    uuid = "3f2a9c0d-1111-4abc-8def-0123456789ab"
    outcome = judged(CHECK, host(LOCAL, message(), name(uuid)))
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["second-network"])
    outcome = judged(CHECK, host(LOCAL, name(uuid)), host(OTHER_LOCAL, name(uuid)))
    assert proof_ids(outcome) == ["carried-over"]


@pytest.mark.parametrize("facts", [[message()], [name("iPhone")]])
def test_with_packets_dropped_nothing_is_harmless(facts):
    assert judged(CHECK, host(LOCAL, *facts, dropped=1)).word == "undecided"
    assert judged(CHECK, host(LOCAL, name("Lucas"), dropped=1)).word == "identifies"


@pytest.mark.parametrize("hosts", [[], [host(LOCAL)], [host(LOCAL, local_name("x"))]])
def test_without_a_joining_nothing_was_seen(hosts):
    outcome = judged(CHECK, *hosts)
    need = "record-join" if hosts else "network-recording"
    assert (outcome.word, need_ids(outcome)) == ("not-seen", [need])


def test_a_message_that_was_not_read_to_its_end_is_not_a_message():
    assert judged(CHECK, host(LOCAL, client_id(b"id"))).word == "not-seen"
