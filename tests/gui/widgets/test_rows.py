from PySide6.QtWidgets import QPushButton

from exposure_check.gui.widgets.rows import Row, Rows
from tests.gui.made import look_of, texts


def test_each_row_says_what_it_does_and_does_it(qtbot, look):
    done = []
    rows = [Row("save", "Save", lambda: done.append(1)), Row("keep", "Keep", print)]
    made = Rows(look, rows)
    qtbot.addWidget(made)
    first, second = made.findChildren(QPushButton)
    first.click()
    assert done == [1]
    assert (first.accessibleName(), second.accessibleName()) == ("Save", "Keep")
    assert texts(made) == "Save\nKeep"


def test_long_words_have_room_where_text_is_large(qtbot, program):
    look = look_of(program, scale=2.0)
    made = Rows(look, [Row("again", "Check this device again " * 3, print)])
    qtbot.addWidget(made)
    assert made.heightForWidth(300) > made.heightForWidth(900) >= look.space("target")
