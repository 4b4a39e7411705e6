import threading
import time

import pytest

from exposure_check.gui.running import RunningCheck, Task
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.talk import Final, Judged, Snapshot, Stage, Told, Word
from tests.cli.made import DISCOVERABLE, made_report

REPORT = made_report(DISCOVERABLE)


SHORT = 0.01
"""Seconds after which a made client sees what it was given."""


class MadeClient:
    """An engine's end that says what it is given, then waits until it is closed."""

    def __init__(self, *events):
        self.events = list(events)
        self.said = []
        self.ended = threading.Event()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.ended.set()

    def next_event(self, seconds):
        if not self.events:
            # As a real one waits: without, its thread would take the interpreter from the window.
            time.sleep(min(seconds, SHORT))
            return None
        event = self.events.pop(0)
        if isinstance(event, BaseException):
            raise event
        return event

    def say(self, word, ask):
        self.said.append((word, ask))

    def stop(self):
        self.said.append("stop")


def snapshot(number):
    return Snapshot(number, Stage.READING, Told.OPEN, 0.0, number)


def test_news_are_told_and_the_last_report_ends_it(qtbot):
    client = MadeClient(snapshot(1), Judged(REPORT), snapshot(2), Final(REPORT))
    check = RunningCheck(lambda: client)
    with qtbot.waitSignal(check.changed, timeout=5000):
        pass
    qtbot.waitUntil(client.ended.is_set)
    assert check.final == REPORT
    assert check.interim == REPORT
    assert check.snapshot.number == 2
    assert check.failure is None


def test_however_much_there_is_the_window_hears_of_it_once(qtbot):
    client = MadeClient(*(snapshot(number) for number in range(500)), Final(REPORT))
    check = RunningCheck(lambda: client)
    client.ended.wait(5)
    heard = []
    check.changed.connect(lambda: heard.append(1))
    qtbot.wait(50)
    assert 1 <= len(heard) <= 2


@pytest.mark.parametrize(
    ("raised", "reason"),
    [
        (ExposureCheckError(Reason.FILE_EMPTY, file="x"), Reason.FILE_EMPTY),
        (KeyError("secret"), Reason.ENGINE_CRASHED),
    ],
)
def test_failures_are_reasons_without_values(qtbot, raised, reason):
    check = RunningCheck(lambda: MadeClient(raised))
    qtbot.waitUntil(lambda: check.failure is not None)
    assert check.failure.reason is reason
    assert "secret" not in str(check.failure.details)


def test_words_go_to_the_engine_and_closing_ends_it(qtbot):
    client = MadeClient(snapshot(1))
    check = RunningCheck(lambda: client)
    check.stop()
    qtbot.waitUntil(lambda: check.snapshot is not None)
    check.say(Word.YES, 4)
    check.stop()
    assert client.said[-2:] == [(Word.YES, 4), "stop"]
    heard = []
    check.changed.connect(lambda: heard.append(1))
    check.close()
    assert client.ended.wait(5)
    qtbot.wait(20)
    assert not heard


def test_a_task_says_what_came_of_it(qtbot):
    task = Task(lambda: 7)
    with qtbot.waitSignal(task.changed, timeout=5000):
        pass
    assert task.done == 7


def test_it_is_deleted_in_the_windows_thread_though_another_held_it_last(qtbot):
    deleted_in = []
    for _ in range(20):
        go_on = threading.Event()
        task = Task(lambda go_on=go_on: go_on.wait(5))
        task.destroyed.connect(lambda: deleted_in.append(threading.get_ident()))
        del task
        go_on.set()
    qtbot.waitUntil(lambda: len(deleted_in) == 20)
    assert set(deleted_in) == {threading.get_ident()}
