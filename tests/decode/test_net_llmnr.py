import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.net_llmnr import decode_llmnr
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from tests.decode.net_packets import PHONE, dns, encoded, question, record


def names(raw):
    facts = decode_llmnr(PHONE, raw)
    return [fact.text for fact in facts if fact.kind is NetFactKind.LOCAL_NAME]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (dns(0, [question("made-laptop", 255)]), ["made-laptop"]),
        (dns(0, [question("wpad", 1)]), []),
        (dns(0, [question("wpad", 28)], [record("other", 1, bytes(4))]), []),
        (
            dns(0x8000, [question("made-laptop", 1)], [record("made-laptop", 1, bytes(4))]),
            ["made-laptop"],
        ),
        (dns(0x8000, (), [record("1.in-addr.arpa", 12, encoded("made-laptop"))]), ["made-laptop"]),
        (dns(0x8000, [question("asked", 1)]), []),
        (dns(0x8000, (), (), [record("ns", 1, bytes(4))]), []),
        (dns(0xA800, (), [record("x", 1, bytes(4))]), []),
        (b"", []),
    ],
)
def test_own_names(raw, expected):
    assert names(raw) == expected


def test_own_ipv6_addresses_are_told():
    made = bytes.fromhex("fe800000000000003e0630fffe123456")
    facts = decode_llmnr(PHONE, dns(0x8000, (), [record("x", 28, made)]))
    assert NetFactKind.IPV6_EUI64 in {fact.kind for fact in facts}


@settings(max_examples=5000, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.binary(max_size=80).map(
            lambda data: dns(0x8000, (), [record("x", 12, data), record("y", 28, data)])
        ),
    )
)
def test_any_octets(raw):
    assert all(fact.protocol is NetProtocol.LLMNR for fact in decode_llmnr(PHONE, raw))
