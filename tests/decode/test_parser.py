import random
import struct
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.parser import CaptureParser
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Discard
from tests.decode.captures import (
    START,
    WIFI,
    Reading,
    cut,
    pcap,
    pcapng,
    read,
    section,
    small_captures,
)

CAPTURES = small_captures()
FIVE = {name for name in CAPTURES if name != "pcapng-others"}


@pytest.fixture(params=CAPTURES)
def name(request) -> str:
    return request.param


def test_every_format_is_recognised(name):
    reading = read(CAPTURES[name])
    assert reading.problems == ()
    assert reading.batch.frames == (5 if name in FIVE else 2)
    # The simple packet block has no time, so there the second packet's is the first known.
    assert reading.batch.first_time == START + (0 if name in FIVE else 1000)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_pieces_of_any_size_give_the_same(name, size):
    data = CAPTURES[name]
    assert read(cut(data, size)) == read(data)


def test_pieces_of_random_sizes_give_the_same(name):
    data = CAPTURES[name]
    seed = random.randrange(1 << 32)
    print(f"{seed=}")
    chance = random.Random(seed)
    for _ in range(20):
        places = sorted(chance.randrange(len(data) + 1) for _ in range(4))
        bounds = [0, *places, len(data)]
        pieces = [data[a:b] for a, b in pairwise(bounds)]
        assert read(pieces) == read(data)


def test_a_capture_cut_at_any_octet_gives_what_is_whole(name):
    data = CAPTURES[name]
    whole = read(data)
    for length in range(len(data)):
        reading, reason = attempt(data[:length])
        if reading is None:
            assert length < 28  # the longest head is pcapng's
            assert reason in {Reason.FILE_EMPTY, Reason.FILE_BROKEN, Reason.FILE_UNKNOWN_FORMAT}
            continue
        assert reading.records == whole.records[: len(reading.records)]
        assert reading.batch.frames in {len(reading.records), 5}
        cuts = [one for one in reading.problems if one.detail == "cut-at-end"]
        assert len(cuts) <= 1
        for one in cuts:
            assert one.reason is Discard.BROKEN_RECORD
            assert one.offset <= length


def attempt(data: bytes) -> tuple[Reading | None, Reason | None]:
    try:
        return read(data), None
    except ExposureCheckError as error:
        return None, error.reason


def test_nothing_at_all_is_an_empty_file():
    with pytest.raises(ExposureCheckError) as caught:
        read(b"")
    assert caught.value.reason is Reason.FILE_EMPTY


@pytest.mark.parametrize(
    "data", [b"Hello, this is a letter to a friend.\n", bytes(100), b"\xff" * 40]
)
def test_what_no_container_begins_with(data):
    with pytest.raises(ExposureCheckError) as caught:
        read(data)
    assert caught.value.reason is Reason.FILE_UNKNOWN_FORMAT
    assert caught.value.details == {"offset": 0, "code": "no-known-magic"}


@pytest.mark.parametrize("name", ["pcap", "pcapng", "btsnoop-2001"])
def test_a_cut_header_names_the_octet(name):
    with pytest.raises(ExposureCheckError) as caught:
        read(CAPTURES[name][:11])
    assert caught.value.reason is Reason.FILE_BROKEN
    assert caught.value.details == {"offset": 11, "code": "cut-header"}


def test_a_header_alone_is_a_capture_without_records():
    for head in (pcap([]), section()):
        reading = read(head)
        assert (reading.batch.frames, reading.problems) == (0, ())


def test_batches_are_handed_over_once():
    parser = CaptureParser(0)
    parser.feed(CAPTURES["pcap"])
    assert len(parser.take().wifi) == 5
    again = parser.take()
    assert (again.frames, again.wifi, again.first_time) == (0, [], 0)


def test_rows_name_the_source_and_number_of_the_record():
    reading = read(CAPTURES["pcap"])
    assert [row[1] for row in reading.batch.wifi] == [1 << 40 | number for number in range(1, 6)]
    assert [row[0] for row in reading.batch.wifi] == [START + 1000 * n for n in range(5)]


def test_a_large_capture_passes_in_pieces():
    many = [(START + n, WIFI) for n in range(5000)]
    for data in (pcap(many), pcapng(many)):
        reading = read(cut(data, 1 << 16))
        assert reading.batch.frames == len(reading.batch.wifi) == 5000
        assert reading == read(data)


HEADS = [
    b"",
    CAPTURES["pcap"][:24],
    CAPTURES["pcap-nano-big"][:24],
    CAPTURES["pcapng-mixed"][:68],
    CAPTURES["pcapng-big"][:48],
    CAPTURES["btsnoop-1001"][:16],
    CAPTURES["btsnoop-2001"][:16],
    CAPTURES["packet-logger"][:18],
]


def words(order: str) -> st.SearchStrategy[bytes]:
    """Numbers that matter to containers: types, lengths, limits."""
    telling = [0, 1, 2, 3, 6, 8, 9, 12, 16, 20, 28, 32, 36, 0xFFFF, 1 << 18, (1 << 18) + 4]
    telling += [0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFC, 0x0A0D0D0A, 0x1A2B3C4D]
    return st.sampled_from(telling).map(lambda value: struct.pack(order + "I", value))


BODIES = st.lists(
    st.one_of(st.binary(max_size=24), words("<"), words(">"), st.just(CAPTURES["pcapng"][48:160])),
    max_size=24,
).map(b"".join)


def outcome(pieces):
    """What came of it, but for what pieces may change.

    The times of a batch are those of its ends, and walkers go over a piece more than once, so the
    problem that is noticed first may be another one.
    """
    try:
        reading = read(pieces, record=False)
    except ExposureCheckError as error:
        return error.reason, error.details
    reading.batch.first_time = reading.batch.last_time = 0
    problems = sorted((reason, detail, count) for reason, detail, _, count in reading.reasons)
    return reading.batch, problems


@settings(max_examples=5000, deadline=None)
@given(st.sampled_from(HEADS), st.binary(max_size=200))
def test_any_octets_are_read_or_refused(head, body):
    outcome(head + body)


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(HEADS), BODIES, st.integers(1, 40))
def test_any_octets_are_read_alike_in_pieces_and_at_once(head, body, size):
    data = head + body
    assert outcome(cut(data, size)) == outcome(data)
