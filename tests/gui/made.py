"""A program for tests of the window: everything is real but the preferences and this computer."""

import threading
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.client.computer import Computer
from exposure_check.gui import begin
from exposure_check.gui.look import Look
from exposure_check.gui.routes import Reading, Result
from exposure_check.gui.widgets.text import Text
from exposure_check.gui.window import Window
from exposure_check.locate import resources
from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.model.preferences import MotionChoice, Preferences, ThemeChoice
from exposure_check.storage.history import HistoryFile
from exposure_check.wiring.app import app_program
from tests.cli.audits import made_audit
from tools.made_computer import MadeComputer

PATIENCE = 20_000
"""Milliseconds that the engine may take to start and read a demo."""


class Kept:
    """Preferences that are not kept."""

    def __init__(self, preferences):
        self.preferences = preferences
        self.works = True

    def load(self):
        return self.preferences

    def save(self, preferences):
        self.preferences = preferences
        return self.works


def quiet(**changes):
    made = Preferences(theme=ThemeChoice.LIGHT, motion=MotionChoice.OFF, welcomed=True)
    return made._replace(**changes)


def made_program(kept, **changes):
    program = app_program(resources(), kept, lambda: "en")._replace(
        computer=lambda: Computer(HOST_CHECKS, made_audit, lambda *_: "", lambda: ""),
        abilities=lambda: (
            Ability(AbilityId.BLUETOOTH, Answer.NO, "no-bluez"),
            Ability(AbilityId.READ_RECORDINGS, Answer.YES, "reads-by-itself"),
        ),
    )
    return program._replace(
        **{"fixes": lambda: MadeComputer().client, "history": made_history(), **changes}
    )


def made_history():
    """A history in a folder of its own."""
    kept = HistoryFile(Path(mkdtemp()) / "history.sqlite3", "1")
    return lambda: kept


def look_of(program, palette="light", scale=1.0, moves=False):
    return Look(program.theme, palette, scale, still=not moves)


def texts(widget: QWidget) -> str:
    """All that can be read on a page, in its order."""
    return "\n".join(one.text() for one in widget.findChildren(Text) if not one.isHidden())


def page_text(window) -> str:
    window.panes.complete()
    return texts(window.panes.pages[-1])


def button(widget: QWidget, name: str) -> QPushButton:
    """The one thing that can be pressed whose name for screen readers begins so."""
    if isinstance(window := widget.window(), Window):
        window.panes.complete()
    found = [
        one
        for one in widget.findChildren(QPushButton)
        if one.accessibleName().startswith(name) and one.isVisible()
    ]
    assert found, [one.accessibleName() for one in widget.findChildren(QPushButton)]
    return found[0]


def can_press(window, name: str) -> bool:
    """Whether it is there by now: a page may wait for an answer, or for a file."""
    window.panes.complete()
    buttons = window.panes.pages[-1].findChildren(QPushButton)
    return any(one.isVisible() and one.accessibleName().startswith(name) for one in buttons)


def press(window, name: str) -> None:
    QApplication.processEvents()  # what was added a moment ago is shown
    button(window, name).click()
    QApplication.processEvents()


def top(window):
    return window.navigator.top.route


def result_of_demo(window, qtbot, name="leaks") -> Result:
    (one,) = [one for one in window.context.program.demos() if one.id == name]
    window.go(begin.demo(window.context, one))
    qtbot.waitUntil(lambda: not isinstance(top(window), Reading), timeout=PATIENCE)
    assert isinstance(top(window), Result)
    return top(window)


def active(qtbot, widget: QWidget) -> None:
    """Have a widget's window take the keyboard."""
    widget.window().activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


class SlowTypes:
    """Types that are made in three turns."""

    def __init__(self):
        self.threads = []

    def make(self):
        self.threads.append(threading.current_thread())
        return len(self.threads) == 3
