"""Audits for tests of plans."""

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.model.audit import AuditReport
from exposure_check.model.report import Assessment
from exposure_check.model.setting import Settings, System
from exposure_check.model.verdict import Confidence, Outcome, Severity


def audit(system=System.WINDOWS, **words):
    """An audit in which checks, named with ``_`` for ``-``, say a word; all others are open."""
    said = {f"host.{key.replace('_', '-')}": word for key, word in words.items()}
    outcomes = []
    for check in HOST_CHECKS:
        word = said.pop(check.id, "undecided")
        severity = check.words.get(word, Severity.UNKNOWN)
        outcomes.append(Outcome(check.id, check.version, word, severity, Confidence.STRONG))
    assert not said
    return AuditReport(Settings(system, ()), Assessment.NOT_ENOUGH, tuple(outcomes), None)
