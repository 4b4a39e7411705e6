"""Plugs adapters into the engine and the engine into the faces: the one place that knows all."""

import io
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, TextIO

from exposure_check import __version__
from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.checks.registry import CHECKS
from exposure_check.cli.computer import Computer
from exposure_check.cli.main import EXIT_WRONG_USE, main
from exposure_check.cli.program import Program
from exposure_check.client.accept import acceptable
from exposure_check.client.client import Client
from exposure_check.client.live_client import LiveClient
from exposure_check.client.process import opened
from exposure_check.content.library import Library
from exposure_check.engine.analysis import Analysis
from exposure_check.engine.audit import Audit
from exposure_check.engine.hardening import harden
from exposure_check.engine.ports import Source
from exposure_check.engine.pump import Hearing, abandon, hearing
from exposure_check.engine.server import EXIT_ALONE, Engine
from exposure_check.host.access import Access
from exposure_check.host.choose import read_settings
from exposure_check.host.record import Tape
from exposure_check.locate import ResourcesMissingError, resources
from exposure_check.model.audit import AuditReport
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.live import Manner
from exposure_check.model.report import Report
from exposure_check.model.talk import Ear, Request, Wanted
from exposure_check.radio.abilities import abilities
from exposure_check.radio.address_hash import address_hash
from exposure_check.radio.ble_source import ble_source
from exposure_check.radio.capture_file import STANDARD_INPUT, CaptureFile, open_captures
from exposure_check.radio.decoder import RadioDecoder
from exposure_check.radio.demo_files import demos
from exposure_check.radio.own_radios import own_radios
from exposure_check.radio.wifi_source import wifi_source
from exposure_check.storage.audit_json import audit_as_json
from exposure_check.storage.report_json import report_as_json


def run_command_line(arguments: Sequence[str]) -> int:
    """Run the command line on the process's own streams; returns the exit status."""
    out, err = _written_to(sys.stdout), _written_to(sys.stderr)
    try:
        root = resources()
    except ResourcesMissingError as error:
        err.write(f"exposure-check: {error}\n")
        return EXIT_WRONG_USE
    status = main(arguments, program(root, out, err))
    for stream in (out, err):
        _let_go(stream)
    return status


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


def run_engine(arguments: Sequence[str]) -> int:
    """Run as the engine of a client that gave two pipes; returns the exit status."""
    harden()
    try:
        commands, answers = opened(*arguments)
    except (OSError, TypeError, ValueError):
        return EXIT_ALONE
    status = Engine(_analysis(), _open_ear).serve(commands, answers)
    # Threads that wait for a source do not keep the process, and what it heard, alive.
    os._exit(status)


def program(root: Path, out: TextIO, err: TextIO) -> Program:
    """Return the program with all its adapters."""
    words = Library(root)
    return Program(
        client=Client(_analysis(), _open, lambda: demos(root)),
        words=words,
        as_json=_as_json,
        version=__version__,
        out=out,
        err=err,
        width=shutil.get_terminal_size().columns,
        live=lambda request: _live(request, words),
        keyboard=_keyboard,
        computer=Computer(
            HOST_CHECKS, Audit(HOST_CHECKS, read_settings).run, _audit_as_json, _record
        ),
        abilities=abilities,
    )


def _record() -> str:
    """Return what this computer's system answers, masked."""
    tape = Tape()
    settings = read_settings(Access(note=tape.note))
    return tape.as_json(settings, __version__)


def _analysis() -> Analysis:
    return Analysis(CHECKS, RadioDecoder(), address_hash)


def _open(paths: Sequence[str]) -> Source:
    return open_captures(paths, _standard_input())


def _standard_input() -> BinaryIO:
    """Return standard input; an empty one if whoever started this closed it."""
    return io.BytesIO() if sys.stdin is None else sys.stdin.buffer


def _open_ear(wanted: Wanted, source: int, seconds: int) -> Sequence[Hearing]:
    """In the engine: return what listens; see `exposure_check.engine.server.OpenEar`."""
    match wanted.ear:
        case Ear.STANDARD_INPUT:
            capture = CaptureFile(STANDARD_INPUT, source, _standard_input())
            return [Hearing(capture, abandon, lambda: Manner.LISTENS)]
        case Ear.BLUETOOTH:
            return [hearing(ble_source(wanted.interface, source))]
        case Ear.WIFI:
            helper = wifi_source(wanted.interface, wanted.channels, seconds, source)
            return [Hearing(helper, helper.stop, lambda: Manner.LISTENS)]
        case Ear.THIS_COMPUTER:
            return [hearing(one) for one in own_radios(seconds, source)]


def _live(request: Request, words: Library) -> LiveClient:
    """In the client: start a live check."""
    if any(one.ear is Ear.STANDARD_INPUT for one in request.sources) and _is_keyboard():
        raise ExposureCheckError(Reason.STANDARD_INPUT_IS_KEYBOARD)
    parts = frozenset(words.names("payloads"))
    return LiveClient(request, lambda report: acceptable(report, CHECKS, words, parts))


def _is_keyboard() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _keyboard() -> TextIO | None:
    """Open the terminal: standard input, or the controlling one if that brings a capture."""
    if _is_keyboard():
        return sys.stdin
    try:
        return Path("CONIN$" if sys.platform == "win32" else "/dev/tty").open(encoding="utf-8")
    except OSError:
        return None


def _audit_as_json(report: AuditReport, sentence: str, reveal: bool) -> str:
    return audit_as_json(report, sentence, __version__, reveal=reveal)


def _as_json(report: Report, sentence: str, reveal: bool) -> str:
    return report_as_json(report, sentence, __version__, reveal=reveal)
