import struct

import pytest

from exposure_check.decode.container import MAX_RECORD
from exposure_check.model.errors import ExposureCheckError, Reason
from tests.decode.captures import BTSNOOP_EPOCH, START, btsnoop, cut, read


def test_monitor_records_become_link_type_254():
    data = btsnoop([(START, b"event", 0x00020003), (START + 5, b"", 0xFFFF000C)])
    reading = read(data)
    assert reading.octets == [b"\0\2\0\3event", b"\xff\xff\0\x0c"]
    assert reading.times == [START, START + 5]
    assert [(one.number, one.link) for one in reading.records] == [(1, 254), (2, 254)]
    assert [one.offset for one in reading.records] == [36, 65]


@pytest.mark.parametrize(
    ("flags", "prefix"),
    [
        (0, b"\0\0\0\0\2"),
        (1, b"\0\0\0\1\2"),
        (2, b"\0\0\0\0\1"),
        (3, b"\0\0\0\1\4"),
        (0xFFFFFFFF, b"\0\0\0\1\4"),
    ],
)
def test_bare_hci_records_become_h4_with_direction(flags, prefix):
    record = read(btsnoop([(START, b"packet", flags)], 1001)).records[0]
    assert (record.link, record.octets) == (201, prefix + b"packet")


@pytest.mark.parametrize(("flags", "direction"), [(0, 0), (1, 1), (2, 0), (3, 1)])
def test_h4_records_get_their_direction(flags, direction):
    record = read(btsnoop([(START, b"\4packet", flags)], 1002)).records[0]
    assert (record.link, record.octets) == (201, bytes((0, 0, 0, direction)) + b"\4packet")


@pytest.mark.parametrize("datalink", [1003, 1004])
def test_other_datalinks_are_named_by_their_number(datalink):
    reading = read(btsnoop([(START, b"x", 0)] * 2, datalink), record=False)
    assert reading.reasons == [("unknown-link-type", str(datalink), 40, 2)]


@pytest.mark.parametrize("datalink", [0, 127, 1000, 0xFFFFFFFF])
def test_datalinks_that_are_not_of_this_format(datalink):
    with pytest.raises(ExposureCheckError) as caught:
        read(btsnoop([(START, b"x", 0)], datalink))
    assert caught.value.reason is Reason.FILE_BROKEN
    assert caught.value.details == {"offset": 12, "code": "btsnoop-datalink"}


def test_records_left_out_keep_their_numbers():
    good = btsnoop([(START, b"good", 3)])
    short = struct.pack(">IIIIq", 99, 4, 3, 0, START + BTSNOOP_EPOCH) + b"only"
    ancient = struct.pack(">IIIIq", 4, 4, 3, 0, BTSNOOP_EPOCH - 1) + b"old!"
    future = struct.pack(">IIIIq", 4, 4, 3, 0, (1 << 63) - 1) + b"far!"
    data = good + short + ancient + good[16:] + future + good[16:]
    for pieces in (data, cut(data, 1)):
        reading = read(pieces)
        assert [one.number for one in reading.records] == [1, 4, 6]
        assert reading.batch.frames == 6
        assert reading.reasons == [
            ("cut-by-capture", "snap-length", 44, 1),
            ("broken-record", "time", 72, 2),
        ]


@pytest.mark.parametrize("kept", [MAX_RECORD + 1, 0xFFFFFFFF])
def test_a_length_that_cannot_be_true_ends_the_reading(kept):
    bad = struct.pack(">IIIIq", kept, kept, 3, 0, BTSNOOP_EPOCH) + bytes(1 << 19)
    good = btsnoop([(START, b"good", 3)])
    reading = read(good + bad)
    assert reading.batch.frames == 1
    assert reading.reasons == [("broken-record", "record-length", 44, 1)]
    with pytest.raises(ExposureCheckError) as caught:
        read(good[:16] + bad)
    assert caught.value.details == {"offset": 16, "code": "record-length"}
