"""Whether what the engine says is what it may say: known names, bounded and plain texts."""

from collections.abc import Collection, Mapping, Sequence

from exposure_check.checks.check import Check
from exposure_check.client.words import Words
from exposure_check.model.dissection import (
    MAX_DEPTH,
    MAX_LINES,
    MAX_NAME,
    Dissected,
    Line,
    LineKind,
)
from exposure_check.model.identifier import plain
from exposure_check.model.report import Report
from exposure_check.model.verdict import NOT_CHECKED, NOT_SEEN, UNDECIDED, Outcome, Severity

_OPEN: Mapping[str, Severity] = dict.fromkeys((UNDECIDED, NOT_SEEN, NOT_CHECKED), Severity.UNKNOWN)


def acceptable(
    report: Report, checks: Sequence[Check], words: Words, parts: Collection[str]
) -> bool:
    """Return whether every check, verdict, proof, need and part is a known one.

    ``report.lead`` must be one of the outcomes, and an open answer must not be called anything
    but open.

    Args:
        report: from the engine.
        checks: all there are.
        words: that will be asked for what the report names.
        parts: ids of all explained payload parts.
    """
    known = {check.id: check for check in checks}
    if report.lead is not None and report.lead not in report.outcomes:
        return False
    return all(
        one.check in known
        and _outcome(one, known[one.check], words)
        and all(part in parts for part in one.parts)
        for one in report.outcomes
    )


def _outcome(outcome: Outcome, check: Check, words: Words) -> bool:
    if outcome.word not in {**_OPEN, **check.words}:
        return False
    if outcome.word in _OPEN and outcome.severity is not Severity.UNKNOWN:
        return False
    finding = words.finding(check.id)
    if any(proof.id not in finding.proofs for proof in outcome.proofs):
        return False
    return all(one.id in finding.need_texts or words.has("needs", one.id) for one in outcome.needs)


def sound(dissected: Dissected) -> bool:
    """Return whether a frame's tree is bounded, is a tree, and holds nothing but plain texts."""
    if not dissected.octets >= 0 or not 0 < len(dissected.lines) <= MAX_LINES:
        return False
    before = -1
    for line in dissected.lines:
        if not 0 <= line.depth <= min(before + 1, MAX_DEPTH) or not _sound(line):
            return False
        before = line.depth
    return True


def _sound(line: Line) -> bool:
    if line.value and line.kind is not LineKind.FIELD:
        return False
    if line.octets and line.kind is not LineKind.MASKED:
        return False
    texts = (line.name, line.value)
    return line.octets >= 0 and all(len(text) <= MAX_NAME and plain(text) == text for text in texts)
