import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout

from exposure_check.gui.widgets.button import PrimaryButton
from exposure_check.gui.widgets.pressable import Field, Pressable
from exposure_check.gui.widgets.text import Text
from tests.gui.made import active, look_of

FIELD = Field("card", "card-hover", "card-press", "line")


def made(qtbot, look, text="Press"):
    done = []
    one = Pressable(look, FIELD, text, lambda: done.append(1))
    QHBoxLayout(one).addWidget(Text(look, text))
    qtbot.addWidget(one)
    one.show()
    return one, done


def test_mouse_space_and_screen_readers_press_it(qtbot, look):
    one, done = made(qtbot, look)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Space)
    face = QAccessible.queryAccessibleInterface(one)
    assert face.role() == QAccessible.Role.Button
    assert face.text(QAccessible.Text.Name) == "Press"
    face.actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: len(done) == 3)


def test_of_a_double_click_the_second_press_is_not_for_what_the_first_led_to(qtbot, look):
    one, done = made(qtbot, look)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(one, left)
    QTest.mouseDClick(one, left)  # the second press alone, as Qt sends it
    QTest.mouseRelease(one, left)
    assert len(done) == 2
    second, reached = made(qtbot, look)
    QTest.mouseDClick(second, left)
    QTest.mouseRelease(second, left)
    assert reached == []
    QTest.mouseClick(second, left)
    assert reached == [1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_that_is_held_presses_once(qtbot, look, key):
    one, done = made(qtbot, look)
    active(qtbot, one)
    one.setFocus()
    for again in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", again)
        QApplication.sendEvent(one, event)
    QTest.keyRelease(one, key)
    assert done == [1]


def test_it_is_high_enough_for_a_finger_and_for_its_text(qtbot, look):
    one, _ = made(qtbot, look, "word " * 30)
    assert one.minimumSizeHint().height() >= look.space("target")
    assert one.hasHeightForWidth()
    assert one.heightForWidth(120) > one.heightForWidth(600) >= look.space("target")
    empty = Pressable(look, FIELD, "empty")
    qtbot.addWidget(empty)
    empty.click()
    assert empty.sizeHint().height() >= look.space("target")


def test_states_can_be_seen(qtbot, look):
    one, _ = made(qtbot, look)
    one.resize(200, 60)
    plain = one.grab().toImage()
    one.setDown(True)
    assert one.grab().toImage() != plain
    one.setDown(False)
    active(qtbot, one)
    one.setFocus()
    one.setProperty("keyboard", True)
    assert one.grab().toImage() != plain


def test_what_cannot_be_pressed_looks_so(qtbot, look):
    one = PrimaryButton(look, "Keep it", print)
    qtbot.addWidget(one)
    one.resize(200, 60)
    one.setEnabled(False)
    image = one.grab().toImage()
    shown = {image.pixelColor(x, y).name() for x in range(200) for y in range(60)}
    assert look.hex("accent").lower() not in shown
    assert look.hex("on-accent").lower() not in shown
    assert look.hex("card-press").lower() in shown
    assert one.cursor().shape() is Qt.CursorShape.ArrowCursor
    one.setEnabled(True)
    assert one.grab().toImage().pixelColor(100, 8).name() == look.hex("accent").lower()
    assert one.cursor().shape() is Qt.CursorShape.PointingHandCursor


@pytest.mark.parametrize("palette", ["light", "dark", "contrast-light", "contrast-dark"])
def test_the_focus_is_seen_on_a_ground_of_its_own_colour(qtbot, program, palette):
    look = look_of(program, palette)
    one = PrimaryButton(look, "Go on", print)
    qtbot.addWidget(one)
    one.resize(200, 60)
    one.show()
    active(qtbot, one)
    one.setFocus()
    pictures = []
    for keyboard in (False, True):
        one.setProperty("keyboard", keyboard)
        pictures.append(one.grab().toImage())
    ring = look.hex("on-accent").lower()
    points = [(x, y) for x in range(200) for y in range(60)]
    before, after = (
        sum(picture.pixelColor(x, y).name() == ring for x, y in points) for picture in pictures
    )
    assert after > before + 200


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_both_keys_press_it(look, qtbot, key):
    pressed = []
    one = Pressable(look, Field("card", "", ""), "Press", lambda: pressed.append(key))
    qtbot.addWidget(one)
    one.show()
    QTest.keyClick(one, key)
    assert pressed == [key]
