from PySide6.QtGui import QAccessible

from exposure_check.gui import places, routes
from exposure_check.gui.pages.demos import DemosPage
from exposure_check.gui.pages.listening import ListeningPage
from exposure_check.gui.pages.phone_ready import PhoneReadyPage
from exposure_check.gui.plan import Plan
from exposure_check.gui.running import RunningCheck
from exposure_check.gui.widgets.pressable import Pressable
from exposure_check.model.preferences import ThemeChoice
from tests.cli.audits import made_audit
from tests.gui.kept import history_of
from tests.gui.made import button, can_press, press
from tests.gui.test_running import MadeClient


def test_one_page_in_a_narrow_window_two_in_a_wide_one(window, qtbot):
    window.go(routes.Demos())
    assert [page.accessibleName() for page in window.panes.pages] == [
        window.context.say("demos.title")
    ]
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: len(window.panes.pages) == 2)
    left, right = window.panes.pages
    assert left.accessibleName() == window.context.say("way.window")
    assert right.accessibleName() == window.context.say("demos.title")
    assert abs(left.width() - right.width()) <= 1
    window.back()
    assert len(window.panes.pages) == 1


def test_no_page_beside_a_check_that_listens_can_end_it(window, qtbot):
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    window.go(routes.PhoneReady("phone"))
    assert len(window.panes.pages) == 2
    check = RunningCheck(MadeClient)
    listening = routes.Listening(routes.Subject("Phone"), Plan("phone", 60), check)
    window.go(listening)
    assert [type(page) for page in window.panes.pages] == [ListeningPage]
    window.refresh()
    assert len(window.panes.pages) == 1
    window.replace(listening, routes.Demos())
    assert [type(page) for page in window.panes.pages] == [PhoneReadyPage, DemosPage]


def test_a_page_that_stays_in_view_is_not_made_anew(window, qtbot):
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    window.go(routes.Demos())
    (_, demos) = window.panes.pages
    window.go(routes.PhoneKind())
    assert window.panes.pages[0] is demos


def test_where_the_user_was_on_a_page_is_kept(window, qtbot):
    window.resize(420, 500)
    window.switch(places.Place.TIPS)
    bar = window.panes.pages[-1].area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(90)
    window.go(routes.TipPage("rename-device"))
    window.back()
    again = window.panes.pages[-1].area.verticalScrollBar()
    assert again is not bar
    qtbot.waitUntil(lambda: again.value() == 90)


def opened(page):
    """What is marked on a page: what it led to stands beside it; screen readers are told."""
    marked = [one for one in page.findChildren(Pressable) if one.beside]
    for one in page.findChildren(Pressable):
        if one.isVisible():
            face = QAccessible.queryAccessibleInterface(one)
            assert bool(face.state().selected) is one.beside
    return [one.accessibleName() for one in marked]


def test_the_left_page_marks_what_stands_on_the_right(window, qtbot):
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    say = window.context.say
    press(window, say("home.demo"))
    left, right = window.panes.pages
    (name,) = opened(left)
    assert name.startswith(say("home.demo"))
    assert opened(right) == []
    card = button(left, say("home.phone"))
    before = card.grab().toImage()
    card.click()
    assert window.panes.pages[0] is left
    assert [type(one.route) for one in window.navigator.stack] == [places.Home, routes.PhoneKind]
    (name,) = opened(left)
    assert name.startswith(say("home.phone"))
    assert card.grab().toImage() != before
    window.prefer(window.preferences._replace(theme=ThemeChoice.DARK))
    assert opened(window.panes.pages[0]) == [name]
    window.back()
    assert opened(window.panes.pages[0]) == []


def test_a_page_read_from_a_file_marks_it_too(window, qtbot):
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    history_of(window).keep("Laptop", "", made_audit(), 9e9)
    window.switch(places.Place.DEVICES)
    qtbot.waitUntil(lambda: can_press(window, "Laptop"))
    press(window, "Laptop")
    window.refresh()
    qtbot.waitUntil(lambda: len(opened(window.panes.pages[0])) == 1)


def test_in_a_narrow_window_nothing_is_marked(window, qtbot):
    press(window, window.context.say("home.demo"))
    assert opened(window.panes.pages[-1]) == []
