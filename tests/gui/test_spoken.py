import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from exposure_check.gui import routes, spoken
from exposure_check.gui.places import Place
from exposure_check.gui.spoken import Role, announce, read_in_order
from exposure_check.gui.widgets.bar import Bar
from exposure_check.gui.widgets.button import PrimaryButton
from exposure_check.gui.widgets.chips import Chips
from exposure_check.gui.widgets.pressable import Pressable
from exposure_check.gui.widgets.text import Text
from tests.gui.made import result_of_demo, top

NAME = QAccessible.Text.Name


def said(widget):
    made = QAccessible.queryAccessibleInterface(widget)
    return made.role(), made.text(NAME)


def screen_reader(monkeypatch, hear):
    """Have a screen reader there, which hears every event."""

    class Active(QAccessible):
        @staticmethod
        def isActive():  # noqa: N802 Qt's name
            return True

        @staticmethod
        def updateAccessibility(event):  # noqa: N802 Qt's name
            hear(event)

    monkeypatch.setattr(spoken, "QAccessible", Active)


@pytest.fixture
def heard(monkeypatch):
    """What is announced while a screen reader is there."""
    found = []
    screen_reader(monkeypatch, lambda event: found.append(event.message()))
    return found


def test_the_window_its_pages_and_headings_have_roles(window):
    assert said(window) == (Role.Window, window.context.say("way.window"))
    page = window.panes.pages[-1]
    assert said(page) == (Role.Pane, window.context.say("way.window"))
    headline = window.context.say("home.headline")
    (text,) = [one for one in page.findChildren(Text) if one.text() == headline]
    assert said(text) == (Role.Heading, headline)
    (text, *_) = page.findChildren(Text)
    assert said(text) == (Role.Heading, page.accessibleName())


def test_what_qt_knows_is_left_to_qt(qtbot):
    plain = QLabel("Hello")
    qtbot.addWidget(plain)
    assert said(plain) == (Role.StaticText, "Hello")


def test_one_of_several_is_said_and_pressed_as_such(window, qtbot):
    (bar,) = [one for one in window.findChildren(Bar) if one.isVisible()]
    assert said(bar)[0] is Role.PageTabList
    check, devices, *_ = [
        QAccessible.queryAccessibleInterface(one) for one in bar.findChildren(Pressable)
    ]
    assert {check.role(), devices.role()} == {Role.PageTab}
    states = [(one.state().checkable, one.state().checked) for one in (check, devices)]
    assert states == [(1, 1), (1, 0)]
    assert check.state().selected
    devices.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    qtbot.waitUntil(lambda: window.navigator.place is Place.DEVICES)


def test_other_actions_are_left_to_qt(window, look, qtbot):
    chips = Chips(look, [("a", "One"), ("b", "Two")], "b", lambda _value: None)
    window.panes.pages[-1].add(chips)
    assert said(chips)[0] is Role.Grouping
    chip = chips.findChildren(Pressable)[1]
    assert said(chip) == (Role.RadioButton, "Two")
    face = QAccessible.queryAccessibleInterface(chip)
    focus = QAccessibleActionInterface.setFocusAction()
    assert focus in face.actionInterface().actionNames()
    qtbot.waitUntil(chip.isVisible)
    face.actionInterface().doAction(focus)
    assert window.focusWidget() is chip


def test_nothing_is_announced_to_nobody(qtbot, heard, monkeypatch):
    one = QWidget()
    qtbot.addWidget(one)
    announce(one, "")
    assert heard == []
    announce(one, "Hello")
    assert heard == ["Hello"]
    monkeypatch.setattr(spoken.QAccessible, "isActive", staticmethod(lambda: False))
    announce(one, "Again")
    assert heard == ["Hello"]


def test_a_page_says_what_it_is_and_its_sentence_once(window, qtbot, heard):
    window.go(routes.Demos())
    say = window.context.say
    assert heard == [f"{say('demos.title')}\n{say('demos.headline')}"]
    window.refresh()
    assert len(heard) == 1
    window.back()
    assert heard[1:] == [f"{say('way.window')}\n{say('home.headline')}"]
    window.switch(Place.TIPS)
    assert heard[2].startswith(say("tips.title"))


def test_the_sentence_of_a_result_is_read_aloud(window, qtbot, heard):
    result = result_of_demo(window, qtbot)
    assert top(window) is result
    assert heard[-1] == window.panes.pages[-1].spoken()
    assert heard[-1].count("\n") == 1


def test_what_was_put_between_is_read_between(qtbot):
    outer, holder = QWidget(), QWidget()
    qtbot.addWidget(outer)
    column, inside = QVBoxLayout(outer), QVBoxLayout(holder)
    last, first = QLabel("last"), QLabel("first")
    column.addWidget(last)
    row = QVBoxLayout()
    column.insertLayout(0, row)
    row.addWidget(holder)
    low, high = QLabel("low"), QLabel("high")
    inside.addWidget(low)
    inside.insertWidget(0, high)
    row.insertWidget(0, first)
    read_in_order(outer)
    outer.show()
    QApplication.processEvents()

    def names(face):
        yield face.text(NAME)
        for at in range(face.childCount()):
            yield from names(face.child(at))

    found = [name for name in names(QAccessible.queryAccessibleInterface(outer)) if name]
    assert found == ["first", "high", "low", "last"]


def test_what_cannot_be_pressed_is_said_to_be_so(qtbot, look):
    one = PrimaryButton(look, "Keep it", print)
    qtbot.addWidget(one)
    face = QAccessible.queryAccessibleInterface(one)
    assert (face.state().disabled, face.state().defaultButton) == (0, 1)
    one.setEnabled(False)
    assert face.state().disabled


@pytest.mark.parametrize("name", ["expanded", "selected"])
def test_a_change_of_state_is_told_at_once(qtbot, look, monkeypatch, name):
    told = []
    screen_reader(monkeypatch, lambda event: told.append((event.object(), event.changedStates())))
    one = PrimaryButton(look, "Open", print)
    qtbot.addWidget(one)
    if name == "expanded":
        one.be_open(now=True)
    else:
        one.be_beside(True)
        one.be_beside(True)
    ((widget, states),) = told
    assert widget is one
    assert getattr(states, name)
    assert getattr(QAccessible.queryAccessibleInterface(one).state(), name)
