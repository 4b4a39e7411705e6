import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exposure_check.gui import places
from exposure_check.gui.pages.welcome import STEPS
from exposure_check.gui.widgets.icon import Picture
from exposure_check.gui.widgets.pressable import Pressable
from exposure_check.gui.window import Window
from tests.gui.made import Kept, active, made_program, page_text, press, quiet, top


def begun(qtbot, qapp):
    kept = Kept(quiet(welcomed=False))
    made = Window(made_program(kept), qapp)
    qtbot.addWidget(made)
    made.show()
    return made, kept


def test_three_screens_then_what_can_be_checked(qtbot, qapp):
    made, kept = begun(qtbot, qapp)
    assert len(STEPS) <= 3
    for step in STEPS:
        assert made.context.say(f"welcome.{step}") in page_text(made)
        (picture,) = made.panes.pages[-1].findChildren(Picture)
        assert picture.accessibleName() == made.context.say(f"welcome.{step}-picture")
        last = step == list(STEPS)[-1]
        press(made, made.context.say("welcome.begin" if last else "welcome.next"))
    assert isinstance(top(made), places.Home)
    assert len(made.navigator.stack) == 1
    assert kept.preferences.welcomed
    made.close()


def test_it_can_be_skipped(qtbot, qapp):
    made, kept = begun(qtbot, qapp)
    press(made, made.context.say("welcome.skip"))
    assert isinstance(top(made), places.Home)
    assert kept.preferences.welcomed
    made.close()


def heading(made):
    (text,) = [key for key in STEPS if made.context.say(f"welcome.{key}") in page_text(made)]
    return text


@pytest.mark.parametrize("width", [420, 1280])
def test_it_goes_back_by_button_and_key(qtbot, qapp, width):
    made, kept = begun(qtbot, qapp)
    with qtbot.waitSignal(made.painted):
        made.resize(width, 860)
    active(qtbot, made)
    first, second, third = STEPS
    back = made.context.say("way.back")
    names = [one.accessibleName() for one in made.panes.pages[-1].findChildren(Pressable)]
    assert back not in names
    for _ in range(2):
        press(made, made.context.say("welcome.next"))
    assert heading(made) == third
    press(made, back)
    assert heading(made) == second
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert heading(made) == first
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert heading(made) == first
    assert len(made.panes.pages) == len(made.navigator.stack) == 1
    assert not kept.preferences.welcomed
    made.close()
