"""This computer's own settings, for audits."""

from exposure_check import __version__
from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.client.computer import Computer
from exposure_check.engine.audit import Audit
from exposure_check.host.access import Access
from exposure_check.host.choose import read_settings
from exposure_check.host.record import Tape
from exposure_check.model.audit import AuditReport
from exposure_check.storage.audit_json import audit_as_json


def computer() -> Computer:
    """Return what reads, judges and records this computer's settings."""
    return Computer(HOST_CHECKS, Audit(HOST_CHECKS, read_settings).run, _as_json, _record)


def _record() -> str:
    """Return what this computer's system answers, masked."""
    tape = Tape()
    settings = read_settings(Access(note=tape.note))
    return tape.as_json(settings, __version__)


def _as_json(report: AuditReport, sentence: str, reveal: bool) -> str:
    return audit_as_json(report, sentence, __version__, reveal=reveal)
