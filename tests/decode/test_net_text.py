from exposure_check.decode.net_text import name_fact, text_of
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from tests.decode.net_packets import PHONE, VENDOR

KIND, PROTOCOL = NetFactKind.HOST_NAME, NetProtocol.DHCPV4


def test_text_is_bounded_and_free_of_padding():
    assert text_of(b"phone\0\0") == "phone"
    assert text_of(b" phone ") == "phone"
    assert text_of(b"ph\xffone") == "ph\N{REPLACEMENT CHARACTER}one"
    assert len(text_of(b"x" * 5000)) == 255


def test_a_name_is_a_fact_an_empty_one_is_none():
    assert name_fact(KIND, PROTOCOL, "", PHONE) == ()
    (fact,) = name_fact(KIND, PROTOCOL, "cam-3c0630123456", PHONE)
    assert (fact.text, fact.address) == ("cam-3c0630123456", VENDOR)
