from PySide6.QtWidgets import QRadioButton

from exposure_check.gui import places, routes
from exposure_check.gui.places import Place
from exposure_check.model.preferences import MotionChoice, ThemeChoice
from tests.gui.made import page_text, press, top


def choose(window, name):
    window.panes.complete()
    rows = window.panes.pages[-1].findChildren(QRadioButton)
    (row,) = [one for one in rows if one.accessibleName() == name]
    row.click()


def test_each_choice_holds_at_once(window, kept):
    window.switch(Place.SETTINGS)
    say = window.context.say
    choose(window, say("settings.theme-dark"))
    assert kept.preferences.theme is ThemeChoice.DARK
    choose(window, say("settings.text-size-percent", {"percent": 150}))
    assert (kept.preferences.text_size, window.context.look.scale) == (150, 1.5)
    choose(window, say("settings.motion-off"))
    assert kept.preferences.motion is MotionChoice.OFF
    choose(window, say("settings.retention-0"))
    assert kept.preferences.retention == 0
    choose(window, say("language.en"))
    assert kept.preferences.language == "en"
    assert isinstance(top(window), places.Settings)


def test_a_choice_that_could_not_be_saved_holds_and_says_so(window, kept):
    window.switch(Place.SETTINGS)
    say = window.context.say
    assert say("settings.not-saved") not in page_text(window)
    kept.works = False
    choose(window, say("settings.theme-dark"))
    assert window.preferences.theme is ThemeChoice.DARK
    assert say("settings.not-saved") in page_text(window)
    kept.works = True
    choose(window, say("settings.theme-light"))
    assert say("settings.not-saved") not in page_text(window)


def test_what_this_computer_can_do_is_a_press_away(window):
    window.switch(Place.SETTINGS)
    assert window.context.program.version in page_text(window)
    press(window, window.context.say("settings.abilities"))
    assert isinstance(top(window), routes.Abilities)
