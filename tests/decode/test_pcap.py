import struct

import pytest

from exposure_check.decode.container import MAX_RECORD
from exposure_check.decode.pcap import is_pcap
from exposure_check.model.errors import ExposureCheckError, Reason
from tests.decode.captures import START, cut, pcap, pcap_modified, pcap_record, read

PACKETS = [(START, b"one"), (START + 1_234_567, b""), (START - 5, b"three")]


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("nano", [False, True])
def test_records_times_and_offsets(order, nano):
    reading = read(pcap(PACKETS, 147, order, nano=nano))
    assert reading.octets == [octets for _, octets in PACKETS]
    assert reading.times == [time for time, _ in PACKETS]
    assert [one.number for one in reading.records] == [1, 2, 3]
    assert [one.offset for one in reading.records] == [40, 59, 75]
    assert {one.link for one in reading.records} == {147}


@pytest.mark.parametrize("order", "<>")
def test_longer_record_headers_of_the_modified_format(order):
    reading = read(pcap_modified(PACKETS, 147, order))
    assert (reading.octets, reading.times) == (
        [octets for _, octets in PACKETS],
        [time for time, _ in PACKETS],
    )


def test_the_upper_half_of_the_link_type_tells_of_the_fcs():
    data = bytearray(pcap(PACKETS, 105))
    data[20:24] = struct.pack("<I", 0x14000000 | 105)
    assert {one.link for one in read(bytes(data)).records} == {105}


def test_unknown_link_type_is_counted_by_its_number():
    reading = read(pcap(PACKETS, 147))
    assert reading.batch.frames == 3
    assert read(pcap(PACKETS, 147), record=False).reasons == [("unknown-link-type", "147", 40, 3)]


def test_snap_length_of_the_header_is_not_believed():
    assert read(pcap(PACKETS)).batch.frames == 3  # it is written as 0


def test_a_packet_cut_by_the_recorder_is_left_out_but_keeps_number_and_time():
    short = struct.pack("<IIII", 1_700_000_000, 9, 4, 400) + b"only"
    data = pcap(PACKETS, 147) + short + pcap_record(PACKETS[0]) + short + pcap_record(PACKETS[1])
    for pieces in (data, cut(data, 1)):
        reading = read(pieces)
        assert [one.number for one in reading.records] == [1, 2, 3, 5, 7]
        assert reading.batch.frames == 7
        assert reading.reasons == [("cut-by-capture", "snap-length", 80, 2)]


@pytest.mark.parametrize("kept", [MAX_RECORD + 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF])
def test_a_length_that_cannot_be_true_ends_the_reading(kept):
    bad = struct.pack("<IIII", 0, 0, kept, kept) + bytes(1 << 19)
    data = pcap(PACKETS, 147) + bad + pcap_record(PACKETS[0])
    for pieces in (data, cut(data, 1 << 16)):
        reading = read(pieces)
        assert reading.octets == [octets for _, octets in PACKETS]
        assert reading.reasons == [("broken-record", "record-length", 80, 1)]
    with pytest.raises(ExposureCheckError) as caught:
        read(pcap([]) + bad)
    assert caught.value.reason is Reason.FILE_BROKEN
    assert caught.value.details == {"offset": 24, "code": "record-length"}


def test_the_longest_record_is_read():
    longest = bytes(range(256)) * (MAX_RECORD // 256)
    data = pcap([(START, longest), (START, b"next")], 147)
    for pieces in (data, cut(data, 1 << 16)):
        assert read(pieces).octets == [longest, b"next"]


def test_what_is_a_pcap_file():
    assert is_pcap(pcap([]))
    assert not is_pcap(b"")
    assert not is_pcap(b"\xa1\xb2\xc3\xd5")
