"""What keeps and saves things for the window: shapes of what wiring plugs in.

Nothing here is needed while the program runs, so nothing waits for it.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from exposure_check.model.audit import AuditReport
from exposure_check.model.history import Device, KeptResult, ResultLine
from exposure_check.model.preferences import Preferences
from exposure_check.model.report import Report

_Report = TypeVar("_Report", bound=Report | AuditReport)


class KeepsPreferences(Protocol):
    """Where the user's choices are kept."""

    def load(self) -> Preferences:
        """Return what was chosen."""
        ...

    def save(self, preferences: Preferences) -> bool:
        """Keep what was chosen; returns whether it worked."""
        ...


class KeepsHistory(Protocol):
    """What the user keeps of their own devices; every method may raise `ExposureCheckError`."""

    def devices(self) -> Sequence[Device]:
        """Return all devices, the one that was checked last first."""
        ...

    def results(self, device: int) -> Sequence[ResultLine]:
        """Return the results of a device, the last one first."""
        ...

    def result(self, number: int) -> KeptResult | None:
        """Return one result; None if it is not there any more."""
        ...

    def keep(self, name: str, system: str, report: Report | AuditReport, moment: float) -> int:
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

    def as_json(self, report: Report | AuditReport, sentence: str) -> str:
        """Return a report for programs."""
        ...

    def save(self, path: str, octets: bytes) -> None:
        """Write a file; may raise `ExposureCheckError`."""
        ...
