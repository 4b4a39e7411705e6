from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from exposure_check.gui import begin, routes
from exposure_check.gui.pages.which import WhichPage
from exposure_check.model.report import SubjectAnswer
from tests.gui.made import PATIENCE, button, page_text, press, top


def several(window, qtbot):
    names = [name for demo in window.context.program.demos() for name in demo.files]
    window.go(begin.reading(window.context, routes.Subject("street", files=tuple(names))))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Which), timeout=PATIENCE)


def judged(window, qtbot):
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result | routes.Which), timeout=PATIENCE)
    return top(window)


def test_of_several_devices_none_is_shown_or_judged(window, qtbot):
    several(window, qtbot)
    assert top(window).report.subject.answer is SubjectAnswer.SEVERAL
    assert not top(window).report.lives
    assert str(top(window).report.subject.devices) in page_text(window)


def test_that_it_was_alone_judges_everything(window, qtbot):
    several(window, qtbot)
    press(window, window.context.say("which.all"))
    route = judged(window, qtbot)
    assert isinstance(route, routes.Result)
    assert route.report.subject.rule == "all"


def test_a_rule_that_fits_nothing_asks_again(window, qtbot):
    several(window, qtbot)
    press(window, window.context.say("which.name"))
    page = window.panes.pages[-1]
    assert isinstance(page, WhichPage)
    (field,) = [one for one in page.findChildren(QLineEdit) if one.isVisible()]
    assert field.accessibleName() == window.context.say("which.name-field")
    ways = {
        way: QAccessible.queryAccessibleInterface(button(page, window.context.say(f"which.{way}")))
        for way in ("all", "name", "key")
    }
    states = {way: (one.state().expandable, one.state().expanded) for way, one in ways.items()}
    assert states == {"all": (0, 0), "name": (1, 1), "key": (1, 0)}
    assert not button(page, window.context.say("which.enter")).isEnabled()
    QTest.keyClicks(field, "Nobody has this name")
    assert button(page, window.context.say("which.enter")).isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isinstance(top(window), routes.Reading), timeout=PATIENCE)
    assert isinstance(top(window), routes.Which)
    assert top(window).report.subject.answer is SubjectAnswer.NOT_FOUND


def test_what_is_no_address_cannot_be_looked_for(window, qtbot):
    several(window, qtbot)
    press(window, window.context.say("which.address"))
    page = window.panes.pages[-1]
    (field,) = [one for one in page.findChildren(QLineEdit) if one.isVisible()]
    QTest.keyClicks(field, "aa:bb")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert isinstance(top(window), routes.Which)
    assert not button(page, window.context.say("which.enter")).isEnabled()
