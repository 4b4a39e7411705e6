import pytest

from exposure_check.gui import routes
from exposure_check.gui.fix_words import say
from exposure_check.gui.widgets.tile import SideBySide
from tests.gui.fixes import ended, on, tried
from tests.gui.made import page_text, press, texts, top
from tools.made_computer import MadeComputer


@pytest.fixture
def computer(window):
    made = MadeComputer()
    on(window, made)
    return made


def test_before_and_after_stand_side_by_side(window, qtbot, computer):
    tried(window, qtbot, "linux.computer-name")
    (sides,) = window.panes.pages[-1].findChildren(SideBySide)
    text = texts(sides)
    assert text.index("Before") < text.index("Partly") < text.index("After")
    assert "Protected" in text
    assert "It works: what is in use now shows it." in page_text(window)
    assert "What the radio sends was not listened to." in page_text(window)


def test_it_can_be_undone_at_once(window, qtbot, computer):
    tried(window, qtbot, "linux.computer-name")
    press(window, "Undo it")
    ended(window, qtbot)
    assert computer.settings.values["name"] == "annas-laptop"
    assert "Everything is as it was before." in page_text(window)
    press(window, "Back to the list")
    assert isinstance(top(window), routes.Fixes)


def test_what_counts_later_is_not_called_proven_and_can_be_looked_at(window, qtbot, computer):
    tried(window, qtbot, "linux.wifi-address")
    assert "It is set, and counts from the next connection on." in page_text(window)
    assert "so nothing is proven yet" in page_text(window)
    press(window, "I did that: look again")
    ended(window, qtbot)
    assert say(window.context, "done.now") in page_text(window)
    assert "but the same is still found" in page_text(window)
