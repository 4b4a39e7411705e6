from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exposure_check.gui import places, routes
from exposure_check.gui.places import Place
from exposure_check.gui.widgets.bar import Bar
from exposure_check.gui.widgets.landing import Landing
from exposure_check.gui.window import SMALLEST, Window
from exposure_check.model.preferences import ThemeChoice
from tests.gui.made import Kept, active, made_program, page_text, press, quiet, texts, top
from tools.viewing import settle


def test_who_was_not_welcomed_is(qtbot, qapp):
    made = Window(made_program(Kept(quiet(welcomed=False))), qapp)
    qtbot.addWidget(made)
    assert isinstance(top(made), places.Welcome)
    made.close()


def test_places_are_a_press_away(window, qtbot):
    for place in (Place.TIPS, Place.SETTINGS, Place.DEVICES, Place.CHECK):
        press(window, window.context.say(f"place.{place.value}"))
        assert window.navigator.place is place
        key = f"{'home' if place is Place.CHECK else place.value}.headline"
        headline = window.context.say(key)
        qtbot.waitUntil(lambda headline=headline: headline in page_text(window))


def test_keys_and_mouse_lead_back(window, qtbot):
    for back in (
        lambda: QTest.keyClick(window, Qt.Key.Key_Escape),
        lambda: QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
        lambda: press(window, window.context.say("way.back")),
        lambda: QTest.mouseClick(window.panes.pages[-1], Qt.MouseButton.BackButton),
    ):
        window.go(routes.Demos())
        qtbot.waitUntil(window.isActiveWindow)
        back()
        qtbot.waitUntil(lambda: isinstance(top(window), places.Home), timeout=2000)
    window.back()
    assert isinstance(top(window), places.Home)


def test_a_way_back_that_is_held_leads_back_once(window, qtbot):
    window.go(routes.Demos())
    window.go(routes.PhoneKind())
    active(qtbot, window)
    for again in (False, True, True):
        event = (QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window.windowHandle(), QKeyEvent(*event, "", again))
    assert isinstance(top(window), routes.Demos)


def test_choices_hold_at_once_and_are_kept(window, kept):
    window.go(routes.Demos())
    before = window.panes.pages[-1]
    window.prefer(kept.preferences._replace(theme=ThemeChoice.DARK, text_size=150))
    assert kept.preferences.theme is ThemeChoice.DARK
    assert window.context.look.palette == "dark"
    assert window.panes.pages[-1] is not before
    assert isinstance(top(window), routes.Demos)
    colour = window.grab().toImage().pixelColor(2, 2).name()
    assert colour == window.context.look.colour("ground").name()


def drop(window, urls):
    data = QMimeData()
    data.setUrls(urls)
    where, action = QPoint(50, 50), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(
        where, action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dragEnterEvent(enter)
    said = [one for one in window.findChildren(Landing) if one.isVisible()]
    event = QDropEvent(
        QPointF(where), action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    return said


def test_captures_are_dropped_anywhere(window, tmp_path):
    window.switch(Place.TIPS)
    assert drop(window, [QUrl("https://example.org/x.pcap")]) == []
    assert window.navigator.place is Place.TIPS
    drop(window, [QUrl.fromLocalFile(str(tmp_path / "x.pcap"))])
    assert window.navigator.place is Place.CHECK
    assert isinstance(top(window), routes.Reading)


def test_that_a_capture_may_be_let_go_is_said_while_it_is_dragged(window, tmp_path):
    before = window.grab().toImage()
    (said,) = drop(window, [QUrl.fromLocalFile(str(tmp_path / "x.pcap"))])
    assert said.size() == window.size()
    assert window.context.say("open.drop") in texts(said)
    assert not said.isVisible(), "it was let go"
    said.show()
    assert window.grab().toImage() != before
    window.dragLeaveEvent(QDragLeaveEvent())


def test_focus_is_drawn_for_who_uses_the_keyboard(window):
    assert not window.property("keyboard")
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert window.property("keyboard")
    middle = QPointF(5, 5)
    press_event = QMouseEvent(
        QMouseEvent.Type.MouseButtonPress,
        middle,
        middle,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, press_event)
    assert not window.property("keyboard")


def test_a_page_whose_place_is_gone_lets_go(window):
    class Left(places.Route):
        left = 0

        def leave(self):
            Left.left += 1

    window.replace(places.Home(), Left())
    assert Left.left == 1


def test_engines_end_with_the_window(window):
    check = type("Check", (), {"closed": 0, "close": lambda self: setattr(self, "closed", 1)})()
    window.navigator.go(routes.Reading(routes.Subject("x"), check))
    window.close()
    assert check.closed == 1


def test_what_ends_after_the_window_was_closed_shows_nothing_more(window):
    pages = list(window.panes.pages)
    window.close()
    window.switch(Place.DEVICES)
    window.home()
    assert window.panes.pages == pages


def bar(window):
    return next(one for one in window.children() if isinstance(one, Bar))


def test_a_low_window_has_its_places_at_the_side(window):
    for size, beside in (((420, 860), False), ((512, 344), True), ((420, 344), False)):
        window.resize(*size)
        assert (window.width(), window.height()) == size
        settle()
        assert (bar(window).width() < window.width() / 2) is beside, size
        high = window.panes.pages[-1].height() / window.height()
        assert high == 1 if beside else high > 0.7


def test_a_window_with_its_frame_fits_a_small_screen(window, monkeypatch):
    for screen in ((512, 384), (1024, 768), (1280, 1024)):
        room = type("Screen", (), {"availableGeometry": lambda _, at=screen: QRect(0, 0, *at)})
        monkeypatch.setattr(QGuiApplication, "primaryScreen", staticmethod(room))
        width, height = window._fitting((420, 860))
        assert width <= screen[0]
        assert SMALLEST[1] <= height < screen[1]
        assert (width == 420) is (screen[1] > 400)
