"""The loop, in a process of its own with a made handle; no rights are needed."""

import os
import subprocess
import sys
import time

import pytest

from exposure_check.helper.copying import say
from exposure_check.helper.protocol import Code
from tests.helper.air import ROOT, gather

COPIES = """
import os, sys
sys.path.append({root!r})
from exposure_check.helper.copying import Copier, say
from exposure_check.helper.stop import Stop

class Made:
    link = 127
    pause = {pause}
    def __init__(self):
        self.out, into = os.pipe()
        os.write(into, b"x" * {waiting})
        self.hang_up = lambda: os.close(into)
        self.told = 0
    def fileno(self):
        return self.out
    def drain(self):
        if not self.told < {rounds}:
            return b""
        self.told += 1
        return b"y" * {size}
    def counts(self):
        return self.told, 0

made = Made()
if {gone}:
    made.hang_up()
    os.read(made.out, 10)
try:
    Copier(made, {seconds}, {octets}, {hopper}).run()
except Stop as stop:
    say(stop.code)
"""

HEADER = 48


def copier(**settings: object) -> subprocess.Popen[bytes]:
    given = {
        "root": str(ROOT),
        "pause": 0,
        "waiting": 1,
        "rounds": 3,
        "size": 8,
        "gone": False,
        "seconds": 30,
        "octets": 1000,
        "hopper": None,
        **settings,
    }
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", COPIES.format(**given)], stdin=pipe, stdout=pipe, stderr=pipe
    )


def ended(process: subprocess.Popen[bytes]) -> list[str]:
    _, errors = process.communicate(timeout=20)
    return errors.decode().splitlines()


def test_copies_until_the_reader_goes() -> None:
    process = copier()
    assert gather(process, 0.7)[HEADER:] == b"y" * 24
    assert ended(process) == ["ready", "counted 1 0", "counted 3 0", "ended-reader"]


def test_pausing_changes_nothing_else() -> None:
    process = copier(pause=0.05)
    assert gather(process, 0.7)[HEADER:] == b"y" * 24
    assert ended(process)[-1] == "ended-reader"


def test_ends_in_time() -> None:
    process = copier(seconds=1)
    assert process.wait(10) == 0
    assert ended(process)[-1] == "ended-time"


def test_ends_when_enough_was_said() -> None:
    process = copier(octets=HEADER + 16)
    assert gather(process, 0.7)[HEADER:] == b"y" * 16
    assert ended(process)[-1] == "ended-size"


def test_ends_when_the_handle_does() -> None:
    process = copier(gone=True)
    assert process.wait(10) == 0
    assert ended(process)[-1] == "interface-gone"


def test_ends_when_the_hopper_does() -> None:
    # /dev/zero can always be read, as the descriptor of a process that has ended.
    process = copier(rounds=0, waiting=0, hopper="os.open('/dev/zero', os.O_RDONLY)")
    assert process.wait(10) == 0
    assert ended(process)[-1] == "hopper-ended"


def test_a_reader_that_stands_still_is_noticed_when_it_goes() -> None:
    process = copier(rounds=10**9, size=100_000, octets=10**12)
    assert process.stderr.readline() == b"ready\n"
    time.sleep(0.3)  # the pipe is full now
    process.stdin.close()
    assert process.wait(5) == 0
    assert b"ended-reader" in process.stderr.read()
    process.stdout.close()
    process.stderr.close()


def test_a_reader_that_closes_its_end_is_noticed() -> None:
    process = copier(rounds=10**9, size=100_000, octets=10**12)
    assert process.stderr.readline() == b"ready\n"
    process.stdout.close()
    assert process.wait(5) == 0
    assert b"ended-reader" in process.stderr.read()
    process.stdin.close()
    process.stderr.close()


def test_words_on_standard_input_are_passed_over() -> None:
    process = copier(rounds=0)
    for _ in range(3):
        process.stdin.write(b"hello" * 2000)
        process.stdin.flush()
    assert process.stderr.readline() == b"ready\n"
    assert process.poll() is None
    assert ended(process)[-1] == "ended-reader"


def test_saying_to_nobody_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, octets: bytes) -> int:
        raise OSError

    monkeypatch.setattr(os, "write", refuse)
    say(Code.READY)


def test_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[tuple[int, bytes]] = []
    monkeypatch.setattr(os, "write", lambda *what: lines.append(what))
    say(Code.COUNTED, 12, 3)
    assert lines == [(2, b"counted 12 3\n")]
