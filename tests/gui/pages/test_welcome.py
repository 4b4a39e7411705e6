from exposure_check.gui import places
from exposure_check.gui.pages.welcome import STEPS
from exposure_check.gui.widgets.icon import Picture
from exposure_check.gui.window import Window
from tests.gui.made import Kept, made_program, page_text, press, quiet, top


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
