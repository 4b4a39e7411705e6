"""The window, with everything plugged in."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, lru_cache, partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from exposure_check import __version__
from exposure_check.content.library import Library
from exposure_check.content.theme import theme
from exposure_check.content.translation import ENGLISH
from exposure_check.gui.program import AppProgram
from exposure_check.storage.preferences_file import PreferencesFile
from exposure_check.storage.state_folder import settings_folder, state_folder
from exposure_check.wiring.started_as import started_as

if TYPE_CHECKING:  # types of what the first page must not wait for
    from exposure_check.client.computer import Computer
    from exposure_check.client.fixes import FixClient
    from exposure_check.client.live_client import LiveClient
    from exposure_check.client.words import Words
    from exposure_check.gui.ports import Exports, KeepsHistory, KeepsPreferences
    from exposure_check.model.ability import Ability
    from exposure_check.model.demo import Demo
    from exposure_check.model.talk import Request

_LATER = (
    "exposure_check.wiring.live",
    "exposure_check.storage.report_json",
    "exposure_check.storage.kept_report",
    "sqlite3",
    "exposure_check.storage.history",
    "exposure_check.storage.export",
    "exposure_check.radio.demo_files",
)
"""What pages ask for in their threads: where two load at a time, one waits for the other."""

SystemLanguage = Callable[[], str]
"""Returns the tag of the system's language."""


def run_app(root: Path, files: Sequence[str]) -> int:
    """Open the window; returns the exit status when it is closed."""
    from exposure_check.gui import qt  # noqa: PLC0415 commands must not wait for it

    qt.load()
    from exposure_check.gui.app import run, system_language  # noqa: PLC0415 Qt is there now

    kept = PreferencesFile(settings_folder() / "preferences.json")
    return run(app_program(root, kept, system_language), files)


def app_program(
    root: Path, kept: "KeepsPreferences", system_language: SystemLanguage
) -> AppProgram:
    """Return the program as the window sees it."""

    @lru_cache
    def words(language: str) -> Library:
        return Library(root, language or system_language(), started_as())

    return AppProgram(
        version=__version__,
        words=words,
        languages=(ENGLISH, *_translations(root)),
        theme=theme(root),
        preferences=kept,
        start=_start,
        demos=lambda: _demos(root),
        computer=_computer,
        fixes=_fixes,
        history=cache(_history),  # one, in which threads take turns
        places=_places,
        export=_export,
        abilities=_abilities,
        later=_later,
    )


def _translations(root: Path) -> list[str]:
    folder = root / "translations"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _start(request: "Request", words: "Words") -> "LiveClient":
    from exposure_check.wiring.live import live  # noqa: PLC0415 the first page must not wait

    return live(request, words)


def _later() -> "Sequence[Callable[[], object]]":
    """Return what loads a client of the engine, one check after the other before, and the rest."""
    from exposure_check import checks  # noqa: PLC0415 the first page must not wait

    names = [f"{checks.__name__}.{one.name}" for one in iter_modules(checks.__path__)]
    return [partial(_load, name) for name in (*names, *_LATER)]


def _load(name: str) -> None:
    with suppress(ImportError):  # whoever needs it says so
        import_module(name)


def _computer() -> "Computer":
    from exposure_check.wiring.computer import computer  # noqa: PLC0415 the first page must not wait

    return computer()


def _demos(root: Path) -> "Sequence[Demo]":
    from exposure_check.radio.demo_files import demos  # noqa: PLC0415 the first page must not wait

    return demos(root)


def _places(error: BaseException) -> tuple[str, ...]:
    from exposure_check.engine.broken_at import broken_at  # noqa: PLC0415 see above

    return broken_at(error)


def _export() -> "Exports":
    from exposure_check.storage.export import Export  # noqa: PLC0415 the first page must not wait

    return Export(__version__)


def _fixes() -> "FixClient":
    from exposure_check.wiring.fixes import fixing  # noqa: PLC0415 the first page must not wait

    return fixing(in_terminal=False).client


def _history() -> "KeepsHistory":
    from exposure_check.storage.history import HistoryFile  # noqa: PLC0415 see above

    return HistoryFile(state_folder() / "history.sqlite3", __version__)


def _abilities() -> "Sequence[Ability]":
    from exposure_check.radio.abilities import abilities  # noqa: PLC0415 the first page must not wait

    return abilities()
