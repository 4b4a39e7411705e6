import gzip
import io

import pytest

from exposure_check.locate import resources
from exposure_check.model.dissection import FrameWish
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.frame import unpack_frame
from exposure_check.radio.capture_file import open_captures
from exposure_check.radio.record_of import record_of

DEMO = resources() / "demo"
FILES = [str(DEMO / name) for name in ("leaks-wifi.pcap", "linkable-bluetooth.pcap")]


def rows(names):
    """(frame, octets that its record holds) of all that is heard."""
    for batch in open_captures(names, io.BytesIO()).batches():
        for row in batch.wifi:
            yield unpack_frame(row[1], row[0]), row[8]
        for group in batch.ble.values():
            for row in group:
                yield unpack_frame(row[1], row[0]), row[3]


def test_a_record_is_the_one_that_was_heard():
    found = list(rows(FILES))
    assert {frame.source for frame, _ in found} == {0, 1}
    for frame, octets in [*found[:40:7], *found[-40::7]]:
        record = record_of(FILES, FrameWish(frame.source, frame.number))
        assert record is not None
        assert octets in record[1]


def test_packed_files_too(tmp_path):
    packed = tmp_path / "packed.pcap.gz"
    packed.write_bytes(gzip.compress((DEMO / "leaks-wifi.pcap").read_bytes()))
    for number in (1, 20):
        wish = FrameWish(0, number)
        assert record_of([str(packed)], wish) == record_of(FILES, wish)


@pytest.mark.parametrize("wish", [FrameWish(0, 0), FrameWish(0, 10**9), FrameWish(2, 1)])
def test_there_may_be_no_such_record(wish):
    assert record_of(FILES, wish) is None


def test_a_file_that_is_gone_says_so(tmp_path):
    with pytest.raises(ExposureCheckError) as error:
        record_of([str(tmp_path / "gone.pcap")], FrameWish(0, 1))
    assert error.value.reason is Reason.FILE_NOT_FOUND
