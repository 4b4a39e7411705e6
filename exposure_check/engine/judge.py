"""Runs the checks; one that crashes is a "not checked", never a crash."""

from collections.abc import Sequence

from exposure_check.checks.check import Check
from exposure_check.model.evidence import Evidence
from exposure_check.model.verdict import Need, Outcome

CRASHED = "crashed"
"""Need id: the check failed on this input; words in ``resources/words/needs.toml``."""

CHOOSE_DEVICE = "choose-device"
"""Need id: it is not known whose signals to judge."""


def judge(checks: Sequence[Check], evidence: Evidence) -> tuple[Outcome, ...]:
    """Return one outcome per check, in their order."""
    return tuple(_guarded(check, evidence) for check in checks)


def _guarded(check: Check, evidence: Evidence) -> Outcome:
    try:
        return check.judge(evidence)
    except Exception:  # noqa: BLE001 a defect in one check must not take the others' verdicts along
        return check.not_checked(Need(CRASHED))


def nothing_judged(checks: Sequence[Check]) -> tuple[Outcome, ...]:
    """Return "not checked" for every check: whose device it is, is not known."""
    return tuple(check.not_checked(Need(CHOOSE_DEVICE)) for check in checks)
