from exposure_check.gui import routes
from tests.gui.fixes import ended, listed, on, tried
from tests.gui.made import can_press, page_text, press, top
from tools.made_computer import MadeComputer


def test_an_entry_can_be_looked_at_and_undone_months_later(window, qtbot):
    computer = MadeComputer()
    on(window, computer)
    tried(window, qtbot, "linux.wifi-address")
    route, found = listed(window, qtbot)
    window.go(routes.Change(route, found, found.entries[0]))
    assert "The old state is kept" in page_text(window)
    assert not can_press(window, "Check whether it helped"), "nothing would show before that"
    press(window, "I did that: look again")
    ended(window, qtbot)
    assert "but the same is still found" in page_text(window)
    route, found = listed(window, qtbot)
    window.go(routes.Change(route, found, found.entries[0]))
    press(window, "Undo it")
    ended(window, qtbot)
    assert computer.settings.values["wifi"] == "permanent"
    route, found = listed(window, qtbot)
    window.go(routes.Change(route, found, found.entries[0]))
    assert "and put back" in page_text(window)
    press(window, "Back to the list")
    assert isinstance(top(window), routes.Fixes)
