"""Walks to pages about kept results."""

from exposure_check.gui.places import Place
from tools.made_computer import MADE_AT, MadeComputer

DAY = 86_400


def history_of(window):
    return window.context.program.history()


def keep_two(window):
    """An audit before and after a fix, of one device; returns its number."""
    computer, history = MadeComputer(), history_of(window)
    history.keep("Laptop", "linux", computer.settings.audit(), MADE_AT - DAY)
    computer.settings.values["name"] = "computer"
    return history.keep("Laptop", "linux", computer.settings.audit(), MADE_AT)


def devices(window, qtbot, text):
    """The list in view, once it says something."""
    from tests.gui.made import page_text

    window.switch(Place.DEVICES)
    qtbot.waitUntil(lambda: text in page_text(window))
