from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exposure_check.gui import places, routes
from exposure_check.gui.places import Place
from exposure_check.gui.stops import order, stops
from tests.gui.made import active


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
    rows = [one for one in stops(window.panes.pages[-1]) if one.isVisible()]
    rows[1].setFocus()
    name = rows[1].accessibleName()
    window.prefer(replace(window.preferences, text_size=125))
    assert window.focusWidget().accessibleName() == name
    assert window.panes.pages[-1].isAncestorOf(window.focusWidget())


def test_the_first_page_has_the_focus(window):
    assert window.panes.pages[-1].isAncestorOf(window.focusWidget())
