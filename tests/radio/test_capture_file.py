import gzip
import io
import os
import sqlite3
import threading
from contextlib import nullcontext

import pytest

from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Batch
from exposure_check.radio import capture_file
from exposure_check.radio.capture_file import CaptureFile, open_captures
from tests.decode.captures import START, WIFI, add, pcap, pcap_record, read, small_captures
from tests.radio.kismet_made import packet, write

CAPTURES = small_captures()
NO_INPUT = io.BytesIO()


def heard(source):
    whole = Batch()
    for batch in source.batches():
        add(whole, batch)
    return whole


def refused(name, standard_input=NO_INPUT):
    with pytest.raises(ExposureCheckError) as caught:
        heard(open_captures([str(name)], standard_input))
    assert caught.value.details.get("file") == str(name)
    return caught.value.reason


@pytest.mark.parametrize("name", CAPTURES)
@pytest.mark.parametrize("packed", [False, True])
def test_every_format_as_file_and_as_standard_input(tmp_path, name, packed):
    expected = read(CAPTURES[name], record=False)
    data = gzip.compress(CAPTURES[name]) if packed else CAPTURES[name]
    path = tmp_path / "capture"
    path.write_bytes(data)
    for source in (
        CaptureFile(str(path), 1, NO_INPUT),
        CaptureFile("-", 1, io.BufferedReader(io.BytesIO(data))),
    ):
        assert heard(source) == expected.batch
        assert source.problems() == expected.problems
        assert source.count == 1


@pytest.mark.parametrize("packed", [False, True])
def test_kismet_as_file_but_not_as_standard_input(tmp_path, packed):
    path = write(tmp_path / "one.kismet", [packet(START + n, WIFI) for n in range(3)])
    if packed:
        path.write_bytes(gzip.compress(path.read_bytes()))
    source = CaptureFile(str(path), 0, NO_INPUT)
    assert len(heard(source).wifi) == 3
    assert (source.problems(), source.progress()) == ((), 1.0)
    assert [one.name for one in tmp_path.iterdir()] == ["one.kismet"]
    piped = io.BytesIO(path.read_bytes())
    assert refused("-", piped) is Reason.STANDARD_INPUT_NEEDS_FILE


def test_a_packed_database_that_would_fill_the_memory(tmp_path, monkeypatch):
    path = write(tmp_path / "one.kismet", [packet(START, WIFI)])
    path.write_bytes(gzip.compress(path.read_bytes()))
    monkeypatch.setattr(capture_file, "_MAX_PACKED", 4096)
    with pytest.raises(ExposureCheckError) as caught:
        heard(CaptureFile(str(path), 0, NO_INPUT))
    assert caught.value.details["code"] == "packed-database-too-large"


def test_what_cannot_be_opened(tmp_path):
    assert refused(tmp_path / "none.pcap") is Reason.FILE_NOT_FOUND
    assert refused("a\0b") is Reason.FILE_NOT_FOUND
    assert refused(tmp_path) is Reason.FILE_NOT_READABLE
    empty = tmp_path / "empty.pcap"
    empty.touch()
    assert refused(empty) is Reason.FILE_EMPTY
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear friend, this is no capture.")
    assert refused(letter) is Reason.FILE_UNKNOWN_FORMAT
    packed = tmp_path / "empty.gz"
    packed.write_bytes(gzip.compress(b""))
    assert refused(packed) is Reason.FILE_EMPTY


def test_what_may_not_be_opened(tmp_path, plain_reader):
    secret = tmp_path / "secret.pcap"
    secret.write_bytes(CAPTURES["pcap"])
    secret.chmod(0)
    assert refused(secret) is Reason.FILE_NOT_READABLE


class Failing(io.RawIOBase):
    """A disk that fails, after some octets or at once."""

    def __init__(self, octets=b""):
        self._octets = octets

    def readable(self):
        return True

    def readinto(self, buffer):
        piece, self._octets = self._octets, b""
        if not piece:
            raise OSError(5, "Input/output error")
        buffer[: len(piece)] = piece
        return len(piece)


def test_a_failing_read_is_said():
    assert refused("-", Failing()) is Reason.FILE_NOT_READABLE
    assert refused("-", Failing(CAPTURES["pcap"][:90])) is Reason.FILE_READ_FAILED


def test_errors_within_a_file_name_file_offset_and_code(tmp_path):
    path = tmp_path / "broken.pcap"
    path.write_bytes(pcap([]) + b"\xff" * 16)
    with pytest.raises(ExposureCheckError) as caught:
        heard(open_captures([str(path)], NO_INPUT))
    assert caught.value.reason is Reason.FILE_BROKEN
    assert caught.value.details == {"file": str(path), "offset": 24, "code": "record-length"}


@pytest.mark.parametrize(
    ("damaged", "codes"),
    [
        (lambda packed: packed[:-200], ("cut-at-end", "gzip-cut")),
        (lambda packed: packed[:-8] + bytes(8), ("gzip-damaged",)),
    ],
)
def test_a_damaged_packed_capture_is_read_as_far_as_it_goes(tmp_path, damaged, codes):
    chance = os.urandom(40_000)
    data = pcap([(START + n, WIFI + chance[n * 100 : n * 100 + 100]) for n in range(400)])
    path = tmp_path / "one.pcap.gz"
    path.write_bytes(damaged(gzip.compress(data)))
    source = CaptureFile(str(path), 3, NO_INPUT)
    assert heard(source).frames >= 390
    (last,) = source.problems()  # told once
    assert last.source == 3
    assert last.detail in codes
    assert len(data) - 400 <= last.offset <= len(data)


def test_packed_twice_is_not_unpacked_twice(tmp_path):
    path = tmp_path / "one.pcap.gz.gz"
    path.write_bytes(gzip.compress(gzip.compress(CAPTURES["pcap"])))
    assert refused(path) is Reason.FILE_UNKNOWN_FORMAT


def test_progress_follows_the_octets_of_the_file(tmp_path):
    path = tmp_path / "long.pcap"
    path.write_bytes(pcap([(START + n, WIFI * 10) for n in range(2000)]))
    source = CaptureFile(str(path), 0, NO_INPUT)
    assert source.progress() is None
    shares = [source.progress() for _ in source.batches()]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.5
    assert shares[-1] == 1.0


@pytest.mark.parametrize("packed", [False, True])
def test_a_running_capture_is_heard_while_it_runs(packed):
    """The writer waits for each record to be heard before it writes the next."""
    reading, writing = os.pipe()
    step = threading.Semaphore(1)

    def capture():
        with os.fdopen(writing, "wb", 0) as raw:
            squeeze = gzip.GzipFile(fileobj=raw, mode="wb") if packed else nullcontext(raw)
            with squeeze as out:
                out.write(pcap([]))
                for number in range(5):
                    step.acquire(timeout=20)
                    out.write(pcap_record((START + number, WIFI)))
                    out.flush()

    writer = threading.Thread(target=capture)
    writer.start()
    with os.fdopen(reading, "rb") as stream:
        times = []
        for batch in open_captures(["-"], stream).batches():
            times += [row[0] - START for row in batch.wifi]
            step.release()
    writer.join()
    assert times == [0, 1, 2, 3, 4]


def test_several_captures_are_one_merged_by_time(tmp_path):
    for name, shift in (("a", 0), ("b", 500)):
        made = pcap([(START + shift + 1000 * n, WIFI) for n in range(3)])
        (tmp_path / name).write_bytes(made)
    source = open_captures([str(tmp_path / "b"), str(tmp_path / "a")], NO_INPUT)
    whole = heard(source)
    assert [row[0] - START for row in whole.wifi] == [0, 500, 1000, 1500, 2000, 2500]
    assert [row[1] >> 40 for row in whole.wifi] == [1, 0, 1, 0, 1, 0]
    assert (source.count, source.progress()) == (2, 1.0)


def test_standard_input_can_be_named_once():
    with pytest.raises(ExposureCheckError) as caught:
        open_captures(["-", "-"], NO_INPUT)
    assert caught.value.reason is Reason.STANDARD_INPUT_TWICE


def test_standard_input_is_left_open():
    stream = io.BytesIO(CAPTURES["pcap"])
    heard(open_captures(["-"], stream))
    assert not stream.closed


def test_a_file_is_closed_when_hearing_stops_early(tmp_path):
    path = tmp_path / "one.kismet"
    write(path, [packet(START + n, WIFI) for n in range(9000)])
    hearing = CaptureFile(str(path), 0, NO_INPUT).batches()
    next(hearing)
    hearing.close()  # an open database or file would warn, and warnings are errors
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM packets")
    connection.close()


class Interrupted(io.BytesIO):
    """A pipe on which Ctrl-C is pressed while the program waits for more."""

    def read1(self, size=-1):
        piece = super().read1(size)
        if not piece:
            raise KeyboardInterrupt
        return piece


def test_ctrl_c_ends_a_capture_that_still_runs(tmp_path, monkeypatch):
    """What was heard until then is judged; a file on the disk is given up instead."""
    octets = next(iter(CAPTURES.values()))
    expected = read(octets, record=False).batch
    assert heard(CaptureFile("-", 1, Interrupted(octets))) == expected
    path = tmp_path / "one.pcap"
    path.write_bytes(octets)
    monkeypatch.setattr(capture_file, "_open", lambda _: Interrupted(octets))
    monkeypatch.setattr(capture_file, "_regular_size", lambda _: len(octets))
    with pytest.raises(KeyboardInterrupt):
        heard(CaptureFile(str(path), 0, NO_INPUT))
