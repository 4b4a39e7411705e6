from exposure_check.gui import routes
from tests.gui.made import page_text


def test_every_ability_with_why(window, qtbot):
    window.go(routes.Abilities())
    words = window.context.words
    qtbot.waitUntil(lambda: words.text("bluetooth", "no-bluez") in page_text(window))
    text = page_text(window)
    assert words.text("abilities", "answer.no") in text
    assert words.text("abilities", "why.reads-by-itself") in text
    assert window.context.say("abilities.asking") not in text.splitlines()
