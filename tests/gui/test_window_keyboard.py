"""Whole journeys by the keyboard alone, with the real engine; what has the focus is always seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from exposure_check.gui import routes
from exposure_check.gui.places import Home, Place
from exposure_check.gui.widgets.choice import Choice
from exposure_check.locate import resources
from exposure_check.model.errors import Reason
from tests.gui.fixes import on
from tests.gui.kept import history_of
from tests.gui.made import PATIENCE, active, page_text, top
from tests.gui.test_window_accessible import every_page
from tools.made_computer import MadeComputer

Key = Qt.Key


class Keyboard:
    """All that these tests do to a window."""

    def __init__(self, window, qtbot):
        self.window, self._qtbot = window, qtbot
        self.say = window.context.say
        active(qtbot, window)

    @property
    def focused(self):
        return self.window.focusWidget() or self.window

    def strike(self, key):
        QTest.keyClick(self.focused, key)
        QApplication.processEvents()

    def to(self, name):
        """Go to what is called so by the Tab key; it is in view and shows that it has the focus."""
        for _ in range(60):
            self.strike(Key.Key_Tab)
            if self.focused.accessibleName().startswith(name):
                assert not self.focused.visibleRegion().isEmpty()
                assert self._is_marked()
                return
        raise AssertionError(name)

    def _is_marked(self):
        one = self.focused
        if isinstance(one, QLineEdit):  # the cursor blinks in it
            return one.hasFocus()
        pictures = []
        for keyboard in (False, True):
            self.window.setProperty("keyboard", keyboard)
            pictures.append(one.grab().toImage())
        return pictures[0] != pictures[1]

    def press(self, name, key=Key.Key_Space):
        self.to(name)
        self.strike(key)

    def back(self):
        self.strike(Key.Key_Escape)

    def reach(self, kind):
        """Wait for a page of a kind."""
        self._qtbot.waitUntil(lambda: isinstance(top(self.window), kind), timeout=PATIENCE)
        QApplication.processEvents()

    def read(self, text):
        """Wait for words on the page."""
        self._qtbot.waitUntil(lambda: text in page_text(self.window), timeout=PATIENCE)
        QApplication.processEvents()

    def place(self, place):
        """Go to a place: Tab to the one in view, then arrows."""
        self.to(self.say(f"place.{self.window.navigator.place.value}"))
        while self.window.navigator.place is not place:
            self.strike(Key.Key_Right)


@pytest.fixture
def keys(window, qtbot):
    return Keyboard(window, qtbot)


def test_a_demo_from_its_result_to_the_proof_and_back(keys):
    keys.press(keys.say("home.demo"))
    keys.press(keys.say("demos.leaks"), Key.Key_Return)
    keys.reach(routes.Result)
    card = keys.focused.accessibleName()
    keys.strike(Key.Key_Space)
    keys.reach(routes.Finding)
    keys.press(keys.say("timeline.as-text"))
    assert keys.focused.opens
    keys.back()
    keys.reach(routes.Result)
    assert keys.focused.accessibleName() == card
    keys.press("What to do")
    keys.reach(routes.ToDo)
    keys.back()
    assert keys.focused.accessibleName().startswith("What to do")
    keys.back()
    assert keys.focused.accessibleName().startswith(keys.say("demos.leaks"))
    keys.back()
    assert keys.focused.accessibleName().startswith(keys.say("home.demo"))
    keys.back()
    keys.reach(Home)


def test_tips(keys):
    keys.place(Place.TIPS)
    name = keys.window.context.words.tip("rename-device").title
    keys.press(name)
    keys.reach(routes.TipPage)
    keys.press("iPhone")
    assert keys.focused.accessibleName().startswith("iPhone")
    assert keys.focused.isChecked()
    keys.strike(Key.Key_Right)
    assert keys.focused.accessibleName() == "Android"
    keys.back()
    assert keys.focused.accessibleName().startswith(name)


def test_this_computer_is_kept_seen_among_the_devices_and_deleted(keys):
    keys.press(keys.say("home.computer"))
    keys.reach(routes.Result)
    keys.press("Keep this result")
    keys.read("A new name")
    keys.to("Name")
    keys.strike(Key.Key_End)
    QTest.keyClicks(keys.focused, " 2")
    keys.strike(Key.Key_Return)
    keys.reach(routes.OneDevice)
    keys.read("1 result, the last one first.")
    assert [one.name for one in history_of(keys.window).devices()] == ["This computer 2"]
    keys.back()
    keys.read("You have checked 1 device.")
    keys.press("This computer 2")
    keys.reach(routes.OneDevice)
    keys.read("1 result, the last one first.")
    keys.press("Delete this device")
    keys.reach(routes.Forget)
    keys.press("Delete it")
    keys.read(keys.say("devices.headline"))
    assert history_of(keys.window).devices() == []


def test_a_capture_is_opened_and_its_report_saved(keys, qtbot, tmp_path):
    def answer(path):
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        (dialog,) = [one for one in keys.window.findChildren(QFileDialog) if one.isVisible()]
        (field,) = [one for one in dialog.findChildren(QLineEdit) if one.isVisible()]
        field.selectAll()
        QTest.keyClicks(field, str(path))
        QTest.keyClick(field, Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.isVisible())
        active(qtbot, keys.window)

    keys.press(keys.say("home.open"))
    answer(resources() / "demo" / "leaks-wifi.pcap")
    keys.reach((routes.Result, routes.Which))
    assert isinstance(top(keys.window), routes.Result)
    keys.press("Save as a file")
    keys.reach(routes.Export)
    words = keys.window.context.words
    keys.to(words.text("export", "page.html"))
    for kind in ("pdf", "json"):
        keys.strike(Key.Key_Right)
        assert keys.focused.accessibleName() == words.text("export", f"page.{kind}")
    keys.press(words.text("export", "page.save"))
    answer(tmp_path / "mine.json")
    keys.read(str(tmp_path / "mine.json"))
    assert (tmp_path / "mine.json").read_text().startswith("{")
    keys.back()
    keys.reach(routes.Result)
    assert keys.focused.accessibleName() == "Save as a file"


def test_settings_hold_at_once_and_the_focus_stays(keys, kept):
    keys.place(Place.SETTINGS)
    keys.to(keys.say("settings.theme-light"))
    keys.strike(Key.Key_Down)
    assert kept.preferences.theme.value == "dark"
    assert keys.focused.accessibleName() == keys.say("settings.theme-dark")
    assert isinstance(keys.focused.parent(), Choice)
    keys.press(keys.say("settings.abilities"))
    keys.reach(routes.Abilities)
    keys.back()
    assert keys.focused.accessibleName().startswith(keys.say("settings.abilities"))


def test_a_fix_from_its_preview_to_its_undoing(keys):
    computer = MadeComputer()
    on(keys.window, computer)
    keys.window.refresh()
    keys.press(keys.say("home.computer"))
    keys.reach(routes.Result)
    keys.press("Fix it on this computer")
    keys.reach(routes.Fixes)
    title = keys.window.context.words.fix("linux.computer-name").title
    keys.read(title)
    keys.press(title)
    keys.reach(routes.Fix)
    assert not computer.journal.kept
    keys.press("Change it")
    keys.reach(routes.Fixed)
    assert computer.settings.values["name"] == "computer"
    keys.press("Undo it")
    keys.read("Everything is as it was before.")
    assert computer.settings.values["name"] == "annas-laptop"
    keys.press("Back to the list")
    keys.reach(routes.Fixes)
    keys.back()
    keys.reach(routes.Result)


def test_listening_where_nothing_can_listen_and_the_ways_on(keys, monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    keys.press(keys.say("home.phone"))
    keys.press(keys.say("phone.watch"))
    keys.press(keys.say("ready.short"))
    keys.reach(routes.Problem)
    assert top(keys.window).reason is Reason.LISTENING_FAILED
    keys.press(keys.say("settings.abilities"))
    keys.reach(routes.Abilities)
    keys.back()
    assert keys.focused.accessibleName() == keys.say("settings.abilities")


@pytest.mark.parametrize("width", [420, 1280])
def test_from_every_page_the_escape_key_leads_back(window, qtbot, width):
    window.resize(width, 860)
    keys = Keyboard(window, qtbot)
    before = top(window)
    for route in every_page(window.context):
        window.go(route)
        QApplication.processEvents()
        assert window.panes.pages[-1].isAncestorOf(keys.focused), route
        shown = top(window)
        keys.back()
        assert top(window) is before, shown
