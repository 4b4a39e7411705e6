import random
import struct

import pytest

from exposure_check.decode.pcapng_interface import MAX_INTERFACES
from exposure_check.model.errors import ExposureCheckError, Reason
from tests.decode.captures import (
    START,
    block,
    cut,
    enhanced,
    interface,
    old_packet,
    option,
    pcapng,
    read,
    section,
    simple,
)

ONE, TWO, THREE = (START, b"one"), (START + 1, b""), (START + 2_000_000, b"three333")
HEAD = section() + interface(147)


def resolution(value: int) -> bytes:
    return option(9, bytes((value,)))


@pytest.mark.parametrize("order", "<>")
def test_records_times_and_offsets(order):
    reading = read(pcapng([ONE, TWO, THREE], 147, order))
    assert reading.octets == [b"one", b"", b"three333"]
    assert reading.times == [START, START + 1, START + 2_000_000]
    assert [one.number for one in reading.records] == [1, 2, 3]
    assert [one.offset for one in reading.records] == [76, 112, 144]


@pytest.mark.parametrize(
    ("value", "ticks"),
    [
        (0, START // 1_000_000),
        (3, START // 1000),
        (6, START),
        (7, START * 10 + 9),
        (9, START * 1000 + 999),
        (0x80 | 0, START // 1_000_000),
        (0x80 | 20, (START << 20) // 1_000_000 + 1),
        (0x80 | 30, (START << 30) // 1_000_000 + 1),
    ],
)
def test_every_resolution_of_the_clock(value, ticks):
    blocks = [interface(147, options=resolution(value)), enhanced((ticks, b"x")) * 3]
    assert read(section() + b"".join(blocks)).times == [START] * 3


def test_offset_of_the_clock():
    blocks = [interface(147, options=option(14, struct.pack("<q", 1_699_999_990)))]
    blocks += [enhanced((10_000_000, b"x")), enhanced((10_000_001, b"y"))]
    assert read(section() + b"".join(blocks)).times == [START, START + 1]


def test_interfaces_have_link_types_and_clocks_of_their_own():
    data = section() + interface(147) + interface(148) + interface(147, options=resolution(9))
    data += enhanced((START, b"a"), 0) + enhanced((START, b"b"), 1)
    data += enhanced((START * 1000, b"c"), 2) + enhanced((START, b"d"), 0)
    reading = read(data)
    assert [(one.link, one.octets) for one in reading.records] == [
        (147, b"a"),
        (148, b"b"),
        (147, b"c"),
        (147, b"d"),
    ]
    assert reading.times == [START] * 4
    assert [one.number for one in reading.records] == [1, 2, 3, 4]


def test_sections_begin_anew():
    first = section() + interface(147) + interface(148) + enhanced(ONE, 1)
    second = section(">") + interface(149, order=">") + enhanced(THREE, 0, ">")
    third = section() + enhanced(TWO, 0)
    reading = read(first + second + third)
    assert [one.link for one in reading.records] == [148, 149]
    assert reading.batch.frames == 3
    offset = len(first + second) + 28
    assert reading.reasons == [("broken-record", "missing-interface", offset, 1)]


@pytest.mark.parametrize("order", "<>")
def test_obsolete_packet_blocks(order):
    data = section(order) + interface(147, order=order) + interface(148, order=order)
    reading = read(data + old_packet(ONE, 1, order) + old_packet(TWO, 0, order))
    assert [(one.link, one.octets) for one in reading.records] == [(148, b"one"), (147, b"")]


def test_simple_packets_have_the_time_of_the_one_before():
    data = section() + interface(147, snap=4) + simple(b"who") + enhanced(ONE) + simple(b"me")
    data += simple(b"long", length=9)
    reading = read(data)
    assert (reading.octets, reading.times) == ([b"who", b"one", b"me"], [0, START, START])
    assert reading.batch.first_time == START
    assert reading.reasons == [("cut-by-capture", "snap-length", len(data) - 20, 1)]


def test_options_of_packets_are_passed_over():
    data = HEAD + enhanced(ONE, options=option(1, b"comment") + option(0, b"")) + enhanced(TWO)
    assert read(data).octets == [b"one", b""]


def test_other_blocks_are_passed_over_and_numbered_as_wireshark_does():
    unseen = (
        block(4, b"names") + block(5, bytes(20)) + block(10, b"secret") + block(0x4D4D4D4D, b"")
    )
    numbered = block(9, b"MESSAGE=x\n") + block(0xBAD, b"0123") + block(0x40000BAD, b"0123")
    reading = read(HEAD + enhanced(ONE) + unseen + enhanced(TWO) + numbered + enhanced(THREE))
    assert [one.number for one in reading.records] == [1, 2, 6]
    assert (reading.batch.frames, reading.problems) == (3, ())


def test_a_long_block_of_another_kind_is_not_kept_in_memory():
    long = block(0x4D4D4D4D, bytes(1 << 20))
    data = HEAD + long + enhanced(ONE)
    assert read(cut(data, 1 << 12)) == read(data)
    assert read(data).octets == [b"one"]


BROKEN_BLOCKS = {
    "zero": (struct.pack("<II", 6, 0) + bytes(24), "block-length", 1),
    "eight": (struct.pack("<II", 6, 8), "block-length", 1),
    "not of four": (struct.pack("<II", 6, 33) + bytes(25), "block-length", 1),
    "all ones": (struct.pack("<II", 6, 0xFFFFFFFF) + bytes(28), "block-length", 1),
    "too long": (struct.pack("<II", 6, 1 << 20) + bytes(28), "block-length", 1),
    "unknown and too long": (struct.pack("<II", 77, 1 << 25) + bytes(28), "block-length", 0),
    "trailer": (enhanced(ONE)[:-4] + struct.pack("<I", 40), "block-trailer", 1),
    "no packet head": (block(6, bytes(16)), "block-length", 1),
    "no interface": (enhanced(ONE, 5), "missing-interface", 1),
    "packet beyond block": (
        block(6, struct.pack("<IIIII", 0, 0, 0, 13, 13) + bytes(12)),
        "packet-length",
        1,
    ),
    "negative": (
        block(6, struct.pack("<IIIII", 0, 0, 0, 0xFFFFFFFF, 0xFFFFFFFF) + bytes(12)),
        "packet-length",
        1,
    ),
    "year 586,524": (enhanced(((1 << 64) - 1, b"late")), "time", 1),
    "section's byte order": (block(0x0A0D0D0A, b"\1\2\3\4" + bytes(12)), "byte-order", 0),
    "section's length": (
        struct.pack("<III", 0x0A0D0D0A, 12, 0x1A2B3C4D) + bytes(12),
        "block-length",
        0,
    ),
    "section's trailer": (section()[:-4] + bytes(4), "block-trailer", 0),
    "simple packet": (simple(b"0123", length=100), "packet-length", 1),
}


@pytest.mark.parametrize("name", BROKEN_BLOCKS)
def test_a_broken_block_costs_only_itself(name):
    broken, detail, numbered = BROKEN_BLOCKS[name]
    before = HEAD + enhanced(ONE) + enhanced(TWO)
    data = before + broken + enhanced(THREE) + enhanced(ONE)
    for size in (1, 5, len(data)):
        reading = read(cut(data, size))
        assert reading.octets == [b"one", b"", b"three333", b"one"]
        assert [one.number for one in reading.records] == [1, 2, 3 + numbered, 4 + numbered]
        assert reading.batch.frames == 4 + numbered
        assert reading.reasons == [("broken-record", detail, len(before), 1)]


def test_a_broken_interface_keeps_its_number():
    for broken in (block(1, bytes(4)), struct.pack("<II", 1, 3) + bytes(12)):
        data = section() + broken + interface(148) + enhanced(ONE, 1) + enhanced(TWO, 0)
        reading = read(data)
        assert [(one.link, one.octets) for one in reading.records] == [(148, b"one")]
        assert [detail for _, detail, _, _ in reading.reasons][1] == "missing-interface"


def test_options_beyond_the_block_are_counted_and_the_interface_is_used():
    overrun = struct.pack("<HH", 9, 600) + b"\x09\0\0\0"
    reading = read(section() + interface(147, options=overrun) + enhanced(ONE))
    assert (reading.octets, reading.times) == ([b"one"], [START])
    assert reading.reasons == [("broken-record", "option-overrun", 28, 1)]


def test_a_broken_first_section_is_an_error():
    for data in (block(0x0A0D0D0A, bytes(16)), section()[:4] + bytes(4) + section()[8:]):
        with pytest.raises(ExposureCheckError) as caught:
            read(data)
        assert caught.value.reason is Reason.FILE_BROKEN
        assert caught.value.details["offset"] == 0


def test_a_capture_of_which_nothing_could_be_read_is_an_error():
    with pytest.raises(ExposureCheckError) as caught:
        read(section() + bytes(500))
    assert caught.value.reason is Reason.FILE_BROKEN
    assert caught.value.details == {"offset": 28, "code": "no-packets"}


def test_zeros_at_the_end_are_one_problem():
    data = HEAD + enhanced(ONE)
    reading = read(cut(data + bytes(1 << 18), 1 << 16))
    assert reading.octets == [b"one"]
    assert reading.reasons == [("broken-record", "block-length", len(data), 1)]


def test_section_length_is_not_believed():
    for length in (0, 4, 1 << 40):
        assert read(section(length=length) + interface(147) + enhanced(ONE)).octets == [b"one"]


def test_more_interfaces_than_are_kept():
    count = MAX_INTERFACES + 5
    data = section() + interface(147) * count + enhanced(ONE, MAX_INTERFACES - 1)
    data += enhanced(TWO, MAX_INTERFACES)
    reading = read(data)
    assert reading.octets == [b"one"]
    assert [(detail, times) for _, detail, _, times in reading.reasons] == [
        ("too-many-interfaces", 5),
        ("missing-interface", 1),
    ]


def test_noise_between_blocks_hides_no_block():
    seed = random.randrange(1 << 32)
    print(f"{seed=}")
    chance = random.Random(seed)
    for _ in range(50):
        noise = b"\xff\xff\xff\xff\xff\xff\xff\xff" + chance.randbytes(chance.randrange(400))
        data = HEAD + enhanced(ONE) + noise + enhanced(THREE) + noise + enhanced(TWO)
        reading = read(cut(data, chance.randrange(1, 300)))
        assert reading.octets == [b"one", b"three333", b""]
