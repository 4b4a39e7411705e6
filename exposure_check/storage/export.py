"""What is exported: allowed values alone, masked; written whole or not at all."""

from pathlib import Path
from typing import TypeVar

from exposure_check.model.audit import AuditReport
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.report import Report
from exposure_check.storage.allowed import allowed
from exposure_check.storage.audit_json import audit_as_json
from exposure_check.storage.lasting import write_lasting
from exposure_check.storage.readable_json import readable
from exposure_check.storage.report_json import report_as_json

_Report = TypeVar("_Report", bound=Report | AuditReport)


class Export:
    """Makes and saves files of results.

    Args:
        version: of this program, noted in each.
    """

    def __init__(self, version: str) -> None:
        self._version = version

    def allowed(self, report: _Report) -> _Report:
        """Return a report with nothing in it but what may leave."""
        return allowed(report)

    def as_json(self, report: Report | AuditReport, sentence: str) -> str:
        """Return a report for programs (``docs/json-report.md``, ``docs/audit.md``).

        It is looked at before it is saved, as UTF-8: so letters are not escaped.
        """
        if isinstance(report, AuditReport):
            text = audit_as_json(allowed(report), sentence, self._version, reveal=False)
        else:
            text = report_as_json(allowed(report), sentence, self._version, reveal=False)
        return readable(text)

    def save(self, path: str, octets: bytes) -> None:
        """Write a file that its user alone may read.

        Raises:
            ExposureCheckError: EXPORT_FAILED.
        """
        try:
            write_lasting(Path(path), octets)
        except (OSError, ValueError):
            raise ExposureCheckError(Reason.EXPORT_FAILED, path=path) from None
