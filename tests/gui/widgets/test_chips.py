from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget

from exposure_check.gui.widgets.chips import Chips, Flow
from exposure_check.gui.widgets.text import Text

ROWS = [("a", "Alpha"), ("b", "Beta"), ("c", "Gamma and more")]


def test_one_is_chosen_and_others_can_be(qtbot, look):
    chosen = []
    chips = Chips(look, ROWS, "b", chosen.append)
    qtbot.addWidget(chips)
    buttons = chips.findChildren(QPushButton)
    assert [one.isChecked() for one in buttons] == [False, True, False]
    buttons[2].click()
    assert chosen == ["c"]


def test_what_does_not_fit_goes_to_the_next_row(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder, 8)
    for _ in range(3):
        one = QWidget()
        one.setFixedSize(100, 40)
        flow.addWidget(one)
    assert flow.hasHeightForWidth()
    assert flow.heightForWidth(400) == 40
    assert flow.heightForWidth(220) == 88
    assert flow.heightForWidth(50) == 136
    flow.setGeometry(QRect(0, 0, 220, 88))
    assert (flow.itemAt(2).geometry().y(), flow.itemAt(9)) == (48, None)
    assert flow.sizeHint() == flow.minimumSize()
    assert (flow.count(), flow.takeAt(9)) == (3, None)
    assert flow.takeAt(0) is not None
    assert flow.count() == 2


def test_a_word_that_is_longer_than_a_row_takes_several_lines(qtbot, look):
    chips = Chips(look, [("a", "Alpha"), ("b", "A choice of many more words")], "a", print)
    qtbot.addWidget(chips)
    chips.show()
    chips.resize(120, chips.heightForWidth(120))
    first, second = chips.findChildren(QPushButton)
    (text,) = second.findChildren(Text)
    assert second.width() == 120
    assert text.heightForWidth(text.width()) <= text.height()
    assert first.geometry().bottom() < second.geometry().top()
    assert second.geometry().bottom() < chips.height()
