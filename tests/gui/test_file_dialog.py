import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

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
