import threading

from exposure_check.gui import begin_fixes, routes
from exposure_check.gui.mend import Attempt, Deed
from tests.gui.fixes import ended, listed, offered, on
from tests.gui.made import page_text, top
from tools.made_computer import MadeComputer


def waiting(window, qtbot):
    """A change that waits; return the computer, and what lets it go on."""
    computer, go_on = MadeComputer(), threading.Event()
    on(window, computer)
    real = computer.settings.write

    def slow(place, state):
        go_on.wait(10)
        real(place, state)

    computer.settings.write = slow
    route, found = listed(window, qtbot)
    (offer,) = offered(found, "linux.computer-name")
    window.go(begin_fixes.attempt(route, Attempt(Deed.APPLY, found, offer)))
    return computer, go_on


def test_the_window_goes_on_while_a_password_is_asked_for(window, qtbot):
    _computer, go_on = waiting(window, qtbot)
    assert "may ask for an administrator's password" in page_text(window)
    assert isinstance(top(window), routes.Fixing)
    go_on.set()
    ended(window, qtbot)
    assert isinstance(top(window), routes.Fixed)


def test_who_leaves_finds_the_change_in_the_list(window, qtbot):
    computer, go_on = waiting(window, qtbot)
    window.back()
    go_on.set()
    qtbot.waitUntil(lambda: computer.settings.values["name"] == "computer")
    qtbot.waitUntil(lambda: computer.journal.kept[1].stage.value == "applied")
    listed(window, qtbot)
    assert "Changed by this program" in page_text(window)


def test_a_mistake_is_a_page(window, qtbot):
    computer = MadeComputer()
    on(window, computer)
    route, found = listed(window, qtbot)

    def broken(_place, _state):
        raise KeyError("secret")

    computer.settings.write = broken
    (offer,) = offered(found, "linux.computer-name")
    window.go(begin_fixes.attempt(route, Attempt(Deed.APPLY, found, offer)))
    ended(window, qtbot)
    assert isinstance(top(window), routes.Problem)
    assert "secret" not in page_text(window)
