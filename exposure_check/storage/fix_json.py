"""Fixes for scripts: schema version 1, described in ``docs/fix.md``; identifiers are masked."""

import json

from exposure_check.model.fix import Done, Entry, FixReport, Offer, Shown
from exposure_check.model.identifier import Identifier
from exposure_check.model.setting import Of

SCHEMA = 1

Json = dict[str, object]


def fixes_as_json(report: FixReport, version: str, *, reveal: bool) -> str:
    """Return what came of a command as indented JSON text, ASCII, with a final newline."""
    document: Json = {
        "schema": SCHEMA,
        "program": {"name": "exposure-check", "version": version},
        "masked": not reveal,
        "offers": [_offer(one, reveal=reveal) for one in report.offers],
        "entries": [_entry(one) for one in report.entries],
        "unreadable_entries": report.unreadable,
        "done": [_done(one) for one in report.done],
        "refused": [
            {"fix": one.fix, "target": one.target, "why": one.why.value, "key": one.key}
            for one in report.refused
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _entry(entry: Entry) -> Json:
    """Return an entry without old and new values: they are for undoing alone."""
    return {
        "number": entry.number,
        "fix": entry.fix,
        "target": entry.target,
        "begun": entry.begun,
        "ended": entry.ended,
        "stage": entry.stage.value,
        "program": entry.program,
    }


def _done(done: Done) -> Json:
    return {
        "entry": _entry(done.entry),
        "effect": None if done.effect is None else done.effect.value,
        "before": {one.check: one.word for one in done.before},
        "after": {one.check: one.word for one in done.after},
    }


def _offer(offer: Offer, *, reveal: bool) -> Json:
    return {
        "fix": offer.fix,
        "of": _shown(offer.of, reveal=reveal),
        "target": offer.target,
        "scope": offer.scope.value,
        "heals": list(offer.heals),
        "changes": [
            {
                "key": one.key,
                "before": _shown(one.before, reveal=reveal),
                "after": _shown(one.after, reveal=reveal),
            }
            for one in offer.changes
        ],
        "may_break": [one.value for one in offer.may_break],
        "rights": offer.rights.value,
        "takes_effect": offer.takes_effect.value,
        "expert": offer.expert,
        "instead_of": offer.instead_of,
        "guided": offer.guided,
        "guide": offer.guide,
        "opens": offer.opens,
    }


def _shown(value: Shown | Of, *, reveal: bool) -> object:
    if isinstance(value, Identifier):
        return value.revealed() if reveal else value.masked()
    return value
