"""An audit in words: its first sentence, and who answered."""

from collections.abc import Iterator

from exposure_check.client.words import Words
from exposure_check.model.audit import AuditReport
from exposure_check.model.setting import Unread
from exposure_check.wording.sentence import lead_sentence
from exposure_check.wording.sources import sources_named


def audit_sentence(report: AuditReport, words: Words, *, reveal: bool) -> str:
    """Return the sentence that stands for the whole audit."""
    if report.lead is not None:
        return lead_sentence(report.lead, words, reveal=reveal)
    return words.text("audit", f"first.{report.assessment.value}")


def read_lines(report: AuditReport, words: Words) -> Iterator[str]:
    """Yield who answered, and who did not, with each reason once."""
    readings = report.settings.readings
    answered = dict.fromkeys(one.source for one in readings if one.known)
    if answered:
        yield words.text("audit", "read.answered", {"sources": sources_named(answered, words)})
    else:
        yield words.text("audit", "read.nobody")
    for reason in Unread:
        silent = dict.fromkeys(one.source for one in readings if one.value is reason)
        if silent:
            values = {"sources": sources_named(silent, words)}
            yield words.text("audit", f"unread.{reason.value}", values)
