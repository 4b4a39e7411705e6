import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exposure_check.gui import places, routes
from exposure_check.gui.places import Place
from exposure_check.gui.stops import order, stops
from tests.cli.audits import made_audit
from tests.gui.kept import history_of, keep_two
from tests.gui.made import active, button, page_text, result_of_demo


def test_what_came_last_may_stand_first(qtbot):
    page, area, inside = QWidget(), QScrollArea(), QWidget()
    qtbot.addWidget(page)
    outer, inner = QVBoxLayout(page), QVBoxLayout(inside)
    low, middle, high, over = QPushButton(), QLineEdit(), QPushButton(), QPushButton()
    inner.addWidget(low)
    row = QVBoxLayout()
    row.addWidget(middle)
    inner.insertLayout(0, row)
    inner.insertWidget(0, high)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    outer.addWidget(area)
    outer.insertWidget(0, over)
    assert list(stops(page)) == [over, high, middle, low]
    order([over, high, middle, low])
    page.show()
    active(qtbot, page)
    over.setFocus()
    for wanted in (high, middle, low, over):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is wanted


def passed_by_tab(window):
    """Names and places of all stops of the Tab key, from the first."""
    window.panes.pages[-1].first_stop().setFocus()
    seen = []
    while True:
        here = window.focusWidget()
        if here in seen:
            return seen[seen.index(here) :]
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)


@pytest.mark.parametrize("width", [420, 1280])
def test_the_tab_key_goes_from_above_to_below(window, qtbot, width):
    window.resize(width, 860)
    active(qtbot, window)
    for route in (routes.Demos(), places.Home(), routes.TipPage("rename-device", "ios")):
        window.go(route)
        QApplication.processEvents()
        passed = passed_by_tab(window)
        assert len(passed) > 1
        where = []
        for widget in passed:
            place = widget.mapTo(window, QPoint(0, 0))
            part = next(
                (at for at, page in enumerate(window.panes.pages) if page.isAncestorOf(widget)), -1
            )
            bar = part < 0
            where.append((bar and width < 900, not bar, part, place.y(), place.x()))
        start = where.index(min(where))
        assert where[start:] + where[:start] == sorted(where)


def test_a_choice_keeps_the_focus_where_it_was(window, qtbot):
    window.switch(Place.SETTINGS)
    active(qtbot, window)
    window.panes.complete()
    rows = [one for one in stops(window.panes.pages[-1]) if isinstance(one, QRadioButton)]
    rows[1].setFocus()
    name = rows[1].accessibleName()
    window.prefer(window.preferences._replace(text_size=125))
    assert window.focusWidget().accessibleName() == name
    assert window.focusWidget().isChecked()
    assert window.panes.pages[-1].isAncestorOf(window.focusWidget())


def test_the_first_page_has_the_focus(window):
    assert window.panes.pages[-1].isAncestorOf(window.focusWidget())


def go_by(window, name):
    """Press what is called so, as keys do: with the focus on it."""
    widget = button(window.panes.pages[-1], name)
    widget.setFocus()
    widget.click()


@pytest.mark.parametrize("width", [420, 1280])
def test_back_on_a_page_the_focus_is_where_it_led_away(window, qtbot, width):
    window.resize(width, 860)
    active(qtbot, window)
    say = window.context.say
    go_by(window, say("home.demo"))
    assert isinstance(window.navigator.top.route, routes.Demos)
    assert window.panes.pages[-1].area.isAncestorOf(window.focusWidget())
    window.back()
    assert window.focusWidget().accessibleName().startswith(say("home.demo"))
    assert window.panes.pages[-1].isAncestorOf(window.focusWidget())


def test_so_it_is_where_the_page_is_read_from_a_file_first(window, qtbot):
    keep_two(window)
    history_of(window).keep("Watch", "", made_audit(), 9e9)
    window.switch(Place.DEVICES)
    qtbot.waitUntil(lambda: "Laptop" in page_text(window))
    QApplication.processEvents()
    go_by(window, "Laptop")
    qtbot.waitUntil(lambda: window.panes.pages[-1].area.isAncestorOf(window.focusWidget()))
    window.back()
    qtbot.waitUntil(lambda: window.focusWidget().accessibleName().startswith("Laptop"))


def seen(window, widget):
    """Whether all of a widget's height, or as much as there is room for, is in view."""
    view = window.panes.pages[-1].area.viewport().rect()
    place = QRect(widget.mapTo(window.panes.pages[-1].area.viewport(), QPoint(0, 0)), widget.size())
    return place.intersected(view).height() >= min(widget.height(), view.height()) - 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_what_has_the_focus_by_a_key_is_in_view(window, qtbot, key):
    window.resize(420, 400)
    window.prefer(window.preferences._replace(text_size=200))
    active(qtbot, window)
    result_of_demo(window, qtbot)
    QApplication.processEvents()
    area = window.panes.pages[-1].area
    for _ in range(2 * len(list(stops(window.panes.pages[-1])))):
        QTest.keyClick(window.focusWidget(), key)
        if area.isAncestorOf(window.focusWidget()):
            assert seen(window, window.focusWidget()), window.focusWidget().accessibleName()


def test_the_tab_key_shows_what_has_the_focus_before_it_leads_on(window, qtbot):
    window.resize(420, 400)
    window.prefer(window.preferences._replace(text_size=200))
    active(qtbot, window)
    result_of_demo(window, qtbot)
    QApplication.processEvents()
    first = window.focusWidget()
    bar = window.panes.pages[-1].area.verticalScrollBar()
    window.panes.complete()  # else its end may be so near that a part of the first is in view
    qtbot.waitUntil(lambda: bar.maximum() > 5000)
    bar.setValue(bar.maximum())
    assert not seen(window, first)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert window.focusWidget() is first
    assert seen(window, first)


def test_a_choice_of_words_keeps_the_focus(window, qtbot):
    active(qtbot, window)
    window.go(routes.TipPage("rename-device", "ios"))
    page = window.panes.pages[-1]
    qtbot.waitUntil(lambda: page.area.isAncestorOf(window.focusWidget()))
    assert window.focusWidget().isChecked()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    QApplication.processEvents()
    assert window.focusWidget().accessibleName() == "Android"
    assert window.focusWidget().isChecked()
