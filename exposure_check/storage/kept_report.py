"""A result as the history keeps it: the masked JSON of an export, and what is shown besides.

Version 1. Sentences are not kept: they are made anew in the reader's language.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from exposure_check.model.audit import AuditReport
from exposure_check.model.errors import Reason
from exposure_check.model.evidence import Coverage
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import Discard, Problem
from exposure_check.model.live import Ending, LiveCoverage, Manner, StateDone
from exposure_check.model.report import (
    AddressLife,
    Assessment,
    Report,
    SubjectAnswer,
    SubjectResult,
)
from exposure_check.model.setting import Reading, Settings, Source, System, Unread, What
from exposure_check.model.verdict import (
    OPEN_WORDS,
    Confidence,
    FactValue,
    Need,
    Outcome,
    Proof,
    Severity,
)
from exposure_check.storage.allowed import allowed
from exposure_check.storage.audit_json import audit_as_json
from exposure_check.storage.report_json import report_as_json

SCHEMA = 1

_T = TypeVar("_T")
_Json = Mapping[str, object]
_EPOCH = datetime.fromtimestamp(0, UTC)


def kept_as_json(report: Report | AuditReport, version: str) -> str:
    """Return a result as JSON text; identifiers are masked, whatever the report held."""
    lives: list[object] = []
    if isinstance(report, AuditReport):
        kind, text = "audit", audit_as_json(allowed(report), "", version, reveal=False)
    else:
        report = allowed(report)
        kind, text = "heard", report_as_json(report, "", version, reveal=False)
        lives = [[o.medium, o.address, o.first, o.last, o.frames] for o in report.lives]
    lead = None if report.lead is None else report.lead.check
    document = {"kept": SCHEMA, "kind": kind, "lead": lead, "lives": lives}
    return json.dumps({**document, "report": json.loads(text)}, separators=(",", ":"))


def kept_from_json(text: str) -> Report | AuditReport:
    """Read a result.

    Raises:
        ValueError: it is none, or of a version that this one does not know.
    """
    try:
        document = _typed(json.loads(text), dict)
        if document.get("kept") != SCHEMA:
            raise ValueError("a schema that is not known here")  # for programmers
        told = _typed(document["report"], dict)
        if document.get("kind") == "audit":
            return _audit(told, document.get("lead"))
        return _heard(told, document.get("lead"), _many(document, "lives", _life))
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("not of the shape of a result") from error  # for programmers


def decided_media(text: str) -> frozenset[str]:
    """Return the media, the first words of ids of checks, of which a result says anything.

    Args:
        text: of a result; one that cannot be read says nothing.
    """
    try:
        checks = json.loads(text)["report"]["checks"].items()
        return frozenset(
            name.partition(".")[0] for name, one in checks if one["verdict"] not in OPEN_WORDS
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return frozenset()


def _audit(told: _Json, lead: object) -> AuditReport:
    outcomes = _outcomes(told)
    readings = tuple(_many(told, "readings", _reading))
    settings = Settings(System(_text(told, "system")), readings)
    return AuditReport(
        settings, Assessment(_text(told, "assessment")), outcomes, _led(outcomes, lead)
    )


def _heard(told: _Json, lead: object, lives: list[AddressLife]) -> Report:
    outcomes = _outcomes(told)
    subject = _typed(told["subject"], dict)
    coverage = _typed(told["coverage"], dict)
    gap = subject.get("gap_db")
    return Report(
        SubjectResult(
            SubjectAnswer(_text(subject, "answer")),
            _text(subject, "rule"),
            _number(subject, "devices"),
            None if gap is None else float(gap),
        ),
        Assessment(_text(told, "assessment")),
        outcomes,
        _led(outcomes, lead),
        _coverage(coverage),
        _number(coverage, "sources"),
        _live(_typed(told["live"], dict)) if "live" in told else None,
        tuple(lives),
    )


def _outcomes(told: _Json) -> tuple[Outcome, ...]:
    return tuple(
        _outcome(check, _typed(one, dict)) for check, one in _typed(told["checks"], dict).items()
    )


def _led(outcomes: tuple[Outcome, ...], lead: object) -> Outcome | None:
    return next((one for one in outcomes if one.check == lead), None)


def _outcome(check: str, told: _Json) -> Outcome:
    return Outcome(
        check,
        _number(told, "version"),
        _text(told, "verdict"),
        Severity(_text(told, "severity")),
        Confidence(_text(told, "confidence")),
        tuple(_many(told, "evidence", _proof)),
        _values(told),
        tuple(_many(told, "needs", _need)),
        tuple(_typed(one, str) for one in _typed(told["parts"], list)),
    )


def _proof(told: _Json) -> Proof:
    return Proof(_text(told, "id"), tuple(_many(told, "frames", _frame)), _values(told))


def _need(told: _Json) -> Need:
    return Need(_text(told, "id"), _values(told))


def _frame(told: _Json) -> FrameRef:
    return FrameRef(_number(told, "source"), _number(told, "number"), _time(told.get("time")))


def _values(told: _Json) -> dict[str, FactValue]:
    values = _typed(told["values"], dict)
    if not all(isinstance(one, str | int | float) for one in values.values()):
        raise TypeError
    return values


def _life(told: object) -> AddressLife:
    medium, address, first, last, frames = _typed(told, list)
    return AddressLife(
        _typed(medium, str), _typed(address, str), _typed(first, int), _typed(last, int),
        _typed(frames, int),
    )  # fmt: skip


def _reading(told: _Json) -> Reading:
    unread, value = told.get("unread"), told.get("value")
    if unread is not None:
        value = Unread(_typed(unread, str))
    elif not isinstance(value, str | int):
        raise TypeError
    what, source = What(_text(told, "what")), Source(_text(told, "source"))
    return Reading(what, _text(told, "of"), _text(told, "key"), value, source)


def _coverage(told: _Json) -> Coverage:
    discarded = _typed(told["discarded"], dict)
    return Coverage(
        start=_time(told.get("start")),
        end=_time(told.get("end")),
        records=_number(told, "records"),
        mine=_number(told, "mine"),
        others=_number(told, "others"),
        other_devices=_number(told, "other_devices"),
        bursts=_number(told, "bursts"),
        channels={
            int(key): _typed(one, int) for key, one in _typed(told["channels"], dict).items()
        },
        discarded={Discard(key): _typed(one, int) for key, one in discarded.items()},
        problems=tuple(_many(told, "problems", _problem)),
        incomplete=_typed(told["incomplete"], bool),
        short=_typed(told["short"], bool),
        several=_typed(told["several"], bool),
    )


def _problem(told: _Json) -> Problem:
    reason, detail = Discard(_text(told, "reason")), _text(told, "detail")
    source, offset, count = (_number(told, key) for key in ("source", "offset", "count"))
    return Problem(source, reason, offset, count, detail)


def _live(told: _Json) -> LiveCoverage:
    reason = told.get("reason")
    return LiveCoverage(
        Ending(_text(told, "ending")),
        tuple(Manner(one) for one in _typed(told["manners"], list)),
        tuple(_many(told, "states", _state)),
        None if reason is None else Reason(_typed(reason, str)),
        _text(told, "code"),
    )


def _state(told: _Json) -> StateDone:
    return StateDone(_text(told, "state"), _number(told, "seconds"), _typed(told["enough"], bool))


def _time(value: object) -> int:
    """Return µs since the Unix epoch; 0 for none."""
    if value is None:
        return 0
    return (datetime.fromisoformat(_typed(value, str)) - _EPOCH) // timedelta(microseconds=1)


def _many(told: _Json, key: str, read: Callable[..., _T]) -> list[_T]:
    return [read(one) for one in _typed(told[key], list)]


def _text(told: _Json, key: str) -> str:
    return _typed(told[key], str)


def _number(told: _Json, key: str) -> int:
    return _typed(told[key], int)


def _typed(value: object, kind: type[_T]) -> _T:
    if not isinstance(value, kind):
        raise TypeError
    return value
