from exposure_check.decode.sink import RecordSink
from exposure_check.model.heard import Discard, Problem
from tests.decode.captures import WIFI


def test_records_are_numbered_counted_and_walked():
    sink = RecordSink(3)
    buffer = WIFI * 2
    middle = len(WIFI)
    sink.put(127, buffer, 1000, [(0, middle, 50), (middle, 2 * middle, 60)])
    sink.skip(Discard.CUT_BY_CAPTURE, 2000, "snap-length", 90)
    sink.put(127, WIFI, 3000, [(0, middle, 40)])
    batch = sink.take()
    assert [(row[0], row[1]) for row in batch.wifi] == [
        (50, 3 << 40 | 1),
        (60, 3 << 40 | 2),
        (40, 3 << 40 | 4),
    ]
    assert (batch.frames, sink.number) == (4, 4)
    assert (batch.first_time, batch.last_time, sink.last_time) == (40, 90, 40)
    assert sink.log.problems() == (Problem(3, Discard.CUT_BY_CAPTURE, 2000, 1, "snap-length"),)


def test_every_link_type_is_counted_once():
    for link in (1, 105, 113, 127, 147, 187, 192, 201, 251, 254, 256, 272, 276):
        sink = RecordSink(0)
        sink.put(link, bytes(40), 0, [(0, 20, 1), (20, 40, 2)])
        assert sink.take().frames == 2


def test_unknown_link_type():
    sink = RecordSink(0)
    sink.put(147, b"abc", 500, [(1, 2, 7), (2, 3, 8)])
    assert sink.log.problems() == (Problem(0, Discard.UNKNOWN_LINK_TYPE, 501, 2, "147"),)


def test_an_unknown_time_is_no_time():
    sink = RecordSink(0)
    sink.put(147, b"abc", 0, [(0, 1, 0)])
    sink.skip(Discard.BROKEN_RECORD, 0, "time")
    batch = sink.take()
    assert (batch.frames, batch.first_time, batch.last_time) == (2, 0, 0)
    sink.put(147, b"abc", 0, [(0, 1, 70)])
    batch = sink.take()
    assert (batch.first_time, batch.last_time) == (70, 70)
