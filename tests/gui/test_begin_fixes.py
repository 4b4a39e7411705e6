from exposure_check.gui import begin_fixes
from exposure_check.gui.mend import Found
from tests.gui.fixes import listed, on
from tools.made_computer import MadeComputer


def test_a_list_is_looked_up_anew(window, qtbot):
    computer = MadeComputer()
    on(window, computer)
    route, found = listed(window, qtbot)
    before = route.looking
    computer.settings.values["name"] = "computer"
    begin_fixes.look_again(window.context, route)
    assert route.looking is not before
    qtbot.waitUntil(lambda: isinstance(route.looking.done, Found))
    assert len(route.looking.done.offers) == len(found.offers) - 1
