"""Wireshark counts the same records, at the same times, in every labelled capture."""

import shutil
import subprocess

import pytest

from tests.decode.captures import cut, read

FOLDERS = ("lab", "mitll", "tcpdump")


@pytest.fixture
def tshark() -> str:
    found = shutil.which("tshark")
    if not found:
        pytest.skip("tshark is not installed")
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_records_and_times_agree_with_tshark(shared_captures, tshark, folder):
    captures = sorted(shared_captures.joinpath(folder).rglob("*.*cap*"))
    captures += sorted(shared_captures.joinpath(folder).rglob("*.btsnoop"))
    assert captures
    for capture in captures:
        command = [tshark, "-n", "-r", str(capture), "-T", "fields"]
        command += ["-e", "frame.number", "-e", "frame.time_epoch", "-e", "frame.cap_len"]
        command += ["-e", "frame.len"]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        theirs = []
        for line in told.splitlines():
            number, time, kept, length = line.split("\t")
            seconds, fraction = time.split(".")
            if kept == length:
                micro = int(seconds) * 1_000_000 + int(fraction[:6])
                theirs.append((int(number), micro, int(kept)))
        reading = read(cut(capture.read_bytes(), 1 << 16))
        # HCI records carry four octets in front, which tshark does not count.
        front = 4 if capture.suffix == ".btsnoop" else 0
        ours = [(one.number, one.time, len(one.octets) - front) for one in reading.records]
        assert ours == theirs, capture.name
        assert reading.batch.frames == len(told.splitlines()), capture.name
