import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.nbns import decode_datagram, decode_nbns, netbios_name
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind
from tests.decode.net_packets import PHONE, VENDOR, dns, netbios, question, record

UNIQUE, GROUP = bytes(6), b"\x80" + bytes(5)
NAME = netbios("MADE-LAPTOP")


def claim(opcode, data=UNIQUE, name=NAME):
    asked = question(name, 32)
    return dns(opcode << 11 | 0x0110, [asked], (), (), [record(b"\xc0\x0c", 32, data)])


def status(*entries, unit=VENDOR):
    table = b"".join(name.encode().ljust(15) + bytes((0, flags, 0)) for name, flags in entries)
    data = bytes((len(entries),)) + table + unit + bytes(40)
    return dns(0x8400, (), [record(NAME, 33, data)])


def names(raw):
    return [fact.text for fact in decode_nbns(PHONE, raw)]


@pytest.mark.parametrize("opcode", [5, 6, 8, 9, 15])
def test_claims(opcode):
    assert names(claim(opcode)) == ["MADE-LAPTOP"]
    assert names(claim(opcode, GROUP)) == []


@pytest.mark.parametrize("opcode", [0, 1, 7])
def test_questions_are_about_others(opcode):
    assert names(claim(opcode)) == []


@pytest.mark.parametrize(
    ("flags", "data", "expected"),
    [
        (0x8500, UNIQUE, ["MADE-LAPTOP"]),
        (0x8580, UNIQUE, []),
        (0x8100, UNIQUE, []),
        (0x8503, UNIQUE, []),
        (0x8500, GROUP, []),
        (0xAD00, UNIQUE, []),
    ],
)
def test_answers_for_an_own_name(flags, data, expected):
    assert names(dns(flags, (), [record(NAME, 32, data)])) == expected


def test_the_node_status_tells_names_and_the_link_address():
    facts = decode_nbns(PHONE, status(("MADE-LAPTOP", 0x04), ("WORKGROUP", 0x84)))
    v = NetProtocol.NBNS
    assert facts == (
        NetFact(NetFactKind.LOCAL_NAME, v, "MADE-LAPTOP"),
        NetFact(NetFactKind.LOCAL_NAME, v, "", VENDOR, VENDOR),
    )
    assert names(status(("MADE-LAPTOP", 4), unit=bytes(6))) == ["MADE-LAPTOP"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        (netbios("A B")[1:33], "A B"),
        (b"A" * 31 + b"Q", ""),
        (b"a" * 32, ""),
        (b"A" * 30, ""),
        (b"A" * 32, ""),
    ],
)
def test_half_ascii(label, name):
    assert netbios_name((label,)) == name
    assert netbios_name(()) == ""


@settings(max_examples=5000, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.binary(max_size=120).map(
            lambda data: dns(0x8400, (), [record(NAME, 33, data), record(NAME, 32, data)])
        ),
    )
)
def test_any_octets(raw):
    assert all(fact.protocol is NetProtocol.NBNS for fact in decode_nbns(PHONE, raw))


def test_the_source_of_a_datagram():
    name = netbios("KITYAN-PC")
    raw = bytes.fromhex("110a00010a000001008a00bb0000") + name + netbios("WORKGROUP", 0x1D)
    [fact] = decode_datagram(PHONE, raw)
    assert (fact.kind, fact.text) == (NetFactKind.LOCAL_NAME, "KITYAN-PC")
    assert fact.protocol is NetProtocol.NETBIOS_DATAGRAM
    for end in range(47):
        assert decode_datagram(PHONE, raw[:end]) == ()
