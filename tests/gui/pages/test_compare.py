from exposure_check.gui import routes
from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.gui.widgets.text import Text
from tests.gui.kept import history_of, keep_two
from tests.gui.made import button, page_text, press
from tools.made_computer import MADE_AT, MadeComputer


def test_what_changed_between_two_results(window, qtbot):
    number = keep_two(window)
    window.go(routes.OneDevice(number, "Laptop"))
    qtbot.waitUntil(lambda: "2 results" in page_text(window))
    press(window, "Before and after: compare two results")
    qtbot.waitUntil(lambda: "1 thing that showed before no longer does." in page_text(window))
    text = page_text(window)
    assert "Before: Its name is its own: a…p. Now: Its name is one that many share." in text
    assert text.index("What changed") < text.index("What stayed the same")


def test_another_earlier_one_can_be_chosen(window, qtbot):
    number, history = keep_two(window), history_of(window)
    history.keep("Laptop", "", MadeComputer().settings.audit(), MADE_AT + 9)
    last, middle, _ = history.results(number)
    window.go(routes.Compare(number, middle.number, last.number))
    qtbot.waitUntil(lambda: "1 thing shows now that did not before." in page_text(window))
    card = button(window, "20")
    (badge,) = card.findChildren(SeverityBadge)
    assert badge.x() == card.findChildren(Text)[0].x(), "below, as on the page of the device"
    card.click()
    qtbot.waitUntil(lambda: "The same shows as before." in page_text(window))


def test_what_is_not_there_any_more_is_no_dead_end(window, qtbot):
    window.go(routes.Compare(5, 6, 7))
    qtbot.waitUntil(lambda: "Nothing is kept of this device any more." in page_text(window))
    press(window, "Back")
