"""A report whose identifiers are masked before they leave the engine."""

from collections.abc import Mapping
from dataclasses import replace

from exposure_check.model.identifier import Identifier
from exposure_check.model.report import AddressLife, Report
from exposure_check.model.verdict import FactValue, Need, Outcome, Proof


def masked(report: Report) -> Report:
    """Return the report with the masked text in place of every identifier."""
    return replace(
        report,
        outcomes=tuple(_outcome(one) for one in report.outcomes),
        lead=None if report.lead is None else _outcome(report.lead),
        lives=tuple(_life(life) for life in report.lives),
    )


def _life(life: AddressLife) -> AddressLife:
    if isinstance(life.address, str):
        return life
    return replace(life, address=life.address.masked())


def _outcome(outcome: Outcome) -> Outcome:
    return replace(
        outcome,
        values=_values(outcome.values),
        proofs=tuple(_proof(proof) for proof in outcome.proofs),
        needs=tuple(_need(need) for need in outcome.needs),
    )


def _proof(proof: Proof) -> Proof:
    return replace(proof, values=_values(proof.values))


def _need(need: Need) -> Need:
    return replace(need, values=_values(need.values))


def _values(values: Mapping[str, FactValue]) -> dict[str, FactValue]:
    return {
        key: value.masked() if isinstance(value, Identifier) else value
        for key, value in values.items()
    }
