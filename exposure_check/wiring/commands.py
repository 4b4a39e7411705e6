"""The command line, with everything plugged in."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from exposure_check import __version__
from exposure_check.cli.main import EXIT_WELL, EXIT_WRONG_USE, main
from exposure_check.cli.program import Program
from exposure_check.client.client import Client
from exposure_check.content.library import Library
from exposure_check.content.translation import ENGLISH
from exposure_check.engine.ports import Source
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.report import Report
from exposure_check.radio.capture_file import STANDARD_INPUT, open_captures
from exposure_check.storage.report_json import report_as_json
from exposure_check.wiring.analysis import analysis, standard_input
from exposure_check.wiring.keyboard import is_keyboard, keyboard
from exposure_check.wiring.started_as import started_as

if TYPE_CHECKING:
    from exposure_check.cli.fixing import Fixing
    from exposure_check.client.computer import Computer
    from exposure_check.client.live_client import LiveClient
    from exposure_check.model.ability import Ability
    from exposure_check.model.demo import Demo
    from exposure_check.model.talk import Request


def run(arguments: Sequence[str], root: Path, out: TextIO, err: TextIO) -> int:
    """Run one command; returns the exit status."""
    return main(arguments, program(root, out, err))


def demo_instead(
    reason: str, values: Mapping[str, str], root: Path, out: TextIO, err: TextIO
) -> int:
    """Say why there can be no window, and check a demo in the terminal; returns the exit status."""
    from exposure_check.cli.layout import Layout  # noqa: PLC0415 files must not wait for it

    made = program(root, out, err)
    Layout(err, made.width).line(made.words.text("app", f"screen.{reason}", values))
    err.write("\n")
    err.flush()
    if main(["demo"], made) == EXIT_WRONG_USE:
        return EXIT_WRONG_USE
    out.write("\n")
    Layout(out, made.width).line(made.words.text("cli", "message.after-demo"))
    return EXIT_WELL


def terminal_language(environment: Mapping[str, str]) -> str:
    """Return the language that a terminal's texts are asked for in, as POSIX and GNU say it."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((environment[name] for name in names if environment.get(name)), "")
    if chosen.partition(".")[0] in ("", "C", "POSIX"):  # then LANGUAGE has no say
        return ENGLISH
    return environment.get("LANGUAGE", "").partition(":")[0] or chosen


def program(root: Path, out: TextIO, err: TextIO) -> Program:
    """Return the program with all its adapters."""
    words = _legible(Library(root, terminal_language(os.environ), started_as()), root, out)
    return Program(
        client=Client(analysis(), _open, lambda: _demos(root)),
        words=words,
        as_json=_as_json,
        version=__version__,
        out=out,
        err=err,
        columns=_columns,
        live=lambda request: _live(request, words),
        keyboard=keyboard,
        computer=_computer,
        fixing=_fixing,
        abilities=_abilities,
    )


def _legible(words: Library, root: Path, out: TextIO) -> Library:
    """Return these words, or English ones if the terminal's encoding lacks their characters."""
    try:
        words.text("report", "severity.exposed").encode(out.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return Library(root, ENGLISH, started_as())
    return words


def _columns() -> int:
    import shutil  # noqa: PLC0415 it knows archives, too, which takes its time

    return shutil.get_terminal_size().columns


def _demos(root: Path) -> "Sequence[Demo]":
    from exposure_check.radio.demo_files import demos  # noqa: PLC0415 files must not wait for it

    return demos(root)


def _live(request: "Request", words: Library) -> "LiveClient":
    from exposure_check.wiring.live import live  # noqa: PLC0415 files must not wait for it

    return live(request, words)


def _computer() -> "Computer":
    from exposure_check.wiring.computer import computer  # noqa: PLC0415 files must not wait for it

    return computer()


def _fixing() -> "Fixing":
    from exposure_check.wiring.fixes import fixing  # noqa: PLC0415 files must not wait for it

    return fixing(in_terminal=True)


def _abilities() -> "Sequence[Ability]":
    from exposure_check.radio.abilities import abilities  # noqa: PLC0415 files must not wait

    return abilities()


def _open(paths: Sequence[str]) -> Source:
    if STANDARD_INPUT in paths and is_keyboard():
        raise ExposureCheckError(Reason.STANDARD_INPUT_IS_KEYBOARD)
    return open_captures(paths, standard_input())


def _as_json(report: Report, sentence: str, reveal: bool) -> str:
    return report_as_json(report, sentence, __version__, reveal=reveal)
