"""Lets the user choose captures to check, in Qt's own dialog."""

from PySide6.QtWidgets import QFileDialog, QWidget

from exposure_check.gui.context import Context
from exposure_check.gui.file_dialog import file_dialog


def open_captures(context: Context, above: QWidget) -> None:
    """Ask which captures to check, and check them; the window waits for nobody."""
    dialog = file_dialog(above, context, context.say("open.title"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

    def chosen(names: list[str]) -> None:
        from exposure_check.gui import begin  # noqa: PLC0415 the first paint must not wait for it

        if names:
            context.ways.go(begin.files(context, names))

    dialog.filesSelected.connect(chosen)
    dialog.open()
