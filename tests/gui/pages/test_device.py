from exposure_check.gui import places, routes
from exposure_check.gui.result_words import moment
from tests.gui.kept import history_of, keep_two
from tests.gui.made import page_text, press, top


def test_results_stand_the_last_first_and_open(window, qtbot):
    number = keep_two(window)
    window.go(routes.OneDevice(number, "Laptop"))
    qtbot.waitUntil(lambda: "2 results, the last one first." in page_text(window))
    newest = history_of(window).results(number)[0]
    press(window, moment(window.context, newest.moment))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))
    assert top(window).kept
    assert "Check again" in page_text(window)


def test_nothing_kept_says_so(window, qtbot):
    window.go(routes.OneDevice(77, "Gone"))
    qtbot.waitUntil(lambda: "Nothing is kept of this device any more." in page_text(window))
    press(window, "Back")
    assert isinstance(top(window), places.Home)
