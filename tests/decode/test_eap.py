import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.decode.eap import decode_eap
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind
from tests.decode.net_packets import eap


def name(text):
    return (NetFact(NetFactKind.LOGIN_NAME, NetProtocol.EAP, text),)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"kit@maple.example", "kit@maple.example"),
        (b"kit\0networkid=Maple,nasid=7", "kit"),
        (b"", ""),
        (b"\xff\xfe", "\ufffd\ufffd"),
    ],
)
def test_a_name(content, text):
    assert decode_eap(eap(content)) == name(text)


def test_octets_behind_the_packet_are_not_of_the_name():
    assert decode_eap(eap(b"kit") + b"more") == name("kit")


@pytest.mark.parametrize("method", [2, 3, 21, 25, 43, 55])
def test_what_goes_on_inside_tls_says_nothing(method):
    assert decode_eap(eap(b"\x80\0\0", method)) == ()


def test_other_methods_are_not_read():
    fact = NetFact(NetFactKind.UNREAD, NetProtocol.EAP, "13")
    assert decode_eap(eap(b"\x80\0\0", 13)) == (fact,)


def test_questions_are_of_others():
    assert decode_eap(eap(b"hello", code=1)) == ()


@given(st.binary(max_size=300))
def test_any_octets(raw):
    assert len(decode_eap(raw)) <= 1
    assert len(decode_eap(b"\2" + raw)) <= 1
