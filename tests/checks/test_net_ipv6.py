import pytest

from exposure_check.checks.net_ipv6 import CHECK
from exposure_check.model.heard import NetProtocol
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence
from tests.checks.net_made import (
    LOCAL,
    OTHER_LOCAL,
    VENDOR,
    fact,
    host,
    ipv6,
    judged,
    name,
    need_ids,
    proof_ids,
)

LINK, SITE = "fe80" + "00" * 6, "20010db800000000"
RANDOM, RANDOM_2 = "1234567890abcdef", "90abcdef12345678"


def made(address, prefix=LINK):
    interface = bytes((address[0] ^ 2,)) + address[1:3] + b"\xff\xfe" + address[3:]
    return ipv6(prefix + interface.hex(), address)


@pytest.mark.parametrize(
    ("sender", "inside", "hardware", "proof", "confidence"),
    [
        (LOCAL, VENDOR, (), "other-address", Confidence.STRONG),
        (LOCAL, OTHER_LOCAL, (), "other-address", Confidence.STRONG),
        (LOCAL, VENDOR, (VENDOR,), "own-hardware-address", Confidence.CERTAIN),
        (VENDOR, VENDOR, (), "vendor-address", Confidence.CERTAIN),
    ],
)
def test_addresses_made_from_a_link_address(sender, inside, hardware, proof, confidence):
    outcome = judged(CHECK, host(sender, ipv6(SITE + RANDOM), made(inside)), hardware=hardware)
    assert (outcome.word, outcome.confidence) == ("identifies", confidence)
    assert proof_ids(outcome) == [proof]
    assert outcome.proofs[0].values["id"] == Identifier(IdentifierKind.ADDRESS, inside)


def test_an_address_heard_as_the_devices_own_is_known():
    hosts = host(LOCAL, made(OTHER_LOCAL)), host(OTHER_LOCAL, ipv6(LINK + RANDOM))
    assert proof_ids(judged(CHECK, *hosts)) == ["own-hardware-address"]


def test_an_address_made_from_the_local_one_in_use_decides_nothing_on_one_network():
    outcome = judged(CHECK, host(LOCAL, made(LOCAL), made(LOCAL, SITE)))
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["second-network"])
    assert proof_ids(outcome) == ["own-random-address"]
    hosts = host(LOCAL, made(LOCAL)), host(OTHER_LOCAL, made(OTHER_LOCAL))
    assert judged(CHECK, *hosts).word == "harmless"


def test_the_same_second_half_under_two_addresses_identifies():
    hosts = host(LOCAL, ipv6(LINK + RANDOM)), host(OTHER_LOCAL, ipv6(LINK + RANDOM))
    outcome = judged(CHECK, *hosts)
    assert (outcome.word, outcome.confidence) == ("identifies", Confidence.CERTAIN)
    assert proof_ids(outcome) == ["same-interface-id"]


def test_short_second_halves_chosen_by_hand_do_not():
    low = "00" * 7 + "02"
    hosts = host(LOCAL, ipv6(LINK + low)), host(OTHER_LOCAL, ipv6(LINK + low))
    assert judged(CHECK, *hosts).word == "harmless"


def test_random_second_halves_are_harmless_and_surer_on_two_networks():
    one = host(LOCAL, ipv6(LINK + RANDOM), ipv6(SITE + RANDOM_2))
    outcome = judged(CHECK, one)
    assert (outcome.word, outcome.confidence) == ("harmless", Confidence.WEAK)
    assert outcome.proofs[0].values == {"ids": 2, "addresses": 1}
    two = host(OTHER_LOCAL, ipv6(LINK + "aaaa567890abcdef"))
    assert judged(CHECK, one, two).confidence is Confidence.STRONG


def test_without_the_link_local_address_nothing_is_harmless():
    outcome = judged(CHECK, host(LOCAL, ipv6(SITE + RANDOM)))
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["whole-join"])


def test_with_packets_dropped_nothing_is_harmless():
    outcome = judged(CHECK, host(LOCAL, ipv6(LINK + RANDOM), dropped=1))
    assert need_ids(outcome) == ["shorter-recording"]


@pytest.mark.parametrize("hosts", [[], [host(LOCAL, name("Lucas"))]])
def test_without_ipv6_nothing_was_seen(hosts):
    outcome = judged(CHECK, *hosts)
    need = "record-join" if hosts else "network-recording"
    assert (outcome.word, need_ids(outcome)) == ("not-seen", [need])


def test_two_addresses_at_once_may_be_two_devices():
    hosts = host(LOCAL, made(LOCAL)), host(OTHER_LOCAL, made(OTHER_LOCAL), turn=0)
    assert need_ids(judged(CHECK, *hosts)) == ["second-network"]
    free = host(LOCAL, ipv6(LINK + RANDOM)), host(OTHER_LOCAL, ipv6(LINK + RANDOM_2), turn=0)
    assert judged(CHECK, *free).confidence is Confidence.WEAK


def group(ending, head="ff02 0000 0000 0000 0000 0001 ff"):
    raw = bytes.fromhex(head) + ending
    return fact(NetFactKind.GROUP, "", raw, protocol=NetProtocol.GROUPS)


def test_a_group_joined_under_two_addresses_ties_them_together():
    hosts = (host(one, group(b"\x9f\x3a\x71")) for one in (LOCAL, OTHER_LOCAL))
    outcome = judged(CHECK, *hosts)
    assert (outcome.word, outcome.confidence) == ("identifies", Confidence.CERTAIN)
    assert proof_ids(outcome) == ["same-group"]
    hosts = (host(one, group(b"\0\0\2"), ipv6(LINK + RANDOM_2)) for one in (LOCAL,))
    assert judged(CHECK, *hosts).word == "undecided"


def test_a_group_of_a_hardware_address_that_is_known():
    told = host(LOCAL, group(VENDOR[3:]), ipv6(LINK + RANDOM))
    assert proof_ids(judged(CHECK, told, hardware=[VENDOR])) == ["group-of-hardware"]
    assert need_ids(judged(CHECK, told)) == ["second-network"]


def test_a_group_of_an_address_that_was_seen_adds_nothing():
    own = bytes.fromhex(RANDOM)[5:]
    assert judged(CHECK, host(LOCAL, group(own), ipv6(LINK + RANDOM))).word == "harmless"


def test_groups_that_change_with_the_address_are_harmless():
    hosts = [
        host(one, group(bytes((7, 7, turn))), ipv6(LINK + own))
        for turn, (one, own) in enumerate(((LOCAL, RANDOM), (OTHER_LOCAL, RANDOM_2)))
    ]
    assert judged(CHECK, *hosts).word == "harmless"


def test_only_a_group_is_not_enough():
    assert need_ids(judged(CHECK, host(LOCAL, group(b"\7\7\7")))) == ["second-network"]
    hosts = (host(one, group(one[:3])) for one in (LOCAL, OTHER_LOCAL))
    assert need_ids(judged(CHECK, *hosts)) == ["whole-join"]
