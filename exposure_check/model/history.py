"""What the user kept: devices of their own, each with its results. Nothing of anybody else."""

from dataclasses import dataclass
from enum import StrEnum

from exposure_check.model.audit import AuditReport
from exposure_check.model.report import Assessment, Report


class Kind(StrEnum):
    """What a result is of."""

    HEARD = "heard"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Device:
    """A device of the user's.

    Attributes:
        number: its number in the history.
        name: as the user calls it.
        system: whose menus go first with the tips, "" if that is not known.
        results: how many are kept.
        last: when the last one was made, seconds since the Unix epoch.
        assessment: the worst of the last one and of the last ones of each medium, settings
            included: a check of one radio does not clear what another one showed.
    """

    number: int
    name: str
    system: str
    results: int
    last: float
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A result in a list: its number, its moment in seconds since the Unix epoch, what it says."""

    number: int
    moment: float
    kind: Kind
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class KeptResult:
    """A result as it was kept; ``report`` is masked, None if this version cannot read it."""

    line: ResultLine
    device: str
    system: str
    report: Report | AuditReport | None


def kind_of(report: Report | AuditReport) -> Kind:
    """Return what a report is of."""
    return Kind.AUDIT if isinstance(report, AuditReport) else Kind.HEARD
