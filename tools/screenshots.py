"""Writes pictures of every page into a folder: ``python -m tools.screenshots FOLDER``.

No screen is needed: Qt draws into memory. Checks are run by the real engine on the demo
recordings; only the readings of this computer are made up, so that nothing of it is shown.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.client.computer import Computer
from exposure_check.gui.app import application
from exposure_check.gui.program import AppProgram
from exposure_check.gui.window import Window
from exposure_check.locate import resources
from exposure_check.model.preferences import MotionChoice, Preferences, ThemeChoice
from exposure_check.storage.history import HistoryFile
from exposure_check.wiring.app import app_program
from tools.made_computer import ABILITIES, MadeComputer
from tools.moments import ALL_VIEWS
from tools.viewing import View, settle

SIZES = {
    "phone": (420, 860, 100),
    "wide": (1280, 800, 100),
    "large": (420, 860, 200),
    "small": (1024, 768, 100),
}
"""Width, height, percent of text size."""

THEMES = {
    "light": ThemeChoice.LIGHT,
    "dark": ThemeChoice.DARK,
    "contrast": ThemeChoice.CONTRAST,
    "contrast-dark": ThemeChoice.CONTRAST,
}
"""High contrast is dark where the system is, which is played here: there is no screen."""


class Kept:
    """Preferences that are not kept."""

    def __init__(self, preferences: Preferences) -> None:
        self.preferences = preferences

    def load(self) -> Preferences:
        """Return them."""
        return self.preferences

    def save(self, preferences: Preferences) -> bool:
        """Take other ones."""
        self.preferences = preferences
        return True


def pictures(window: Window, view: View) -> Iterator[tuple[str, Callable[[Path], object]]]:
    """Yield the name of each picture of a view, and what saves it."""
    view.show(window)
    settle()
    page = window.panes.pages[-1]
    bar = page.area.verticalScrollBar()
    bar.setValue(0)
    settle()
    yield view.name, lambda path: window.grab().save(str(path))
    part = 1
    while view.scrolls and bar.value() < bar.maximum() and part < 9:
        bar.setValue(bar.value() + bar.pageStep() - 40)
        settle()
        part += 1
        yield f"{view.name}-{part}", lambda path: window.grab().save(str(path))


def dressed(program: AppProgram, theme: str) -> AppProgram:
    """Return the program as it looks in one of `THEMES`."""
    palettes = program.theme.palettes
    if theme != "contrast-dark":
        return program
    dark = {**palettes, "contrast-light": palettes["contrast-dark"]}
    return program._replace(theme=program.theme._replace(palettes=dark))


def write(asked: argparse.Namespace, program: AppProgram, kept: Kept) -> int:
    """Write the pictures that are asked for; returns how many."""
    asked.folder.mkdir(parents=True, exist_ok=True)
    views = [view for view in ALL_VIEWS if view.name in (asked.pages or {view.name})]
    count = 0
    for size, theme, language in product(
        asked.size or SIZES, asked.theme or THEMES, asked.language or program.languages
    ):
        width, height, text = SIZES[size]
        kept.preferences = kept.preferences._replace(
            theme=THEMES[theme], text_size=text, language=language
        )
        window = Window(dressed(program, theme), application())
        window.resize(width, height)
        window.show()
        settle()
        for view in views:
            for name, save in pictures(window, view):
                save(asked.folder / f"{name}.{size}.{theme}.{language}.png")
                count += 1
        window.close()
        window.deleteLater()
        settle()
    return count


def main(arguments: Sequence[str]) -> int:
    """Write pictures of every page, or of those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*", help="only these")
    parser.add_argument("--size", choices=SIZES, action="append", help="only these")
    parser.add_argument("--theme", choices=THEMES, action="append", help="only these")
    parser.add_argument("--language", action="append", help="only these")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    kept = Kept(Preferences(motion=MotionChoice.OFF, welcomed=True))
    computer = MadeComputer()
    history = HistoryFile(Path(tempfile.mkdtemp()) / "history.sqlite3", "1")
    program = app_program(resources(), kept, lambda: "en")._replace(
        computer=lambda: Computer(HOST_CHECKS, computer.settings.audit, lambda *_: "", lambda: ""),
        fixes=lambda: computer.client,
        abilities=lambda: ABILITIES,
        history=lambda: history,
    )
    print(write(asked, program, kept))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
