from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from exposure_check.gui import begin, routes
from exposure_check.gui.pages.which import WhichPage
from exposure_check.gui.places import Home
from exposure_check.model.preferences import ThemeChoice
from exposure_check.model.report import SubjectAnswer
from tests.gui.made import PATIENCE, button, page_text, press, top


def several(window, qtbot):
    names = [name for demo in window.context.program.demos() for name in demo.files]
    window.go(begin.reading(window.context, routes.Subject("street", files=tuple(names))))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Which), timeout=PATIENCE)


def judged(window, qtbot):
    qtbot.waitUntil(lambda: not isinstance(top(window), routes.Reading), timeout=PATIENCE)
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


def test_the_way_back_leads_to_the_question(window, qtbot):
    several(window, qtbot)
    press(window, window.context.say("which.all"))
    press(window, window.context.say("way.cancel"))
    assert isinstance(top(window), routes.Which)
    press(window, window.context.say("which.all"))
    assert isinstance(judged(window, qtbot), routes.Result)
    window.back()
    assert isinstance(top(window), routes.Which)


def test_what_is_typed_stays_when_the_page_is_made_anew(window, qtbot):
    several(window, qtbot)
    press(window, window.context.say("which.address"))
    QTest.keyClicks(window.focusWidget(), "aa:bb:cc")
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: len(window.panes.pages) == 2)
    window.prefer(window.preferences._replace(theme=ThemeChoice.DARK))
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == window.context.say("which.address-field")
    assert field.text() == "aa:bb:cc"


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
    (field,) = [one for one in window.panes.pages[-1].findChildren(QLineEdit) if one.isVisible()]
    assert field.text() == "Nobody has this name", "it may be put right"
    window.back()
    assert isinstance(top(window), Home), "there is one question, however often it was asked"


def test_what_is_no_address_cannot_be_looked_for(window, qtbot):
    several(window, qtbot)
    press(window, window.context.say("which.address"))
    page = window.panes.pages[-1]
    (field,) = [one for one in page.findChildren(QLineEdit) if one.isVisible()]
    QTest.keyClicks(field, "aa:bb")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert isinstance(top(window), routes.Which)
    assert not button(page, window.context.say("which.enter")).isEnabled()
