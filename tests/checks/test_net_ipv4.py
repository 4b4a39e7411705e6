import pytest

from exposure_check.checks.net_ipv4 import CHECK
from exposure_check.decode.net_arp import ipv4_fact
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence
from tests.checks.net_made import LOCAL, OTHER_LOCAL, VENDOR, host, judged, need_ids, proof_ids

HOME, OTHER_HOME = bytes((192, 168, 178, 34)), bytes((192, 168, 1, 34))
SELF_GIVEN = bytes((169, 254, 3, 4))


def claims(address, link=None):
    return ipv4_fact(NetFactKind.IPV4_CLAIMED, NetProtocol.ARP, address, link)


def wishes(address):
    return ipv4_fact(NetFactKind.IPV4_WISHED, NetProtocol.DHCPV4, address)


def test_another_link_address():
    found = judged(CHECK, host(LOCAL, claims(HOME, VENDOR)))
    assert (found.word, found.confidence) == ("identifies", Confidence.CERTAIN)
    assert proof_ids(found) == ["other-address"]


@pytest.mark.parametrize(
    ("first", "second", "proof"),
    [
        (claims(SELF_GIVEN), claims(SELF_GIVEN), "self-given-kept"),
        (claims(HOME), wishes(HOME), "carried"),
        (wishes(HOME), wishes(HOME), "carried"),
    ],
)
def test_taken_along(first, second, proof):
    found = judged(CHECK, host(LOCAL, first), host(OTHER_LOCAL, second))
    assert (found.word, proof_ids(found)) == ("identifies", [proof])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (claims(HOME), claims(HOME)),  # two networks may well hand out the same
        (claims(HOME), claims(OTHER_HOME)),
        (wishes(HOME), wishes(OTHER_HOME)),
        (claims(SELF_GIVEN), claims(HOME)),
    ],
)
def test_addresses_of_the_network(first, second):
    assert judged(CHECK, host(LOCAL, first), host(OTHER_LOCAL, second)).word == "harmless"


def test_one_network_does_not_tell_what_is_remembered():
    assert need_ids(judged(CHECK, host(LOCAL, wishes(HOME)))) == ["second-network"]
    assert judged(CHECK, host(LOCAL, claims(HOME))).word == "harmless"


def test_nothing_is_cleared_if_packets_were_dropped():
    found = judged(CHECK, host(LOCAL, claims(HOME), dropped=1))
    assert need_ids(found) == ["shorter-recording"]


def test_nothing_told():
    assert judged(CHECK, host(LOCAL)).word == "not-seen"


def asks(address):
    return ipv4_fact(NetFactKind.IPV4_ASKED, NetProtocol.ARP_ASKED, address)


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ((claims(HOME), asks(HOME)), "harmless"),
        ((claims(HOME), asks(OTHER_HOME)), "undecided"),
        ((asks(HOME), asks(OTHER_HOME)), "undecided"),
        ((asks(HOME),), "not-seen"),
    ],
)
def test_routers_of_networks_where_it_was_before(facts, word):
    outcome = judged(CHECK, host(LOCAL, *facts))
    assert outcome.word == word
    assert (need_ids(outcome) == ["former"]) == (word == "undecided")
