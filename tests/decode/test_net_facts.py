import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.net_facts import MAX_FACTS, decode_net
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from tests.decode.net_packets import (
    PHONE,
    VENDOR,
    arp,
    dhcp4,
    dhcp6,
    dns,
    eap,
    encoded,
    option,
    option6,
    question,
    record,
)

SAMPLES = {
    NetProtocol.DHCPV4: dhcp4(option(12, b"phone")),
    NetProtocol.DHCPV6: dhcp6(option6(1, b"\0\x02made")),
    NetProtocol.MDNS: dns(answers=[record("phone.local", 1, bytes(4))]),
    NetProtocol.LLMNR: dns(0, [question("phone", 255)]),
    NetProtocol.NBNS: dns(0x8500, (), [record(b"\x20" + b"EB" * 16 + b"\0", 32, bytes(6))]),
    NetProtocol.NETBIOS_DATAGRAM: b"\x11" + bytes(14) + b"EB" * 16 + b"\0",
    NetProtocol.UNREAD: (1900).to_bytes(2),
    NetProtocol.IPV6_SOURCE: b"\xfe\x80" + bytes(14),
    NetProtocol.ARP: arp(PHONE, bytes(4), bytes((10, 0, 0, 9))),
    NetProtocol.EAP: eap(b"kit@maple.example"),
    NetProtocol.NEIGHBOUR: VENDOR,
    NetProtocol.ARP_ASKED: bytes((10, 0, 0, 9)),
    NetProtocol.LINK_UNREAD: b"\x88\xcc",
    NetProtocol.GROUPS: bytes((131,)) + bytes(23),
    NetProtocol.ASKED: encoded("kits-printer.local"),
}


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"\x88\xcc", "LLDP"),
        (bytes.fromhex("00000c2000"), "CDP"),
        (b"\xf0\xf0\x03", "f0f003"),
        (b"\x8c", "ICMPv6 140"),
        (b"", "802.11"),
    ],
)
def test_a_protocol_of_the_link_is_named(raw, name):
    (fact,) = decode_net(NetProtocol.LINK_UNREAD, PHONE, raw)
    assert fact.text == name


@pytest.mark.parametrize("protocol", list(NetProtocol))
def test_every_protocol_has_its_decoder(protocol):
    facts = decode_net(protocol, PHONE, SAMPLES[protocol])
    assert facts
    assert {fact.protocol for fact in facts} == {protocol}


def test_other_numbers_tell_nothing():
    assert decode_net(99, PHONE, b"anything") == ()
    assert decode_net(-1, PHONE, b"") == ()


def test_each_thing_is_told_once_and_not_too_many():
    same = dns(answers=[record("phone.local", 1, bytes(4))] * 5)
    assert len(decode_net(NetProtocol.MDNS, PHONE, same)) == 1
    many = dns(answers=[record(f"p{number}.local", 1, bytes(4)) for number in range(100)])
    assert len(decode_net(NetProtocol.MDNS, PHONE, many)) == MAX_FACTS


def test_what_is_longer_than_any_message_is_not_read_on():
    padding = record("", 99, bytes(8_990))
    assert decode_net(NetProtocol.MDNS, PHONE, dns(answers=[record("p.local", 1, b""), padding]))
    late = dns(answers=[padding, record("p.local", 1, b"")])
    assert decode_net(NetProtocol.MDNS, PHONE, late) == ()


@settings(max_examples=5000, deadline=None)
@given(st.sampled_from(NetProtocol), st.binary(min_size=6, max_size=6), st.binary(max_size=300))
def test_any_octets(protocol, sender, raw):
    facts = decode_net(protocol, sender, raw)
    assert len(facts) <= MAX_FACTS
    assert all(isinstance(fact.kind, NetFactKind) for fact in facts)


def test_what_is_not_read_is_named_by_its_port():
    [fact] = decode_net(NetProtocol.UNREAD, PHONE, (1900).to_bytes(2))
    assert (fact.kind, fact.text, fact.raw) == (NetFactKind.UNREAD, "1900", b"")
