"""The whole helper, as it is started: on a made interface, in a network of its own."""

import os
import signal
import time

import pytest

from exposure_check.decode.parser import CaptureParser
from exposure_check.helper import program
from exposure_check.helper.protocol import Code
from exposure_check.helper.stop import Stop
from tests.helper.air import Air, frame, gather, radiotap, until


def end(process: object) -> tuple[int, list[str]]:
    code = process.wait(10)  # type: ignore[attr-defined]
    return code, process.stderr.read().decode().split("\n")[:-1]  # type: ignore[attr-defined]


def test_frames_go_through_and_nothing_else_does(air: Air) -> None:
    process = air.listening()
    for number in range(300):
        head = radiotap(8 + number)
        for octet in (
            0x00,
            0x20,
            0x40,
            0xA0,
            0xB0,
            0xC0,
            0xD0,
            0xE0,
            0x80,
            0x50,
            0x08,
            0x88,
            0x48,
            0xD4,
        ):
            air.send(frame(octet, body=b"%03d" % number, head=head))
    parser = CaptureParser(0)
    octets = gather(process)
    assert parser.feed(octets) == len(octets)
    rows = parser.take().wifi
    assert [row[8] for row in rows] == [b"%03d" % (number // 8) for number in range(2400)]
    assert [int(row[3]) for row in rows[:8]] == [0, 2, 4, 10, 11, 12, 13, 14]
    assert parser.problems() == ()
    process.stdin.close()
    assert end(process) == (0, ["counted 2400 0", "ended-reader"])


def test_a_dead_reader_is_noticed_within_a_second(air: Air) -> None:
    process = air.listening()
    begun = time.monotonic()
    process.stdin.close()
    assert process.wait(1) == 0
    assert time.monotonic() - begun < 1


def test_its_time_is_up(air: Air) -> None:
    assert end(air.listening(seconds=1)) == (0, ["ended-time"])


def test_enough_is_enough(air: Air) -> None:
    process = air.start("wifi", air.index, 0, 30, 1)
    assert process.stderr.readline() == b"ready\n"
    big = frame(body=bytes(1400))
    for _ in range(800):
        air.send(big)
    assert 0 < len(gather(process)) <= 1_000_000
    assert end(process)[1][-1] == "ended-size"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_told_to_end(air: Air, number: signal.Signals) -> None:
    process = air.listening()
    process.send_signal(number)
    assert end(process) == (0, ["ended-signal"])


def test_killed_by_force_it_is_gone(air: Air) -> None:
    process = air.listening()
    process.kill()
    assert process.wait(1) == -signal.SIGKILL
    assert gather(process)[:4] == b"\n\r\r\n"


def test_the_interface_goes_down(air: Air) -> None:
    process = air.listening()
    air.inside(air.switch, "down")
    assert end(process) == (1, ["interface-gone"])


def test_the_interface_vanishes(air: Air) -> None:
    process = air.listening()
    os.close(air.tap)
    assert end(process) == (1, ["interface-gone"])
    air.tap = os.open(os.devnull, os.O_RDONLY)


def test_what_listens_already_is_left_as_it_is(air: Air) -> None:
    process = air.listening()
    process.kill()
    process.wait()
    assert air.inside(os.listdir, "/proc/self/task")
    again = air.listening()
    again.stdin.close()
    assert end(again) == (0, ["ended-reader"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "bad-arguments"),
        (("wifi", "mon0", 0, 9), "bad-arguments"),
        (("wifi", "../../etc", 0, 9), "bad-arguments"),
        (("wifi", 999, 0, 9), "no-such-interface"),
        (("wifi", 1, 0, 9), "not-wireless"),
    ],
)
def test_refused(air: Air, arguments: tuple[object, ...], code: str) -> None:
    assert end(air.start(*arguments)) == (1, [code])


def test_a_channel_of_somebody_else(air: Air) -> None:
    assert end(air.start("wifi", air.index, 6, 9)) == (1, ["channel-not-ours"])


def test_switched_off(air: Air) -> None:
    air.inside(air.switch, "down")
    assert end(air.start("wifi", air.index, 0, 9)) == (1, ["interface-down"])


def test_held_up_it_ends_all_the_same(air: Air) -> None:
    """Stopped for longer than its time; the kernel's alarm waits for it."""
    process = air.listening(seconds=1)
    process.send_signal(signal.SIGSTOP)
    time.sleep(1.2)
    process.send_signal(signal.SIGCONT)
    assert until(lambda: process.poll() is not None)
    process.stderr.close()
    process.stderr = open(os.devnull, "rb")  # noqa: SIM115, PTH123 - closed with the others


class LeftError(Exception):
    pass


def outcome(monkeypatch: pytest.MonkeyPatch, failure: BaseException) -> tuple[int, Code]:
    said: list[Code] = []

    def run(_: object) -> None:
        raise failure

    def leave(code: int) -> None:
        raise LeftError(code)

    monkeypatch.setattr(program, "_run", run)
    monkeypatch.setattr(program, "say", said.append)
    monkeypatch.setattr(program.os, "_exit", leave)
    with pytest.raises(LeftError) as left:
        program.main([])
    return left.value.args[0], said[0]


def test_every_end_is_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    assert outcome(monkeypatch, Stop(Code.ENDED_TIME)) == (0, Code.ENDED_TIME)
    assert outcome(monkeypatch, Stop(Code.RADIO_OFF)) == (1, Code.RADIO_OFF)
    assert outcome(monkeypatch, ValueError("a secret")) == (1, Code.BROKE)
    assert outcome(monkeypatch, KeyboardInterrupt()) == (1, Code.BROKE)


def test_without_rights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program.os, "geteuid", lambda: 1000)
    with pytest.raises(Stop) as stopped:
        program._run(["wifi", "3", "6", "60"])
    assert stopped.value.code is Code.NOT_PRIVILEGED
