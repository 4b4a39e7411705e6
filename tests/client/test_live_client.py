import os
import signal
import time

import pytest

from exposure_check.client.live_client import LiveClient
from exposure_check.model.dissection import Dissected, FrameWish
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.talk import Ear, Final, Judged, Request, Snapshot, Wanted, Word
from tests.client.engines import becomes

REQUEST = Request((Wanted(Ear.BLUETOOTH),), ("all",))


def client(accept=lambda report: True):
    return LiveClient(REQUEST, accept)


def events(check):
    return [event for event in check.events() if event is not None]


def failure(check):
    with pytest.raises(ExposureCheckError) as error:
        events(check)
    return error.value


def gone(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    return False


def test_events_up_to_the_last_report(monkeypatch, root):
    becomes(
        monkeypatch,
        root,
        """
        say(Hello(VERSION))
        assert b"bluetooth" in read_message(commands)
        say(Snapshot(1, Stage.LISTENING, Told.OPEN, 0.5, 9))
        say(Judged(report()))
        say(Final(report()))
        """,
    )
    with client() as check:
        assert [type(one) for one in events(check)] == [Snapshot, Judged, Final]
        number = check.engine_number
    assert gone(number)


def test_words_reach_the_engine(monkeypatch, root):
    becomes(
        monkeypatch,
        root,
        """
        say(Hello(VERSION))
        read_message(commands)
        assert read_message(commands) == packed(Said(Word.DONE, 7))
        say(Final(report()))
        """,
    )
    with client() as check:
        check.say(Word.DONE, 7)
        assert isinstance(events(check)[-1], Final)


BAD = {
    "no greeting": ("say(Snapshot(1, Stage.LISTENING, Told.OPEN, 0.5, 9))", "not-now"),
    "a second greeting": ("say(Hello(VERSION)); say(Hello(VERSION))", "not-now"),
    "another version": ("say(Hello(VERSION + 1))", "wrong-version"),
    "no message": ("say(b'nonsense')", "wrong-shape"),
    "no json": ("say(b'hello {')", "not-json"),
    "a command": ("say(Said(Word.STOP))", "wrong-shape"),
    "too long": ("answers.write(b'\\xff' * 8); answers.flush()", "too-long"),
    "cut off": ("answers.write(b'\\0\\0\\0\\x09abc'); answers.flush()", "cut"),
    "a report that is refused": ("say(Hello(VERSION)); say(Judged(report()))", "wrong-shape"),
}


@pytest.mark.parametrize("case", BAD)
def test_an_engine_that_breaks_the_rules_is_ended(monkeypatch, root, case):
    script, breach = BAD[case]
    becomes(monkeypatch, root, script + "\nif 'cut' not in sys.argv: time.sleep(0.1)\n")
    check = client(accept=lambda report: False)
    error = failure(check)
    assert error.reason is Reason.ENGINE_BROKE_RULES
    assert error.details["code"] == breach
    assert gone(check.engine_number)


def test_reasons_come_through(monkeypatch, root):
    script = "say(Hello(VERSION)); say(Failed(Reason.LISTENING_FAILED, {'code': 'radio-off'}))"
    becomes(monkeypatch, root, script)
    error = failure(client())
    assert error.reason is Reason.LISTENING_FAILED
    assert error.details == {"code": "radio-off"}


def test_a_crash_is_told_by_its_places(monkeypatch, root):
    becomes(
        monkeypatch, root, "say(Hello(VERSION)); say(Crashed(('KeyError', 'engine/live.py:7')))"
    )
    error = failure(client())
    assert error.reason is Reason.ENGINE_CRASHED
    assert error.details == {"places": "KeyError, engine/live.py:7"}


def test_an_engine_that_never_was(monkeypatch, root):
    becomes(monkeypatch, root, "sys.exit(3)")
    assert failure(client()).reason is Reason.ENGINE_NOT_STARTED
    monkeypatch.setattr(
        "exposure_check.client.process._program", lambda: ["there is no such program"]
    )
    with pytest.raises(ExposureCheckError) as error:
        client()
    assert error.value.reason is Reason.ENGINE_NOT_STARTED


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_engine_that_is_killed(monkeypatch, root):
    becomes(
        monkeypatch,
        root,
        "say(Hello(VERSION)); say(Snapshot(1, Stage.LISTENING, Told.OPEN, 0.5, 9)); time.sleep(60)",
    )
    check = client()
    assert isinstance(check.next_event(20), Snapshot)
    os.kill(check.engine_number, signal.SIGKILL)
    assert failure(check).reason is Reason.ENGINE_GONE


def test_an_engine_that_does_not_stop_is_ended(monkeypatch, root):
    becomes(
        monkeypatch,
        root,
        """
        say(Hello(VERSION))
        say(Snapshot(1, Stage.LISTENING, Told.OPEN, 0.5, 9))
        while True: time.sleep(1)
        """,
    )
    check = client()
    assert isinstance(check.next_event(20), Snapshot)
    assert check.next_event(0.05) is None
    start = time.monotonic()
    check.stop(0.2)
    assert failure(check).reason is Reason.ENGINE_GONE
    assert time.monotonic() - start < 5
    assert gone(check.engine_number)


def test_an_engine_that_stops_in_time_reports(monkeypatch, root):
    becomes(
        monkeypatch,
        root,
        """
        say(Hello(VERSION))
        read_message(commands)
        assert read_message(commands) == packed(Said(Word.STOP))
        say(Final(report()))
        """,
    )
    check = client()
    check.stop(20)
    assert isinstance(events(check)[-1], Final)
    check.close()
    check.close()


def test_a_face_that_does_not_look_does_not_fill_the_memory(monkeypatch, root):
    becomes(
        monkeypatch,
        root,
        """
        say(Hello(VERSION))
        for number in range(100_000):
            say(Snapshot(number, Stage.LISTENING, Told.OPEN, 0.5, 9))
        """,
    )
    with client() as check:
        time.sleep(0.5)
        assert check._events.qsize() <= 32


def test_the_real_engine_says_what_is_wrong_with_a_rule():
    with LiveClient(Request(REQUEST.sources, ("nonsense",)), lambda report: True) as check:
        assert failure(check).reason is Reason.SELECTION_NOT_UNDERSTOOD


FRAME = Request((), ("all",), files=("a.pcap",), frame=FrameWish(0, 7))
TREE = 'Dissected((Line(0, LineKind.LAYER, "802.11"),), 9, True)'


def answers(monkeypatch, root, answer, request):
    """What a client gets of an engine that gives this answer."""
    script = f"""
        from exposure_check.model.dissection import *
        say(Hello(VERSION))
        read_message(commands)
        say({answer})
        """
    becomes(monkeypatch, root, script)
    return LiveClient(request, lambda report: True)


def test_a_frame_that_was_asked_for_is_the_last_event(monkeypatch, root):
    with answers(monkeypatch, root, TREE, FRAME) as check:
        (last,) = events(check)
        assert isinstance(last, Dissected)


@pytest.mark.parametrize(
    ("answer", "request_"),
    [
        (TREE, REQUEST),
        ("Final(report())", FRAME),
        ("Judged(report())", FRAME),
        (TREE.replace("802.11", "\\u202e"), FRAME),
        (TREE.replace("Line(0", "Line(3"), FRAME),
        ('b"dissected " + b"x" * 100', FRAME),
        ('b\'dissected {"lines":[],"octets":1e999,"whole":true}\'', FRAME),
    ],
)
def test_a_frame_nobody_asked_for_or_that_is_no_tree_ends_the_engine(
    monkeypatch, root, answer, request_
):
    with answers(monkeypatch, root, answer, request_) as check:
        assert failure(check).reason is Reason.ENGINE_BROKE_RULES
