import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox

from exposure_check.gui.qt_words import QtWords
from exposure_check.gui.window import Window
from tests.gui.made import Kept, made_program, quiet


def cancel():
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text()


def copy():
    return QCoreApplication.translate("QWidgetTextControl", "&Copy")


def kind():
    return QCoreApplication.translate("QAbstractFileIconProvider", "Folder")


def spoken(language):
    return made_program(Kept(quiet())).words(language)


class Klingon:
    """Words of a language that Qt does not know."""

    language = "tlh"


@pytest.fixture
def words(qapp):
    made = QtWords(qapp)
    yield made
    made.forget()


def test_hong_kong_reads_the_nearest_there_is(words):
    english = cancel(), copy(), kind()
    words.use(spoken("zh_HK"))
    assert "取消" in cancel()
    assert "複製" in copy()
    assert kind() == "資料夾"
    words.use(spoken("en"))
    assert (cancel(), copy(), kind()) == english


def test_a_language_that_qt_lacks_is_english(words):
    english = cancel()
    words.use(spoken("zh_HK"))
    words.use(Klingon())
    assert cancel() == english


def test_the_window_takes_qt_with_it(qtbot, qapp):
    english = cancel()
    made = Window(made_program(Kept(quiet(language="zh_HK"))), qapp)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.painted):
        made.show()
    assert made.windowTitle()
    assert "取消" in cancel()
    made.prefer(quiet(language="en"))
    assert cancel() == english
    made.prefer(quiet(language="zh_HK"))
    made.close()
    assert cancel() == english
