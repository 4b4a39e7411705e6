"""What of a report may be kept or exported: a list of names, and everything else is left out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from exposure_check.model.audit import AuditReport
from exposure_check.model.identifier import Identifier, plain
from exposure_check.model.report import AddressLife, Report
from exposure_check.model.verdict import FactValue, Outcome

VALUES = frozenset({
    "address", "addresses", "again", "answers", "bursts", "changes", "count", "frames",
    "hardware", "id", "ids", "interface", "joins", "key", "least", "linked", "longest",
    "method", "minutes", "missing", "most", "name", "names", "networks", "octets", "odds", "open",
    "option", "part", "port", "prints", "realm", "requests", "seconds", "seen", "sender", "shown",
    "sightings", "source", "sources", "text", "uuid", "uuids", "where", "wishes",
})  # fmt: skip
"""Names of values that leave, of outcomes, proofs and needs: those that the words ask for."""

_Report = TypeVar("_Report", bound=Report | AuditReport)


def allowed(report: _Report) -> _Report:
    """Return a report with allowed values alone, masked, and every text plain and bounded."""
    lead = None if report.lead is None else _outcome(report.lead)
    outcomes = tuple(_outcome(one) for one in report.outcomes)
    made = replace(report, outcomes=outcomes, lead=lead)
    if isinstance(made, Report):
        return replace(made, lives=tuple(_life(one) for one in made.lives))
    return made


def _life(life: AddressLife) -> AddressLife:
    return replace(life, address=str(_value(life.address)))


def _outcome(outcome: Outcome) -> Outcome:
    return replace(
        outcome,
        values=_values(outcome.values),
        proofs=tuple(replace(one, values=_values(one.values)) for one in outcome.proofs),
        needs=tuple(replace(one, values=_values(one.values)) for one in outcome.needs),
    )


def _values(values: Mapping[str, FactValue]) -> dict[str, FactValue]:
    return {key: _value(value) for key, value in values.items() if key in VALUES}


def _value(value: FactValue) -> FactValue:
    if isinstance(value, Identifier):
        return value.masked()
    return plain(value) if isinstance(value, str) else value
