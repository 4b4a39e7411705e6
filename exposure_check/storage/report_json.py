"""A report for scripts: schema version 1, described in ``docs/json-report.md``.

Fields are listed here one by one: what is not listed does not leave. Identifiers are masked
unless the user asked otherwise.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from exposure_check.model.evidence import Coverage
from exposure_check.model.frame import FrameRef
from exposure_check.model.identifier import Identifier
from exposure_check.model.live import LiveCoverage
from exposure_check.model.report import Report
from exposure_check.model.verdict import FactValue, Need, Outcome, Proof

SCHEMA = 1

Json = dict[str, object]


def report_as_json(report: Report, sentence: str, version: str, *, reveal: bool) -> str:
    """Return the report as indented JSON text with a final newline.

    It is ASCII, and so the same octets whatever a terminal's encoding is (RFC 8259 wants UTF-8).
    """
    document: Json = {
        "schema": SCHEMA,
        "program": {"name": "exposure-check", "version": version},
        "sentence": sentence,
        "assessment": report.assessment.value,
        "masked": not reveal,
        "subject": {
            "answer": report.subject.answer.value,
            "rule": report.subject.rule,
            "devices": report.subject.devices,
            "gap_db": report.subject.gap,
        },
        "checks": {
            outcome.check: outcome_as_json(outcome, reveal=reveal) for outcome in report.outcomes
        },
        "coverage": _coverage(report.coverage, report.sources),
    }
    if report.live is not None:
        document["live"] = _live(report.live)
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def outcome_as_json(outcome: Outcome, *, reveal: bool) -> Json:
    """Return what one check says."""
    return {
        "verdict": outcome.word,
        "severity": outcome.severity.value,
        "confidence": outcome.confidence.value,
        "version": outcome.version,
        "values": _values(outcome.values, reveal=reveal),
        "evidence": [_proof(proof, reveal=reveal) for proof in outcome.proofs],
        "needs": [_need(need, reveal=reveal) for need in outcome.needs],
        "parts": list(outcome.parts),
    }


def _proof(proof: Proof, *, reveal: bool) -> Json:
    return {
        "id": proof.id,
        "values": _values(proof.values, reveal=reveal),
        "frames": [_frame(frame) for frame in proof.frames],
    }


def _need(need: Need, *, reveal: bool) -> Json:
    return {"id": need.id, "values": _values(need.values, reveal=reveal)}


def _values(values: Mapping[str, FactValue], *, reveal: bool) -> Json:
    return {key: _value(value, reveal=reveal) for key, value in values.items()}


def _value(value: FactValue, *, reveal: bool) -> object:
    if isinstance(value, Identifier):
        return value.revealed() if reveal else value.masked()
    return value


def _frame(frame: FrameRef) -> Json:
    return {"source": frame.source, "number": frame.number, "time": _moment(frame.time)}


def _moment(time: int) -> str | None:
    """Return ISO 8601 in UTC with microseconds; None for a time no calendar has."""
    try:
        moment = datetime.fromtimestamp(time // 1_000_000, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return moment.replace(microsecond=time % 1_000_000).isoformat()


def _live(live: LiveCoverage) -> Json:
    return {
        "ending": live.ending.value,
        "reason": None if live.reason is None else live.reason.value,
        "code": live.code,
        "also": [{"reason": one.reason.value, "code": one.code} for one in live.also],
        "manners": [manner.value for manner in live.manners],
        "states": [
            {"state": one.state, "seconds": one.seconds, "enough": one.enough}
            for one in live.states
        ],
    }


def _coverage(coverage: Coverage, sources: int) -> Json:
    return {
        "sources": sources,
        "start": _moment(coverage.start) if coverage.start else None,
        "end": _moment(coverage.end) if coverage.end else None,
        "seconds": coverage.seconds,
        "records": coverage.records,
        "mine": coverage.mine,
        "others": coverage.others,
        "other_devices": coverage.other_devices,
        "bursts": coverage.bursts,
        "channels": {str(channel): frames for channel, frames in coverage.channels.items()},
        "discarded": {reason.value: count for reason, count in coverage.discarded.items()},
        "incomplete": coverage.incomplete,
        "short": coverage.short,
        "several": coverage.several,
        "problems": [
            {
                "source": problem.source,
                "reason": problem.reason.value,
                "offset": problem.offset,
                "count": problem.count,
                "detail": problem.detail,
            }
            for problem in coverage.problems
        ],
    }
