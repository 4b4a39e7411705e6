import pytest

from exposure_check.decode.container import MAX_RECORD, Chain
from exposure_check.decode.sink import RecordSink
from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.heard import Discard


class OneOctetLengths:
    """A format of records that each begin with an octet of length; 255 cannot be true."""

    header = 1

    def __init__(self, sink: RecordSink) -> None:
        self.sink = sink
        self.windows = []

    def walk(self, data, at, end, base):
        self.windows.append(end - at)
        while at < end and data[at] < 200 and at + 1 + data[at] <= end:
            self.sink.put(999, data, base, [(at + 1, at + 1 + data[at], 0)])
            at += 1 + data[at]
        return at

    def odd(self, data, at, base):
        if at == len(data) or at + 1 + data[at] > len(data):
            return at
        if data[at] == 255:
            return None
        self.sink.skip(Discard.TOO_SHORT, base + at, "odd")
        return at + 1 + data[at]


@pytest.fixture
def sink():
    return RecordSink(0)


@pytest.fixture
def container(sink):
    return Chain(sink, OneOctetLengths(sink))


def test_records_and_odd_records_in_turn(container, sink):
    odd = b"\xc8" + bytes(200)
    data = b"\1a\0" + odd + b"\2bc" + odd + b"\5not"
    assert container.feed(data, 100) == len(data) - 4
    assert sink.number == 5
    assert sink.take().frames == 5
    assert [(one.offset, one.count) for one in sink.log.problems()][1] == (103, 2)
    container.finish(4, 100 + len(data) - 4)
    assert sink.log.problems()[-1].detail == "cut-at-end"


def test_no_window_is_longer_than_a_record(sink):
    form = OneOctetLengths(sink)
    Chain(sink, form).feed(b"\1a" * MAX_RECORD, 0)
    assert max(form.windows) == MAX_RECORD + 1


def test_after_an_impossible_length_the_rest_is_passed_over(container, sink):
    assert container.feed(b"\1a\xff" + bytes(300), 0) == 303
    assert container.feed(b"\1a", 303) == 2
    container.finish(0, 305)
    assert sink.number == 1
    assert [(one.detail, one.offset) for one in sink.log.problems()][1:] == [("record-length", 2)]


def test_an_impossible_first_length_is_an_error(container):
    with pytest.raises(ExposureCheckError) as caught:
        container.feed(b"\xff" + bytes(300), 16)
    assert caught.value.details == {"offset": 16, "code": "record-length"}


def test_at_a_clean_end_there_is_no_problem(container, sink):
    container.feed(b"", 0)
    container.finish(0, 0)
    assert sink.log.problems() == ()
