import struct

import pytest

from exposure_check.decode.packetlogger import byte_order
from exposure_check.model.errors import ExposureCheckError, Reason
from tests.decode.captures import START, cut, packet_logger, read


@pytest.mark.parametrize("order", "<>")
def test_records_become_link_type_254(order):
    kinds = [0x00, 0x01, 0x02, 0x03, 0x08, 0x09]
    packets = [(START + kind, b"packet", kind) for kind in kinds]
    reading = read(packet_logger(packets, order))
    assert reading.octets == [bytes((0, 0, 0, code)) + b"packet" for code in (2, 3, 4, 5, 6, 7)]
    assert reading.times == [START + kind for kind in kinds]
    assert {one.link for one in reading.records} == {254}
    assert [one.offset for one in reading.records] == [9 + 19 * n for n in range(6)]


@pytest.mark.parametrize("kind", [0x0A, 0x0B, 0x55, 0xF7, 0xFC, 0xFF])
def test_notes_are_numbered_but_say_nothing(kind):
    event = (START, bytes((0x0E, 0)), 0x01)
    reading = read(packet_logger([event, (START, b"a note", kind), event]))
    assert [one.number for one in reading.records] == [1, 2, 3]
    assert reading.octets[1] == b"\0\0\0\x0ca note"
    assert (reading.batch.frames, reading.batch.ble, reading.problems) == (3, {}, ())


@pytest.mark.parametrize("length", [0, 8, 262_144 + 10, 0xFFFFFFFF])
def test_a_length_that_cannot_be_true_ends_the_reading(length):
    good = packet_logger([(START, b"good", 1)])
    bad = struct.pack(">I", length) + bytes(1 << 19)
    for pieces in (good + bad, cut(good + bad, 1 << 12)):
        reading = read(pieces)
        assert reading.batch.frames == 1
        assert reading.reasons == [("broken-record", "record-length", 17, 1)]
    with pytest.raises(ExposureCheckError) as caught:
        read(bad)
    assert caught.value.reason is Reason.FILE_UNKNOWN_FORMAT


def test_what_may_begin_such_a_file():
    head = packet_logger([(START, b"", 0)])
    assert byte_order(head) == ">"
    assert byte_order(packet_logger([(START, b"", 0)], "<")) == "<"
    assert byte_order(head[:12] + b"\x44") is None
    assert byte_order(head[:8] + b"\xff\xff\xff\xff\0") is None
    assert byte_order(bytes(13)) is None
