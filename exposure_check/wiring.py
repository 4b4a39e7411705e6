"""Plugs adapters into the engine and the engine into the faces: the one place that knows all."""

import io
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from exposure_check import __version__
from exposure_check.checks.registry import CHECKS
from exposure_check.cli.main import EXIT_WRONG_USE, main
from exposure_check.cli.program import Program
from exposure_check.client.client import Client
from exposure_check.content.library import Library
from exposure_check.engine.analysis import Analysis
from exposure_check.engine.ports import Source
from exposure_check.locate import ResourcesMissingError, resources
from exposure_check.model.report import Report
from exposure_check.radio.address_hash import address_hash
from exposure_check.radio.capture_file import open_captures
from exposure_check.radio.decoder import RadioDecoder
from exposure_check.radio.demo_files import demos
from exposure_check.storage.report_json import report_as_json


def run_command_line(arguments: Sequence[str]) -> int:
    """Run the command line on the process's own streams; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character shows "?", the report goes on.
            stream.reconfigure(errors="replace")
    try:
        root = resources()
    except ResourcesMissingError as error:
        sys.stderr.write(f"exposure-check: {error}\n")
        return EXIT_WRONG_USE
    return main(arguments, program(root, sys.stdout, sys.stderr))


def program(root: Path, out: TextIO, err: TextIO) -> Program:
    """Return the program with all its adapters."""
    analysis = Analysis(CHECKS, RadioDecoder(), address_hash)
    return Program(
        client=Client(analysis, _open, lambda: demos(root)),
        words=Library(root),
        as_json=_as_json,
        version=__version__,
        out=out,
        err=err,
        width=shutil.get_terminal_size().columns,
    )


def _open(paths: Sequence[str]) -> Source:
    return open_captures(paths, sys.stdin.buffer)


def _as_json(report: Report, sentence: str, reveal: bool) -> str:
    return report_as_json(report, sentence, __version__, reveal=reveal)
