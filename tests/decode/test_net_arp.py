import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.decode.net_arp import (
    decode_arp,
    decode_question,
    find_arp,
    find_question,
    ipv4_fact,
)
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from tests.decode.net_packets import GROUP, PHONE, VENDOR, arp

NOWHERE, OWN, ROUTER = bytes(4), bytes((10, 0, 0, 9)), bytes((10, 0, 0, 1))
SELF_GIVEN = bytes((169, 254, 3, 4))


def found(message, sender=PHONE):
    padded = message + bytes(18)
    return find_arp(padded, 0, len(padded), sender)


def claimed(own, link=None):
    return (ipv4_fact(NetFactKind.IPV4_CLAIMED, NetProtocol.ARP, own, link),)


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        (arp(PHONE, NOWHERE, OWN), claimed(OWN)),
        (arp(PHONE, OWN, OWN), claimed(OWN)),
        (arp(PHONE, OWN, OWN, 2), claimed(OWN)),
        (arp(PHONE, SELF_GIVEN, ROUTER), claimed(SELF_GIVEN)),
        (arp(VENDOR, OWN, ROUTER), claimed(OWN, VENDOR)),
    ],
)
def test_claims(message, fact):
    assert found(message) == (NetProtocol.ARP, 0, 28)
    assert decode_arp(PHONE, message) == fact
    assert fact[0].text.count(".") == 3


@pytest.mark.parametrize(
    "message",
    [
        arp(PHONE, OWN, ROUTER),
        arp(PHONE, OWN, ROUTER, 2),
        arp(GROUP, OWN, ROUTER),
        arp(bytes(6), OWN, ROUTER),
        arp(PHONE, NOWHERE, NOWHERE),
        b"\0\6" + arp(PHONE, NOWHERE, OWN)[2:],
    ],
)
def test_questions_about_others_say_nothing(message):
    assert found(message) is None


def test_cut_messages_are_left():
    message = arp(PHONE, OWN, OWN)
    for end in range(28):
        assert find_arp(message, 0, end, PHONE) is None
        assert decode_arp(PHONE, message[:end]) == ()


@given(st.binary(max_size=60))
def test_any_octets(raw):
    find_arp(raw, 0, len(raw), PHONE)
    assert len(decode_arp(PHONE, raw)) <= 1


def test_a_question_to_one_other_device():
    message = arp(PHONE, OWN, ROUTER)
    where = find_question(message, 0, len(message), VENDOR)
    assert where == (NetProtocol.ARP_ASKED, 14, 18)
    [fact] = decode_question(message[14:18])
    assert (fact.kind, fact.raw) == (NetFactKind.IPV4_ASKED, OWN)
    assert find_question(message, 0, len(message), b"\xff" * 6) is None
    assert find_question(message, 0, len(message) - 1, VENDOR) is None
    for other in (arp(PHONE, OWN, ROUTER, 2), arp(PHONE, NOWHERE, OWN)):
        assert find_question(other, 0, len(other), VENDOR) is None
    assert decode_question(b"abc") == ()
