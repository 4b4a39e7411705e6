"""An audit from start to end: read this computer's settings, judge them, sum up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exposure_check.checks.host.check import HostCheck
from exposure_check.engine.assess import lead
from exposure_check.engine.judge import CRASHED
from exposure_check.model.audit import AuditReport
from exposure_check.model.report import Assessment
from exposure_check.model.setting import Settings
from exposure_check.model.verdict import Confidence, Need, Outcome, Severity

ReadSettings = Callable[[], Settings]
"""Reads this computer's settings."""

ONLY_A_NAME = frozenset({"host.computer-name", "host.bluetooth-name"})
"""Checks whose "partly" is no exposure by itself: others say whether the name is told."""


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit of this computer.

    Attributes:
        checks: what is judged.
        read: reads the settings.
    """

    checks: Sequence[HostCheck]
    read: ReadSettings

    def run(self) -> AuditReport:
        """Read and judge."""
        settings = self.read()
        outcomes = tuple(_guarded(check, settings) for check in self.checks)
        assessment = assess_settings(outcomes)
        leading = [one for one in outcomes if one.check not in ONLY_A_NAME]
        first = lead(leading) if assessment is Assessment.EXPOSED else None
        return AuditReport(settings, assessment, outcomes, first)


def _guarded(check: HostCheck, settings: Settings) -> Outcome:
    try:
        return check.judge(settings)
    except Exception:  # noqa: BLE001 a defect in one check must not take the others' verdicts along
        return check.not_checked(Need(CRASHED))


def assess_settings(outcomes: Sequence[Outcome]) -> Assessment:
    """Return the whole in one word.

    Protected only if every check came to a protective verdict that rests on more than a setting:
    as some never can, an audit alone hardly ever says so.
    """
    bad = (Severity.EXPOSED, Severity.PARTLY)
    if any(one.severity in bad and one.check not in ONLY_A_NAME for one in outcomes):
        return Assessment.EXPOSED
    if outcomes and all(_clears(one) for one in outcomes):
        return Assessment.PROTECTED
    return Assessment.NOT_ENOUGH


def _clears(outcome: Outcome) -> bool:
    if outcome.check in ONLY_A_NAME:
        return outcome.decided
    return outcome.severity is Severity.PROTECTED and outcome.confidence is not Confidence.WEAK
