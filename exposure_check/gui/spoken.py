"""What screen readers are told: roles, the order of reading, and what changes by itself.

Qt knows the roles of its own widgets; of ours it says "filler", and readers pass over those.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from exposure_check.gui.layouts import held

Role = QAccessible.Role


class Face(QAccessibleWidget):
    """What a widget with a role of its own says to screen readers.

    The role is the widget's attribute ``spoken_as``; it is busy if it ``waits``.
    """

    def state(self) -> QAccessible.State:
        """See Qt."""
        state = super().state()
        state.busy = getattr(self.object(), "waits", False)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """See Qt: a label without another name is called by what stands on it."""
        said = super().text(kind)
        widget = self.object()
        if said or kind is not QAccessible.Text.Name or not isinstance(widget, QLabel):
            return said
        return widget.text()


class ButtonFace(Face):
    """What can be pressed: what it says of itself besides, and how it is pressed.

    Of several it says which is chosen; of what opens something (``opens``), whether that is open;
    of what led to the page beside its own (``beside``), that it is selected.
    """

    def state(self) -> QAccessible.State:
        """See Qt."""
        state, widget = super().state(), self.object()
        if isinstance(widget, QAbstractButton):
            beside, opens = getattr(widget, "beside", False), getattr(widget, "opens", None)
            state.checkable = widget.isCheckable()
            state.checked = widget.isChecked()
            state.selectable = widget.isCheckable() or beside
            state.selected = widget.isChecked() or beside
            state.pressed = widget.isDown()
            state.expandable = opens is not None
            state.expanded, state.collapsed = opens is True, opens is False
        if isinstance(widget, QPushButton):
            state.defaultButton = widget.isDefault()
        return state

    def actionNames(self) -> list[str]:
        """See Qt."""
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        """See Qt: pressed as Qt's own buttons are, after the screen reader has its answer."""
        widget = self.object()
        if name != QAccessibleActionInterface.pressAction():
            super().doAction(name)
        elif isinstance(widget, QAbstractButton):
            widget.animateClick()


def face(_class: str, thing: QObject) -> QAccessibleInterface | None:
    """Return the face of a widget with a role of its own; None leaves it to Qt."""
    role = getattr(thing, "spoken_as", None)
    if isinstance(role, QAccessible.Role) and isinstance(thing, QWidget):
        return (ButtonFace if isinstance(thing, QAbstractButton) else Face)(thing, role)
    return None


def announce(widget: QWidget, text: str) -> None:
    """Have a text read aloud, wherever the focus is; nothing happens without a screen reader."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def changed(widget: QWidget, state: str) -> None:
    """Tell a screen reader, if there is one, that a state of a widget changed."""
    if QAccessible.isActive():
        which = QAccessible.State()
        setattr(which, state, 1)
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, which))


def read_in_order(widget: QWidget) -> None:
    """Have what a widget holds read in the order of its layouts, not in that of its making."""
    layout = widget.layout()
    if layout is not None:
        for one in held(layout):
            one.raise_()
            read_in_order(one)
    elif isinstance(widget, QScrollArea) and (content := widget.widget()) is not None:
        read_in_order(content)
