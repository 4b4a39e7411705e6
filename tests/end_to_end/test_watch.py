"""``watch -`` from start to end: slow pipes, Ctrl-C, and either process killed at any moment."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.end_to_end.crowd import MINE_BLE, Crowd
from tests.end_to_end.processes import alive, wait_for
from tests.end_to_end.watching import Watch

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX"),
]

MINE = ("--mine", f"address={MINE_BLE.hex(':')}")


@pytest.fixture
def capture():
    return Crowd(1, devices=3).ble(60)


def test_a_capture_in_one_piece_and_in_many_is_reported_alike(capture, tmp_path):
    reports = set()
    for pieces in (1, 40):
        with Watch(tmp_path, *MINE, "--json") as watch:
            size = -(-len(capture) // pieces)
            for start in range(0, len(capture), size):
                watch.feed(capture[start : start + size])
                time.sleep(0.02 if pieces > 1 else 0)
            status, out, err = watch.finish()
        assert (status, err) == (1, b"")
        reports.add(out)
    assert len(reports) == 1


def test_the_sentence_comes_while_it_runs_and_again_at_the_end(capture, tmp_path):
    with Watch(tmp_path, *MINE) as watch:
        watch.feed(capture)
        seen = b" ".join(watch.wait_for_words(b"restarted.").split())
        assert b"So far: A collector can recognise this device" in seen
        assert watch.process.poll() is None
        status, out, _ = watch.finish()
    assert status == 1
    assert out.startswith(b"A collector can recognise this device")
    assert b"only listened" in out


def test_too_little_is_never_called_anything_else(tmp_path):
    with Watch(tmp_path, *MINE) as watch:
        watch.feed(Crowd(1, devices=3, mine=b"").ble(2))
        time.sleep(2.5)
        status, out, err = watch.finish()
    assert status == 3
    assert b"So far" not in err
    assert out.startswith(b"Not enough was heard")


def test_ctrl_c_ends_with_a_report_within_a_second(capture, tmp_path):
    with Watch(tmp_path, *MINE) as watch:
        engine = watch.engine()
        watch.feed(capture)
        watch.wait_for_words(b"So far:")
        start = time.monotonic()
        watch.process.send_signal(signal.SIGINT)
        # The input stays open: nobody writes to it, and nobody waits for it.
        watch.process.wait(5)
        took = time.monotonic() - start
        status, out, err = watch.finish()
    assert (status, alive(engine)) == (1, False)
    assert b"You stopped it early" in out
    assert b"Traceback" not in err
    assert took < 1.0, took


def test_ctrl_c_before_anything_was_heard(tmp_path):
    with Watch(tmp_path, *MINE) as watch:
        engine = watch.engine()
        watch.wait_for_words(b"Listening")
        time.sleep(0.5)
        watch.process.send_signal(signal.SIGINT)
        watch.process.wait(5)
        status, _, err = watch.finish()
    assert status in (3, 130)
    assert b"Traceback" not in err
    assert not alive(engine)


@pytest.mark.parametrize("fed", [0, 0.5, 1])
def test_an_engine_that_is_killed_is_missed_with_a_sentence(capture, tmp_path, fed):
    with Watch(tmp_path, *MINE) as watch:
        engine = watch.engine()
        watch.wait_for_words(b"Listening")
        watch.feed(capture[: int(len(capture) * fed)])
        time.sleep(random.random())
        os.kill(engine, signal.SIGKILL)
        watch.process.wait(5)
        status, out, err = watch.finish()
    assert (status, out) == (2, b"")
    shown = b" ".join(err.split())
    assert b"was ended from outside" in shown or b"could not be started" in shown
    assert b"Traceback" not in err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_client_that_is_killed_takes_its_engine_along(capture, tmp_path, number):
    with Watch(tmp_path, *MINE) as watch:
        engine = watch.engine()
        watch.feed(capture)
        time.sleep(random.random())
        watch.process.send_signal(number)
        assert watch.process.wait(5) == -number
        wait_for(lambda: not alive(engine), 5)
    assert not list(tmp_path.iterdir())


def test_what_is_no_capture_is_refused_with_a_sentence(tmp_path):
    with Watch(tmp_path, *MINE) as watch:
        watch.feed(b"this is no capture at all, whatever it says" * 10)
        status, out, err = watch.finish()
    assert (status, out) == (2, b"")
    assert b"is not a capture this program can read" in b" ".join(err.split())


def test_nothing_on_standard_input(tmp_path):
    with Watch(tmp_path, *MINE) as watch:
        status, out, err = watch.finish()
    assert (status, out) == (2, b"")
    assert b"is empty" in err


def test_a_capture_that_breaks_off_is_reported_as_far_as_it_went(capture, tmp_path):
    with Watch(tmp_path, *MINE) as watch:
        watch.feed(capture[:-5])
        status, out, _ = watch.finish()
    assert status == 1
    assert b"left out" in out


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_engine_is_unprivileged_quiet_and_writes_nothing(capture, tmp_path):
    with Watch(tmp_path, *MINE) as watch:
        engine = watch.engine()
        watch.feed(capture)
        watch.wait_for_words(b"So far:")
        limits = Path(f"/proc/{engine}/limits").read_text()
        for name in ("Max core file size", "Max file size"):
            line = next(one for one in limits.splitlines() if one.startswith(name))
            assert line.split()[len(name.split())] == "0"
        ends = {end.name: str(end.readlink()) for end in Path(f"/proc/{engine}/fd").iterdir()}
        assert ends["1"] == ends["2"] == os.devnull
        others = {target for end, target in ends.items() if end not in "012"}
        assert all(target.startswith("pipe:") for target in others)
        assert len(others) == 2
        groups = [os.getpgid(one) for one in (engine, watch.process.pid)]
        assert groups[0] == engine != groups[1]


def test_an_engine_started_by_hand_ends_at_once():
    for arguments in ([], ["1"], ["x", "y"], ["98", "99"]):
        done = subprocess.run(
            [sys.executable, "-m", "exposure_check", "--engine", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")
