"""Wireshark counts the same records, at the same times, in every labelled capture."""

import pytest

from tests.decode.captures import cut, read
from tests.oracle.tshark import ask

FOLDERS = ("lab", "mitll", "tcpdump")
FIELDS = ("frame.number", "frame.time_epoch", "frame.cap_len", "frame.len")


@pytest.mark.parametrize("folder", FOLDERS)
def test_records_and_times_agree_with_tshark(shared_captures, folder):
    captures = sorted(shared_captures.joinpath(folder).rglob("*.*cap*"))
    captures += sorted(shared_captures.joinpath(folder).rglob("*.btsnoop"))
    assert captures
    for capture in captures:
        theirs = []
        frames = list(ask(capture, FIELDS))
        for frame in frames:
            number, time, kept, length = frame.values()
            seconds, fraction = time.split(".")
            if kept == length:
                micro = int(seconds) * 1_000_000 + int(fraction[:6])
                theirs.append((int(number), micro, int(kept)))
        reading = read(cut(capture.read_bytes(), 1 << 16))
        # HCI records carry four octets in front, which tshark does not count.
        front = 4 if capture.suffix == ".btsnoop" else 0
        ours = [(one.number, one.time, len(one.octets) - front) for one in reading.records]
        assert ours == theirs, capture.name
        assert reading.batch.frames == len(frames), capture.name
