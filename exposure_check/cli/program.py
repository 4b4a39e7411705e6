"""What the command line needs from the rest of the program, plugged in by wiring."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO, TypeAlias

from exposure_check.client.client import Client
from exposure_check.client.words import Words
from exposure_check.model.report import Report

if TYPE_CHECKING:  # types of commands that a check of a file must not wait for
    from exposure_check.cli.fixing import Fixing
    from exposure_check.client.computer import Computer
    from exposure_check.client.live_client import LiveClient
    from exposure_check.model.ability import Ability
    from exposure_check.model.talk import Request

AsJson = Callable[[Report, str, bool], str]
"""(report, first sentence, reveal) to a JSON text ending in a newline."""

StartLive: TypeAlias = "Callable[[Request], LiveClient]"
"""Starts a live check.

Raises:
    ExposureCheckError: it cannot be started.
"""

OpenKeyboard = Callable[[], TextIO | None]
"""Opens the terminal to read lines from, whatever standard input is."""


@dataclass(frozen=True, slots=True)
class Program:
    """The program, as the command line sees it.

    Attributes:
        client: commands to the engine.
        words: in the user's language.
        as_json: writes a report for scripts.
        version: of the program.
        out, err: for results; for progress and errors.
        columns: counts those of the terminal.
        live: starts a live check; it runs until it is closed.
        keyboard: opens what the user types on, None if there is nothing.
        computer: this computer, for audits.
        fixing: this computer's settings, to be changed.
        abilities: asks what this computer can do; no radio is touched.
    """

    client: Client
    words: Words
    as_json: AsJson
    version: str
    out: TextIO
    err: TextIO
    columns: Callable[[], int]
    live: StartLive
    keyboard: OpenKeyboard
    computer: "Callable[[], Computer]"
    fixing: "Callable[[], Fixing]"
    abilities: "Callable[[], Sequence[Ability]]"

    @property
    def width(self) -> int:
        """Columns of the terminal."""
        return self.columns()
