from exposure_check.gui import routes
from tests.gui.made import page_text, press, top


def test_every_demo_is_offered_in_words_of_its_own(window):
    window.go(routes.Demos())
    text = page_text(window)
    for demo in window.context.program.demos():
        assert window.context.say(f"demos.{demo.id}") in text
        assert window.context.say(f"demos.{demo.id}-detail") in text
    assert window.context.say("demos.lead") in text


def test_one_is_played(window):
    window.go(routes.Demos())
    press(window, window.context.say("demos.fine"))
    assert isinstance(top(window), routes.Reading)
