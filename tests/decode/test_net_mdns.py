import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.net_mdns import decode_mdns
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind
from tests.decode.net_packets import PHONE, VENDOR, dns, encoded, question, record

HOST, INSTANCE = NetFactKind.LOCAL_NAME, NetFactKind.SERVICE_INSTANCE
TYPE = "_airplay._tcp.local"


def told(raw, sender=PHONE):
    return [(fact.kind, fact.text, fact.address) for fact in decode_mdns(sender, raw)]


def text(*pairs):
    return b"".join(bytes((len(pair),)) + pair for pair in pairs)


def owner_option(address):
    data = bytes((0, 1)) + address
    return struct.pack("!HH", 4, len(data)) + data


@pytest.mark.parametrize(
    ("answer", "facts"),
    [
        (record("Made-Phone.local", 1, bytes(4)), [(HOST, "Made-Phone.local", None)]),
        (record("Made-Phone.local", 13, b"\x01a\x01b"), [(HOST, "Made-Phone.local", None)]),
        (record("Made-Phone.local", 47, b""), [(HOST, "Made-Phone.local", None)]),
        (record("TV." + TYPE, 47, b""), [(INSTANCE, "TV." + TYPE, None)]),
        (record(TYPE, 12, encoded("TV." + TYPE)), [(INSTANCE, "TV." + TYPE, None)]),
        (record("_s._sub." + TYPE, 12, encoded("TV." + TYPE)), [(INSTANCE, "TV." + TYPE, None)]),
        (record("_services._dns-sd._udp.local", 12, encoded(TYPE)), []),
        (
            record("1.2.3.10.in-addr.arpa", 12, encoded("Made-Phone.local")),
            [(HOST, "Made-Phone.local", None)],
        ),
        (
            record("TV." + TYPE, 33, bytes(6) + encoded("Made-Phone.local")),
            [(INSTANCE, "TV." + TYPE, None), (HOST, "Made-Phone.local", None)],
        ),
        (record("1.2.3.10.in-addr.arpa", 1, bytes(4)), []),
        (record(TYPE, 16, b""), []),
    ],
)
def test_what_an_answer_claims(answer, facts):
    assert told(dns(answers=[answer])) == facts
    assert told(dns(additionals=[answer])) == facts


def test_known_answers_in_a_question_are_other_peoples():
    known = record(TYPE, 12, encoded("Neighbours TV." + TYPE))
    assert told(dns(0, [question(TYPE, 12)], [known], (), [known])) == []
    assert told(dns(0, [question("neighbour.local", 1)])) == []


def test_what_a_probe_claims_is_the_senders():
    raw = dns(0, [question("Made-Phone.local")], (), [record("Made-Phone.local", 1, bytes(4))])
    assert told(raw) == [(HOST, "Made-Phone.local", None)]


def test_own_ipv6_addresses_are_told():
    made = bytes.fromhex("fe800000000000003e0630fffe123456")
    facts = decode_mdns(PHONE, dns(answers=[record("p.local", 28, made)]))
    assert NetFact(NetFactKind.IPV6_EUI64, NetProtocol.MDNS, "", made, VENDOR) in facts


@pytest.mark.parametrize(
    ("label", "address"),
    [
        ("3c:06:30:12:34:56@fe80::1-supportsRP", VENDOR),
        ("56:34:12:30:06:3c@x", bytes.fromhex("56341230063c")),
        ("3C0630123456@Room", VENDOR),
        ("box [3c:06:30:12:34:56]", VENDOR),
        ("02-01-aa-55-3b-da", PHONE),
        ("Room", None),
    ],
)
def test_link_addresses_in_instance_names(label, address):
    name = f"{label}._apple-mobdev2._tcp.local"
    assert told(dns(answers=[record(name, 33, bytes(6) + b"\0")])) == [(INSTANCE, name, address)]


@pytest.mark.parametrize(
    "raw",
    [
        dns(0, [question("0123abcd._sub._apple-mobdev2._tcp.local", 12)]),
        dns(answers=[record("0123abcd._sub._apple-mobdev2._tcp.local", 12, b"\0")]),
    ],
)
def test_the_id_of_a_pairing_is_told(raw):
    assert told(raw) == [(INSTANCE, "0123abcd._sub._apple-mobdev2._tcp.local", None)]


def test_questions_for_other_subtypes_are_not():
    assert told(dns(0, [question("_printer._sub._http._tcp.local", 12)])) == []


def test_link_addresses_in_attributes():
    data = text(b"model=x", b"deviceid=3C:06:30:12:34:56")
    assert (INSTANCE, "TV." + TYPE, VENDOR) in told(dns(answers=[record("TV." + TYPE, 16, data)]))


def test_the_rotating_bluetooth_address_is_no_link_address():
    data = text(b"rpBA=3C:06:30:12:34:56", b"broken", b"\xff=\xff")
    assert told(dns(answers=[record("TV." + TYPE, 16, data)])) == [(INSTANCE, "TV." + TYPE, None)]


@pytest.mark.parametrize("flags", [0x8400, 0])
def test_the_owner_option_tells_the_link_address(flags):
    raw = dns(flags, additionals=[record("", 41, owner_option(VENDOR))])
    assert told(raw) == [(HOST, "", VENDOR)]


@pytest.mark.parametrize(
    "data", [b"", owner_option(bytes(6)), owner_option(b"\xff" * 6), owner_option(VENDOR)[:9]]
)
def test_an_owner_option_without_address_tells_nothing(data):
    assert told(dns(additionals=[record("", 41, data)])) == []


@settings(max_examples=5000, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(
            st.tuples(
                st.sampled_from(["p.local", "T." + TYPE, TYPE, "1.in-addr.arpa", ""]),
                st.sampled_from([1, 12, 13, 16, 28, 33, 41, 47]),
                st.binary(max_size=60),
            ).map(lambda made: record(*made)),
            max_size=5,
        ).map(lambda made: dns(answers=made)),
    )
)
def test_any_octets(raw):
    for fact in decode_mdns(PHONE, raw):
        assert fact.protocol is NetProtocol.MDNS
        assert fact.address is None or len(fact.address) == 6
