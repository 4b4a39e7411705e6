"""Starts the command line: what every command needs, and where the rest is."""

import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from exposure_check import __version__
from exposure_check.cli.main import EXIT_INTERRUPTED, EXIT_WELL, EXIT_WRONG_USE, main
from exposure_check.cli.program import Program
from exposure_check.client.client import Client
from exposure_check.content.library import Library
from exposure_check.content.translation import ENGLISH
from exposure_check.engine.ports import Source
from exposure_check.locate import ResourcesMissingError, resources
from exposure_check.model.report import Report
from exposure_check.radio.capture_file import open_captures
from exposure_check.storage.report_json import report_as_json
from exposure_check.wiring.analysis import analysis, standard_input

if TYPE_CHECKING:
    from exposure_check.cli.fixing import Fixing
    from exposure_check.client.computer import Computer
    from exposure_check.client.live_client import LiveClient
    from exposure_check.model.ability import Ability
    from exposure_check.model.demo import Demo
    from exposure_check.model.talk import Request


def run_command_line(arguments: Sequence[str]) -> int:
    """Run the command line on the process's own streams; returns the exit status."""
    out, err = _written_to(sys.stdout), _written_to(sys.stderr)
    try:
        root = resources()
    except ResourcesMissingError as error:
        err.write(f"exposure-check: {error}\n")
        return EXIT_WRONG_USE
    made = program(root, out, err)
    status = main(arguments, made) if arguments else _without_arguments(root, made)
    for stream in (out, err):
        _let_go(stream)
    return status


def _without_arguments(root: Path, made: Program) -> int:
    """Open the window; where there can be none, say so and check a demo in the terminal."""
    from exposure_check.gui.screen import missing  # noqa: PLC0415 commands must not wait for it

    reason = missing()
    if reason is None:
        from exposure_check.wiring.app import run_app  # noqa: PLC0415 see above

        try:
            return run_app(root, ())
        except KeyboardInterrupt:  # before there is a window to close
            return EXIT_INTERRUPTED
    made.err.write(made.words.text("app", f"screen.{reason.key}", reason.values) + "\n\n")
    made.err.flush()
    if main(["demo"], made) == EXIT_WRONG_USE:
        return EXIT_WRONG_USE
    made.out.write("\n" + made.words.text("cli", "message.after-demo") + "\n")
    return EXIT_WELL


def _written_to(stream: TextIO | None) -> TextIO:
    """Return a stream that can be written to, whatever the process was started with."""
    if stream is None:  # closed by whoever started this: the exit status still counts
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        # A terminal that cannot show a character shows "?", the report goes on.
        stream.reconfigure(errors="replace")
    return stream


def _let_go(stream: TextIO) -> None:
    """Write what is left; what cannot be written is not tried again when the process ends."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def terminal_language(environment: Mapping[str, str]) -> str:
    """Return the language that a terminal's texts are asked for in, as POSIX and GNU say it."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((environment[name] for name in names if environment.get(name)), "")
    if chosen.partition(".")[0] in ("", "C", "POSIX"):  # then LANGUAGE has no say
        return ENGLISH
    return environment.get("LANGUAGE", "").partition(":")[0] or chosen


def program(root: Path, out: TextIO, err: TextIO) -> Program:
    """Return the program with all its adapters."""
    words = Library(root, terminal_language(os.environ))
    return Program(
        client=Client(analysis(), _open, lambda: _demos(root)),
        words=words,
        as_json=_as_json,
        version=__version__,
        out=out,
        err=err,
        columns=_columns,
        live=lambda request: _live(request, words),
        keyboard=_keyboard,
        computer=_computer,
        fixing=_fixing,
        abilities=_abilities,
    )


def _columns() -> int:
    import shutil  # noqa: PLC0415 it knows archives, too, which takes its time

    return shutil.get_terminal_size().columns


def _demos(root: Path) -> "Sequence[Demo]":
    from exposure_check.radio.demo_files import demos  # noqa: PLC0415 files must not wait for it

    return demos(root)


def _live(request: "Request", words: Library) -> "LiveClient":
    from exposure_check.wiring.live import live  # noqa: PLC0415 files must not wait for it

    return live(request, words)


def _keyboard() -> TextIO | None:
    from exposure_check.wiring.live import keyboard  # noqa: PLC0415 files must not wait for it

    return keyboard()


def _computer() -> "Computer":
    from exposure_check.wiring.computer import computer  # noqa: PLC0415 files must not wait for it

    return computer()


def _fixing() -> "Fixing":
    from exposure_check.wiring.fixes import fixing  # noqa: PLC0415 files must not wait for it

    return fixing()


def _abilities() -> "Sequence[Ability]":
    from exposure_check.radio.abilities import abilities  # noqa: PLC0415 files must not wait

    return abilities()


def _open(paths: Sequence[str]) -> Source:
    return open_captures(paths, standard_input())


def _as_json(report: Report, sentence: str, reveal: bool) -> str:
    return report_as_json(report, sentence, __version__, reveal=reveal)
