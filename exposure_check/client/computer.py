"""What the command line needs to look at the computer it runs on, plugged in by wiring."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exposure_check.checks.host.check import HostCheck
from exposure_check.model.audit import AuditReport

AuditAsJson = Callable[[AuditReport, str, bool], str]
"""(audit, first sentence, reveal) to a JSON text ending in a newline."""


@dataclass(frozen=True, slots=True)
class Computer:
    """This computer.

    Attributes:
        checks: what is judged of its settings.
        audit: reads and judges them.
        as_json: writes an audit for scripts.
        record: returns what the system answered, with everything personal masked.
    """

    checks: Sequence[HostCheck]
    audit: Callable[[], AuditReport]
    as_json: AuditAsJson
    record: Callable[[], str]
