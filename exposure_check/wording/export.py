"""A result as a text for people: every line is named here, and nothing else goes into a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from exposure_check.client.words import Words
from exposure_check.model.audit import AuditReport
from exposure_check.model.document import Block, Document, Role
from exposure_check.model.identifier import plain
from exposure_check.model.report import Report
from exposure_check.model.verdict import Outcome
from exposure_check.wording.audit import audit_sentence, read_lines
from exposure_check.wording.coverage import coverage_lines
from exposure_check.wording.findings import decided, open_checks, proof_text
from exposure_check.wording.live import ending_lines, live_lines
from exposure_check.wording.sentence import (
    JUDGED,
    doubt_lines,
    first_sentence,
    subject_sentence,
)


@dataclass(frozen=True, slots=True)
class About:
    """What stands over a text: the device as the user calls it, when, and by which program."""

    device: str
    when: str
    version: str
    language: str
    note: str = ""
    """A sentence that stands under the first."""


def document(report: Report | AuditReport, about: About, words: Words) -> Document:
    """Return a result as a text.

    Args:
        report: with allowed values alone (`exposure_check.storage.allowed`).
        about: what stands over it.
        words: in the reader's language.
    """
    title = plain(about.device)
    blocks = (
        Block(Role.TITLE, title),
        Block(Role.NOTE, about.when),
        *_first(report, about.note, words),
        *_findings(report, words),
        *_open(report, words),
        *_coverage(report, words),
        Block(Role.NOTE, words.text("export", "text.masked")),
        Block(Role.NOTE, words.text("export", "text.program", {"version": about.version})),
    )
    return Document(title, about.language, blocks)


def _first(report: Report | AuditReport, note: str, words: Words) -> Iterator[Block]:
    yield Block(Role.MARK, words.text("report", f"assessment.{report.assessment.value}"))
    if isinstance(report, AuditReport):
        yield Block(Role.SENTENCE, audit_sentence(report, words, reveal=False))
        yield Block(Role.TEXT, words.text("audit", "note.settings"))
        return
    yield Block(Role.SENTENCE, first_sentence(report, words, reveal=False))
    for line in (*doubt_lines(report, words), *filter(None, (note,))):
        yield Block(Role.TEXT, line)
    if report.subject.answer in JUDGED:
        yield Block(Role.TEXT, subject_sentence(report, words))
    if report.live is not None:
        for line in ending_lines(report.live, words):
            yield Block(Role.TEXT, line)


def _findings(report: Report | AuditReport, words: Words) -> Iterator[Block]:
    found = decided(report)
    if found:
        yield Block(Role.SECTION, words.text("export", "text.findings"))
    for outcome in found:
        yield from _finding(report, outcome, words)


def _finding(report: Report | AuditReport, outcome: Outcome, words: Words) -> Iterator[Block]:
    verdict = words.finding(outcome.check).verdicts[outcome.word]
    yield Block(Role.FINDING, words.fill(verdict.title, outcome.values))
    yield Block(Role.MARK, words.text("report", f"severity.{outcome.severity.value}"))
    if verdict.meaning:
        yield Block(Role.TEXT, words.fill(verdict.meaning, outcome.values))
    if verdict.street:
        street = words.fill(verdict.street, outcome.values)
        yield Block(Role.TEXT, words.text("export", "text.street", {"text": street}))
    for proof in outcome.proofs:
        text = proof_text(outcome, proof, report.sources, words, reveal=False)
        yield Block(Role.NOTE, text)
    sure = words.text("report", f"confidence.{outcome.confidence.value}")
    yield Block(Role.NOTE, words.text("export", "text.sure", {"text": sure}))
    for tip in verdict.tips:
        yield Block(Role.TEXT, words.text("export", "text.do", {"text": words.tip(tip).title}))


def _open(report: Report | AuditReport, words: Words) -> Iterator[Block]:
    yield Block(Role.SECTION, words.text("export", "text.open"))
    for one in open_checks(report, words, reveal=False):
        for at, outcome in enumerate(one.outcomes):
            role = Role.ALSO if at else Role.FINDING
            yield Block(role, words.finding(outcome.check).title)
        yield Block(Role.MARK, words.text("report", f"state.{one.word}"))
        for need in one.needs:
            yield Block(Role.TEXT, need)
    if isinstance(report, Report):
        yield Block(Role.TEXT, words.text("report", "unchecked.not-seen"))
        yield Block(Role.TEXT, words.text("report", "unchecked.beyond"))


def _coverage(report: Report | AuditReport, words: Words) -> Iterator[Block]:
    audit = isinstance(report, AuditReport)
    yield Block(Role.SECTION, words.text("export", "text.read" if audit else "text.coverage"))
    if isinstance(report, AuditReport):
        lines = list(read_lines(report, words))
    else:
        lines = list(coverage_lines(report.coverage, report.sources, words))
        if report.live is not None:
            lines += live_lines(report.live, words)
    for line in lines:
        yield Block(Role.TEXT, line)
