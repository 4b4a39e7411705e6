"""Qt's dialog for files, with all of its words in the language of the window."""

from PySide6.QtWidgets import QFileDialog, QWidget

from exposure_check.gui.context import Context

_LABELS = {
    "folder": QFileDialog.DialogLabel.LookIn,
    "name": QFileDialog.DialogLabel.FileName,
    "kind": QFileDialog.DialogLabel.FileType,
}
"""Qt's own words for these are not there in every language."""


def file_dialog(parent: QWidget, context: Context, title: str) -> QFileDialog:
    """Return a dialog that is not open yet."""
    dialog = QFileDialog(parent, title)
    for key, label in _LABELS.items():
        dialog.setLabelText(label, context.say(f"open.{key}"))
    return dialog
