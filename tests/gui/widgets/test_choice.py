from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from exposure_check.gui.widgets.choice import Choice, Line
from tests.gui.made import active

ROWS = [(1, "One"), (2, "Two"), (3, "Three")]


def test_the_whole_row_chooses(qtbot, look):
    chosen = []
    choice = Choice(look, ROWS, 2, chosen.append)
    qtbot.addWidget(choice)
    choice.resize(300, choice.heightForWidth(300))
    choice.show()
    rows = choice.findChildren(QRadioButton)
    assert [one.isChecked() for one in rows] == [False, True, False]
    QTest.mouseClick(rows[2], Qt.MouseButton.LeftButton, pos=rows[2].rect().center())
    assert chosen == [3]
    assert rows[0].height() >= look.space("target")


def test_rows_are_radio_buttons_with_names(qtbot, look):
    choice = Choice(look, ROWS, 1, lambda _value: None)
    qtbot.addWidget(choice)
    for row, (_, name) in zip(choice.findChildren(QRadioButton), ROWS, strict=True):
        face = QAccessible.queryAccessibleInterface(row)
        assert face.role() == QAccessible.Role.RadioButton
        assert face.text(QAccessible.Text.Name) == name


def test_what_is_chosen_and_what_has_the_focus_can_be_seen(qtbot, look):
    choice = Choice(look, ROWS, 1, lambda _value: None)
    qtbot.addWidget(choice)
    choice.resize(300, 200)
    choice.show()
    first, second, _ = choice.findChildren(QRadioButton)
    assert first.grab().toImage() != second.grab().toImage()
    before = choice.grab().toImage()
    active(qtbot, choice)
    choice.setProperty("keyboard", True)
    second.setFocus()
    assert choice.grab().toImage() != before


def test_a_hairline_is_one_pixel(qtbot, look):
    for upright in (False, True):
        line = Line(look, upright=upright)
        qtbot.addWidget(line)
        line.resize(40, 40)
        assert min(line.width(), line.height()) == 1
        assert line.grab().toImage().pixelColor(0, 0).name() == look.colour("line").name()
