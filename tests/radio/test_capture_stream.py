import pytest

from exposure_check.decode.parser import CaptureParser
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.radio.capture_stream import parsed
from tests.decode.captures import START, WIFI, pcap, pcap_record


def test_every_piece_is_handed_on_before_the_next_is_asked_for():
    asked = []

    def pieces():
        asked.append("head")
        yield pcap([])
        for number in range(3):
            asked.append(number)
            yield pcap_record((START + number, WIFI))

    heard = [
        (batch.wifi[0][0] - START, list(asked)) for batch in parsed(pieces(), CaptureParser(0))
    ]
    assert heard == [(0, ["head", 0]), (1, ["head", 0, 1]), (2, ["head", 0, 1, 2])]


def test_a_record_in_two_pieces_is_one():
    data = pcap([(START, WIFI)])
    batches = list(parsed([data[:50], data[50:60], data[60:]], CaptureParser(0)))
    assert [len(batch.wifi) for batch in batches] == [1]


def test_the_end_is_told_to_the_parser():
    parser = CaptureParser(0)
    assert len(list(parsed([pcap([(START, WIFI)] * 2)[:-1]], parser))) == 1
    assert [one.detail for one in parser.problems()] == ["cut-at-end"]
    with pytest.raises(ExposureCheckError) as caught:
        list(parsed([], CaptureParser(0)))
    assert caught.value.reason is Reason.FILE_EMPTY


def test_an_empty_piece_is_silence_and_cuts_nothing():
    data = pcap([(START, WIFI)])
    batches = list(parsed([data[:50], b"", data[50:]], CaptureParser(0)))
    assert [batch.frames for batch in batches] == [0, 1]
