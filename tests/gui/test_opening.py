from PySide6.QtWidgets import QFileDialog

from exposure_check.gui import routes
from exposure_check.gui.opening import open_captures
from tests.gui.made import top


def test_several_captures_are_one_check(window, tmp_path):
    open_captures(window.context, window)
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(tmp_path / "a.pcap"), str(tmp_path / "b.pcap")])
    dialog.close()
    assert isinstance(top(window), routes.Reading)
    assert len(top(window).subject.files) == 2
