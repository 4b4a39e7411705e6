"""What the window needs from the rest of the program, plugged in by wiring."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from exposure_check.client.words import Words
from exposure_check.model.demo import Demo
from exposure_check.model.preferences import Preferences
from exposure_check.model.theme import Theme

if TYPE_CHECKING:  # types of what the first page must not wait for
    from exposure_check.client.computer import Computer
    from exposure_check.client.fixes import FixClient
    from exposure_check.client.live_client import LiveClient
    from exposure_check.model.ability import Ability
    from exposure_check.model.audit import AuditReport
    from exposure_check.model.history import Device, KeptResult, ResultLine
    from exposure_check.model.report import Report
    from exposure_check.model.talk import Request


class KeepsPreferences(Protocol):
    """Where the user's choices are kept."""

    def load(self) -> Preferences:
        """Return what was chosen."""
        ...

    def save(self, preferences: Preferences) -> bool:
        """Keep what was chosen; returns whether it worked."""
        ...


_Report = TypeVar("_Report", bound="Report | AuditReport")


class KeepsHistory(Protocol):
    """What the user keeps of their own devices; every method may raise `ExposureCheckError`."""

    def devices(self) -> "Sequence[Device]":
        """Return all devices, the one that was checked last first."""
        ...

    def results(self, device: int) -> "Sequence[ResultLine]":
        """Return the results of a device, the last one first."""
        ...

    def result(self, number: int) -> "KeptResult | None":
        """Return one result; None if it is not there any more."""
        ...

    def keep(self, name: str, system: str, report: "Report | AuditReport", moment: float) -> int:
        """Keep a result under the name of a device; returns the device's number."""
        ...

    def forget_result(self, number: int) -> None:
        """Delete a result."""
        ...

    def forget_device(self, device: int) -> None:
        """Delete a device with its results."""
        ...

    def forget_all(self) -> None:
        """Delete everything."""
        ...

    def prune(self, before: float) -> None:
        """Delete what was made before a moment, seconds since the Unix epoch."""
        ...


class Exports(Protocol):
    """Makes and saves files of results."""

    def allowed(self, report: _Report) -> _Report:
        """Return a report with nothing in it but what may leave."""
        ...

    def as_json(self, report: "Report | AuditReport", sentence: str) -> str:
        """Return a report for programs."""
        ...

    def save(self, path: str, octets: bytes) -> None:
        """Write a file; may raise `ExposureCheckError`."""
        ...


StartCheck: TypeAlias = "Callable[[Request, Words], LiveClient]"
"""Starts a check in an engine of its own.

Raises:
    ExposureCheckError: it cannot be started.
"""


@dataclass(frozen=True, slots=True)
class AppProgram:
    """The program, as the window sees it.

    Attributes:
        version: of the program.
        words: returns all words in a language; "" is the system's.
        languages: tags of the languages there are, English first.
        theme: how the window looks.
        preferences: where the user's choices are kept.
        start: starts a check.
        demos: the demo recordings.
        computer: this computer, for audits.
        fixes: changes this computer's settings.
        history: what the user keeps.
        places: returns where in the program something broke, and no value.
        export: makes and saves files of results.
        abilities: asks what this computer can do; no radio is touched.
    """

    version: str
    words: Callable[[str], Words]
    languages: tuple[str, ...]
    theme: Theme
    preferences: KeepsPreferences
    start: StartCheck
    demos: Callable[[], Sequence[Demo]]
    computer: "Callable[[], Computer]"
    fixes: "Callable[[], FixClient]"
    history: Callable[[], KeepsHistory]
    places: Callable[[BaseException], tuple[str, ...]]
    export: Callable[[], Exports]
    abilities: "Callable[[], Sequence[Ability]]"
