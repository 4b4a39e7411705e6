"""The window with the real words, theme and engine, drawn into memory; Qt's warnings fail."""

import gc
import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything of Qt is loaded

from tests.gui.made import Kept, look_of, made_program, quiet


@pytest.fixture(autouse=True)
def cleared_away():
    """Widgets that hold each other are deleted in this thread, as in the window (`Collecting`)."""
    gc.disable()
    yield
    if gc.get_count()[0] > gc.get_threshold()[0]:
        gc.collect(1)


@pytest.fixture(autouse=True, scope="module")
def all_cleared_away():
    """Tests to come may have threads, too."""
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def kept():
    return Kept(quiet())


@pytest.fixture
def program(kept):
    return made_program(kept)


@pytest.fixture
def look(qapp, program):
    return look_of(program)


@pytest.fixture(scope="session")
def qapp_cls():
    from exposure_check.gui.app import application

    return lambda _arguments: application()


@pytest.fixture
def window(qtbot, qapp, program):
    from exposure_check.gui.window import Window

    made = Window(program, qapp)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.painted):
        made.show()
    yield made
    made.close()


@pytest.fixture
def context(window):
    return window.context


_NOISE = "does not support (propagateSizeHints|raise|grabbing the keyboard)"
"""Said of every window and every list that opens, where all is drawn into memory."""


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(_NOISE, extend=True))
