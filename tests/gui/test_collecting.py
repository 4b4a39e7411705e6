import gc
from threading import Thread
from threading import get_ident as thread

import pytest
from PySide6.QtCore import QObject

from exposure_check.gui.collecting import EVERY, Collecting

CYCLES = 20_000
"""More than Python lets gather before it looks for garbage."""


class Held:
    """Holds itself, and tells which thread let it go."""

    def __init__(self, gone: list[int]) -> None:
        self.me = self
        self._gone = gone

    def __del__(self) -> None:
        self._gone.append(thread())


@pytest.fixture
def parent(qapp):
    made = QObject()
    yield made
    made.deleteLater()
    gc.enable()


def elsewhere(gone: list[int]) -> None:
    def make() -> None:
        for _ in range(CYCLES):
            Held(gone)

    other = Thread(target=make)
    other.start()
    other.join()


def test_python_alone_clears_away_in_any_thread() -> None:
    gone: list[int] = []
    gc.enable()
    elsewhere(gone)
    assert any(one != thread() for one in gone), "else there is nothing to be afraid of"


def test_what_another_thread_left_is_cleared_away_in_the_windows(qtbot, parent) -> None:
    gone: list[int] = []
    Collecting(parent)
    elsewhere(gone)
    assert not gone
    qtbot.waitUntil(lambda: len(gone) == CYCLES, timeout=20 * EVERY)
    assert set(gone) == {thread()}


def test_what_is_old_is_cleared_away_now_and_then(parent) -> None:
    gone: list[int] = []
    collecting = Collecting(parent)
    old = Held(gone)
    gc.collect(0)
    gc.collect(1)
    del old
    gc.collect(1)
    assert not gone, "it is too old for that"
    for _ in range(60):
        collecting.collect()
    assert len(gone) == 1


def test_without_the_window_python_does_it_again(qtbot, qapp) -> None:
    window = QObject()
    Collecting(window)
    assert not gc.isenabled()
    window.deleteLater()
    qtbot.waitUntil(gc.isenabled)
