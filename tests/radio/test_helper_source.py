"""The source with made helpers: scripts that say what a helper may say, and what it must not."""

import os
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from exposure_check.helper import pcapng
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Batch, Discard
from exposure_check.radio.helper_launch import HelperProcess, Obstacle, wifi_arguments
from exposure_check.radio.helper_source import Counters, HelperSource

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the helper is for Linux")

FRAME = bytes.fromhex("0000080000000000") + b"\x40\0\0\0" + b"\xff" * 6 + b"\2\1\2\3\4\5"
FRAME += b"\xff" * 6 + b"\x10\0" + b"\0\0"
ROOT = str(Path(__file__).parents[2])

SCRIPT = """
import os, sys, time
HEAD = {head!r}
FRAME = {frame!r}
def out(octets): os.write(1, octets)
def say(*lines):
    for line in lines: os.write(2, line.encode() + b"\\n")
def wait_for_end():
    while os.read(0, 10): pass
"""


def block() -> bytes:
    parts: list[bytes] = []
    pcapng.append_packet(parts, 1_700_000_000_000_000, FRAME, len(FRAME))
    return b"".join(parts)


def helper(script: str, switched_off: bool = False) -> HelperSource:
    begin = SCRIPT.format(head=pcapng.header(127), frame=block())

    def made(arguments: Sequence[str]) -> HelperProcess:
        assert arguments == wifi_arguments(3, (), 60, 64)
        return HelperProcess([sys.executable, "-I", "-S", "-c", begin + script])

    return HelperSource(wifi_arguments(3, (), 60, 64), 2, made, lambda: switched_off)


def frames(source: HelperSource) -> int:
    return sum(batch.frames for batch in source.batches())


def code(source: HelperSource) -> object:
    with pytest.raises(ExposureCheckError) as failed:
        frames(source)
    assert failed.value.reason is Reason.LISTENING_FAILED
    return failed.value.details["code"]


def test_hearing() -> None:
    source = helper("out(HEAD + FRAME * 5); say('ready', 'counted 5 0', 'ended-time')")
    assert not source.listening
    assert source.counters == Counters(0, 0, 0)
    batches = list(source.batches())
    assert sum(len(batch.wifi) for batch in batches) == 5
    assert source.listening
    assert source.counters == Counters(5, 0, 5)
    assert source.problems() == ()
    assert source.progress() is None
    assert source.count == 1


def test_frames_come_when_they_are_heard() -> None:
    source = helper("say('ready'); out(HEAD + FRAME); wait_for_end(); say('ended-reader')")
    batches = source.batches()
    begun = time.monotonic()
    assert next(batch.frames for batch in batches if batch.frames) == 1
    assert time.monotonic() - begun < 10, "not only when the helper ends"
    source.stop()
    assert not any(batch.frames for batch in batches)


def test_what_the_kernel_lost_is_a_problem() -> None:
    source = helper("out(HEAD + FRAME); say('ready', 'counted 9 3', 'counted 12 4', 'ended-size')")
    assert frames(source) == 1
    assert source.counters == Counters(12, 4, 1)
    (problem,) = source.problems()
    assert (problem.source, problem.reason, problem.count) == (2, Discard.LOST, 4)


@pytest.mark.parametrize("said", ["radio-off", "no-such-interface", "sandbox-refused", "broke"])
def test_a_refusal_before_listening(said: str) -> None:
    assert code(helper(f"say({said!r}); sys.exit(1)")) == said


def test_a_radio_that_is_blocked_is_not_gone() -> None:
    gone = "out(HEAD + FRAME); say('ready', 'interface-gone'); sys.exit(1)"
    assert code(helper(gone, switched_off=True)) == "radio-off"
    assert code(helper("say('cannot-open'); sys.exit(1)", switched_off=True)) == "cannot-open"


def test_a_fault_while_listening_comes_after_the_frames() -> None:
    source = helper("out(HEAD + FRAME * 3); say('ready', 'interface-gone'); sys.exit(1)")
    heard: list[Batch] = []
    with pytest.raises(ExposureCheckError) as failed:
        heard.extend(source.batches())
    assert failed.value.details["code"] == "interface-gone"
    assert source.counters.delivered == 3


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("sys.exit(126)", Obstacle.CANCELLED),
        ("sys.exit(127)", Obstacle.DENIED),
        ("say('E: No authentication agent found.'); sys.exit(127)", Obstacle.NO_AGENT),
        ("os.kill(os.getpid(), 9)", Obstacle.DIED),
        ("out(HEAD + FRAME); say('ready'); os.kill(os.getpid(), 9)", Obstacle.DIED),
        ("out(HEAD[:20]); say('ready'); os.kill(os.getpid(), 9)", Obstacle.DIED),
        ("", Obstacle.DIED),
        ("say('ended-time now', 'ready 1', 'counted', 'counted x y', 'hello')", Obstacle.DIED),
        ("out(b'nonsense' * 100)", Obstacle.DIED),
    ],
)
def test_an_end_without_a_code(script: str, why: Obstacle) -> None:
    assert code(helper(script)) == why.value


def test_stopping_from_another_thread() -> None:
    source = helper("say('ready'); out(HEAD + FRAME); wait_for_end(); say('ended-reader')")
    timer = threading.Timer(0.3, source.stop)
    timer.start()
    assert frames(source) == 1
    timer.join()


def test_stopping_before_it_listens() -> None:
    """As while pkexec asks for a password, deaf to everything."""
    source = helper("time.sleep(60)")
    timer = threading.Timer(0.1, source.stop)
    timer.start()
    begun = time.monotonic()
    assert frames(source) == 0
    assert time.monotonic() - begun < 30
    timer.join()


def test_stopping_before_it_is_started() -> None:
    source = helper("say('ready')")
    source.stop()
    assert frames(source) == 0


def test_leaving_in_the_middle_ends_the_helper() -> None:
    source = helper("say('ready')\nout(HEAD)\nwhile True: out(FRAME)")
    batches = source.batches()
    assert next(batches).frames
    batches.close()
    assert source._process is None


def test_a_helper_that_only_closes_its_output_is_ended() -> None:
    source = helper("say('ready'); out(HEAD + FRAME); os.close(1); time.sleep(60)")
    assert code(source) == "died"


def test_a_flood_of_words_is_bounded() -> None:
    source = helper(
        "say('ready')\nfor _ in range(300): os.write(2, b'x' * 10000)\n"
        "say('', 'y' * 1000)\nfor _ in range(3000): say('z' * 100)\nout(HEAD); say('ended-time')"
    )
    assert frames(source) == 0
    assert len(source._said.other) < 10_000


def test_silence_is_told_from_the_moment_that_it_listens() -> None:
    source = helper("time.sleep(0.4); out(HEAD); say('ready'); wait_for_end(); say('ended-reader')")
    batches = source.batches()
    assert next(batches) == Batch()
    assert source.listening
    begun = time.monotonic()
    for _ in range(5):
        assert next(batches) == Batch()
    assert time.monotonic() - begun < 3
    source.stop()
    assert all(batch == Batch() for batch in batches)
