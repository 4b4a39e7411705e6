"""One start of a window, until its first paint has reached the screen: ``gui_start bare|ours``.

The bare window is Qt's table with a model of one's own. Ours starts as users start it; it is looked
at from when it is shown. The process ends where it stands: nothing but the start is measured.
"""

import os
import sys
from typing import Any


def main() -> None:
    """Start, and end."""
    {"bare": _bare, "ours": _ours}[sys.argv.pop(1)]()


def _until_painted(window: Any) -> None:  # noqa: ANN401 of Qt, which is not loaded here
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415 its start is measured

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: os._exit(0))
            return False

    watch = Watch(window)
    window.installEventFilter(watch)


def _bare() -> None:
    from PySide6.QtCore import QAbstractTableModel, Qt  # noqa: PLC0415 see above
    from PySide6.QtWidgets import QApplication, QTableView  # noqa: PLC0415 see above

    shown = int(Qt.ItemDataRole.DisplayRole)

    class Rows(QAbstractTableModel):
        def rowCount(self, _parent: object = None) -> int:  # noqa: N802 Qt's name
            return 5000

        def columnCount(self, _parent: object = None) -> int:  # noqa: N802 Qt's name
            return 8

        def data(self, index: Any, role: int = shown) -> str | None:  # noqa: ANN401 see Qt
            return f"{index.row()} {index.column()}" if role == shown else None

    application = QApplication(sys.argv)
    table, rows = QTableView(), Rows()
    table.setModel(rows)
    table.resize(420, 860)
    _until_painted(table)
    table.show()
    application.exec()


def _ours() -> None:
    from exposure_check import __main__ as program  # noqa: PLC0415 see above
    from exposure_check.gui import screen  # noqa: PLC0415 see above

    place: Any = screen
    missing = screen.missing

    def and_then_watch() -> screen.NoScreen | None:
        reason = missing()
        _watch()
        return reason

    place.missing = and_then_watch
    program.main()


def _watch() -> None:
    """Look at the window from when it is shown; it is loaded where the program would load it."""
    from exposure_check.wiring import app  # noqa: PLC0415 see above

    place: Any = app
    run_app = app.run_app

    def run(*given: Any) -> int:  # noqa: ANN401 handed on
        from exposure_check.gui.window import Window  # noqa: PLC0415 see above

        kind: Any = Window
        show = Window.show

        def watched(self: Window) -> None:
            _until_painted(self)
            show(self)

        kind.show = watched
        return run_app(*given)

    place.run_app = run


if __name__ == "__main__":
    main()
