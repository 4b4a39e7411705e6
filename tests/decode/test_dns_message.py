import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.dns_message import Section, dotted, read_message, wire_name
from tests.decode.net_packets import dns, encoded, question, record


def names(message):
    return [dotted(item.name) for item in message.records]


def pointer(at):
    return struct.pack("!H", 0xC000 | at)


def test_sections_names_and_targets():
    message = read_message(
        dns(
            0x8400,
            [question("asked.local", 12)],
            [record("_a._tcp.local", 12, encoded("x._a._tcp.local"))],
            [record("claimed.local", 1, bytes(4))],
            [record("x._a._tcp.local", 33, bytes(6) + encoded("host.local"))],
        )
    )
    assert message.is_response
    assert message.opcode == 0
    assert message.questions == (((b"asked", b"local"), 12),)
    assert [item.section for item in message.records] == list(Section)
    assert [dotted(item.target) for item in message.records] == [
        "x._a._tcp.local",
        "",
        "host.local",
    ]


def test_pointers_are_followed_backwards():
    first = question("phone.local", 255)
    message = read_message(dns(0x8400, [first], [record(b"\x01x" + pointer(18), 1, bytes(4))]))
    assert names(message) == ["x.local"]


@pytest.mark.parametrize("target", [12, 14, 40, 0x3FFF])
def test_pointers_to_themselves_or_forwards_end_the_reading(target):
    message = read_message(dns(0x8400, (), [record(pointer(target), 1, bytes(4))]))
    assert message.records == ()


def test_two_pointers_at_each_other_end_the_reading():
    raw = dns(0x8400, (), [record(b"\x01a" + pointer(12), 1, b"")])
    assert read_message(raw).records == ()


def test_names_are_at_most_255_octets():
    longest = ".".join(["x" * 63] * 3 + ["x" * 61])
    assert len(encoded(longest)) == 255
    assert names(read_message(dns(answers=[record(longest, 1, b"")]))) == [longest]
    assert names(read_message(dns(answers=[record(longest + "x", 1, b"")]))) == []
    assert names(read_message(dns(answers=[record(longest[:-60] + ".x" * 40, 1, b"")]))) == []


def chain(pointers):
    """A record whose name needs this many pointers: each leads to the one before it."""
    places = b"\0" + b"".join(pointer(23 if n == 0 else 24 + 2 * (n - 1)) for n in range(pointers))
    return dns(answers=[record("", 99, places), record(pointer(24 + 2 * (pointers - 1)), 1, b"")])


def test_at_most_128_pointers_are_followed():
    assert len(read_message(chain(127)).records) == 2
    assert len(read_message(chain(128)).records) == 1


def test_the_work_of_a_message_is_bounded():
    labels = b"\x01x" * 120 + b"\0"
    raw = dns(answers=[record(labels, 1, b"")] + [record(pointer(12), 1, b"")] * 100)
    assert 1 < len(read_message(raw).records) <= 9


def test_the_number_of_records_is_bounded():
    raw = dns(answers=[record("", 1, b"")] * 300)
    assert len(read_message(raw).records) == 128
    assert len(read_message(dns(questions=[question("")] * 300)).questions) == 128


def test_a_target_beyond_its_record_is_not_taken():
    # The label of five octets would run on into the next record, and end there.
    raw = dns(answers=[record("a", 12, b"\x05ph"), record("x", 1, b"")])
    assert [item.target for item in read_message(raw).records] == [(), ()]


@pytest.mark.parametrize("size", range(12))
def test_without_a_whole_header_there_is_no_message(size):
    assert read_message(bytes(size)) is None


def test_every_cut_reads_a_beginning_of_the_whole():
    raw = dns(0x8400, [question("a.b")], [record("c.d", 12, encoded("e.f"))] * 2)
    whole = read_message(raw)
    for size in range(12, len(raw)):
        message = read_message(raw[:size])
        assert message.records == whole.records[: len(message.records)]
        assert len(message.records) < 2


@pytest.mark.parametrize(
    ("octets", "name"),
    [
        (b"", ""),
        (b"\0", ""),
        (b"\x05phone", "phone"),
        (b"\x05phone\x03lan\0rest", "phone.lan"),
        (b"\x05phone\x09lan", "phone"),
        (b"\x05phone\xc0\x00", "phone"),
    ],
)
def test_wire_names(octets, name):
    assert wire_name(octets) == name


@settings(max_examples=5000, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.tuples(st.lists(st.integers(0, 6), min_size=4, max_size=4), st.binary(max_size=300)).map(
            lambda made: struct.pack("!HHHHHH", 0, 0x8400, *made[0]) + made[1]
        ),
    )
)
def test_any_octets(raw):
    message = read_message(raw)
    if message is not None:
        for item in message.records:
            assert sum(len(label) + 1 for label in item.name) < 255
            assert item.data in raw
    assert len(wire_name(raw)) <= 255
