"""In which order the Tab key goes through what can be used: as it stands on the screen."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QWidget

from exposure_check.gui.layouts import held


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can have the focus in a widget, in the order of its layouts.

    Qt itself goes by when a widget was made; what comes to a page later would stand last.
    """
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    layout = widget.layout()
    if layout is not None:
        for one in held(layout):
            yield from stops(one)
    elif isinstance(widget, QScrollArea) and (content := widget.widget()) is not None:
        yield from stops(content)


def order(widgets: list[QWidget]) -> None:
    """Have the Tab key go through widgets of one window in this order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def called(widget: QWidget | None) -> str:
    """Return what a stop is called on its page, "" for none: rows of two choices may be alike."""
    if widget is None or not widget.accessibleName():
        return ""
    parent = widget.parentWidget()
    of = "" if parent is None else parent.accessibleName()
    return f"{of}\n{widget.accessibleName()}"


def one_stop(group: QButtonGroup) -> None:
    """Have the Tab key stop at the one of several that is chosen; arrows lead to the others.

    Qt does the same, but only once one of them was pressed.
    """
    chosen = group.checkedButton()
    for one in group.buttons():
        if chosen is not None and one is not chosen:
            one.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
