import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QLabel

from exposure_check.gui.file_dialog import file_dialog
from tests.gui.made import quiet
from tests.gui.pseudo import untranslated


@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
def test_every_label_is_in_the_language_of_the_window(window, mode):
    window.prefer(quiet(language="zh_HK"))
    dialog = file_dialog(window, window.context, "題目")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.open()
    said = [one.text() for one in dialog.findChildren(QLabel)]
    assert [text for text in said if untranslated(text)] == []
    assert window.context.say("open.name") in said
    dialog.reject()


def test_every_kind_of_file_is_so_too(window, qtbot, tmp_path):
    window.prefer(quiet(language="zh_HK"))
    (tmp_path / "folder").mkdir()
    dialog = file_dialog(window, window.context, "題目")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.open()
    (model,) = dialog.findChildren(QFileSystemModel)
    folder = model.index(str(tmp_path / "folder"))
    assert folder.isValid()
    rows = [folder.siblingAtColumn(column).data() for column in range(model.columnCount())]
    titles = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert window.context.say("open.qt-folder") in rows
    assert [text for text in titles if untranslated(text)] == []
    dialog.reject()
