"""An audit for scripts: schema version 1, described in ``docs/audit.md``.

Fields are listed here one by one: what is not listed does not leave. Identifiers are masked
unless the user asked otherwise.
"""

import json

from exposure_check.model.audit import AuditReport
from exposure_check.model.identifier import Identifier
from exposure_check.model.setting import Of, Reading, Unread, Value
from exposure_check.storage.report_json import outcome_as_json

SCHEMA = 1


def audit_as_json(report: AuditReport, sentence: str, version: str, *, reveal: bool) -> str:
    """Return the audit as indented JSON text with a final newline.

    It is ASCII, and so the same octets whatever a terminal's encoding is (RFC 8259 wants UTF-8).
    """
    document: dict[str, object] = {
        "schema": SCHEMA,
        "program": {"name": "exposure-check", "version": version},
        "sentence": sentence,
        "assessment": report.assessment.value,
        "masked": not reveal,
        "system": report.settings.system.value,
        "checks": {one.check: outcome_as_json(one, reveal=reveal) for one in report.outcomes},
        "readings": [_reading(one, reveal=reveal) for one in report.settings.readings],
    }
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _reading(reading: Reading, *, reveal: bool) -> dict[str, object]:
    unread = isinstance(reading.value, Unread)
    return {
        "what": reading.what.value,
        "of": _shown(reading.of, reveal=reveal),
        "source": reading.source.value,
        "key": reading.key,
        "value": None if unread else _shown(reading.value, reveal=reveal),
        "unread": str(reading.value) if unread else None,
    }


def _shown(value: Of | Value | Unread, *, reveal: bool) -> object:
    if isinstance(value, Identifier):
        return value.revealed() if reveal else value.masked()
    return value
