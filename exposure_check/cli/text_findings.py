"""Findings as text: what, how sure, what it means, the evidence, what would decide the rest."""

from collections.abc import Sequence

from exposure_check.cli.layout import Layout
from exposure_check.client.words import Words
from exposure_check.model.verdict import Outcome, Severity
from exposure_check.wording.findings import (
    Judged,
    certainty_lines,
    decided,
    open_checks,
    proof_text,
)
from exposure_check.wording.joints import bracketed, labelled

_MARKS = {
    Severity.EXPOSED: ("●", "!"),
    Severity.PARTLY: ("▲", "^"),
    Severity.PROTECTED: ("■", "+"),
    Severity.UNKNOWN: ("◌", "?"),
}


class FindingsText:
    """Writes the outcomes of a report.

    Args:
        layout: where to.
        words: in the reader's language.
        reveal: show identifiers in full.
        plain_marks: the terminal's encoding has no geometric shapes.
        means: the group of words that says what the words for certainty mean.
    """

    def __init__(
        self,
        layout: Layout,
        words: Words,
        *,
        reveal: bool,
        plain_marks: bool,
        means: str = "report",
    ) -> None:
        self._layout = layout
        self._words = words
        self._reveal = reveal
        self._plain_marks = plain_marks
        self._means = means
        self._explained: set[str] = set()

    def write(self, report: Judged) -> None:
        """Write decided outcomes, worst first, and what the words for certainty mean."""
        found = decided(report)
        for outcome in found:
            self._finding(outcome, report.sources)
        means = certainty_lines(found, self._means, self._words)
        if means:
            joined = self._words.text("report", "first.list-comma").join(means)
            self._layout.line()
            self._layout.line(self._words.text("report", "certainty.lead", {"means": joined}))

    def write_open(self, report: Judged) -> None:
        """Write the checks without a verdict; those that need the same stand together."""
        for those in open_checks(report, self._words, reveal=self._reveal):
            state = self._words.text("report", f"state.{those.word}")
            names = (self._words.finding(one.check).title for one in those.outcomes)
            titles = self._words.text("report", "first.list-comma").join(names)
            mark = self._mark(Severity.UNKNOWN)
            self._layout.line(f"{mark} {labelled(state, titles, self._words)}", indent=2, hang=2)
            for outcome in those.outcomes:
                self._proofs(outcome, report.sources, indent=4)
            for need in those.needs:
                self._layout.line(f"\N{RIGHTWARDS ARROW} {need}", indent=4, hang=2)

    def _mark(self, severity: Severity) -> str:
        return _MARKS[severity][1 if self._plain_marks else 0]

    def _finding(self, outcome: Outcome, sources: int) -> None:
        finding = self._words.finding(outcome.check)
        verdict = finding.verdicts[outcome.word]
        severity = self._words.text("report", f"severity.{outcome.severity.value}")
        confidence = self._words.text("report", f"confidence.{outcome.confidence.value}")
        title = self._words.fill(verdict.title, outcome.values, self._reveal)
        layout = self._layout
        layout.line()
        says = labelled(severity, bracketed(title, confidence, self._words), self._words)
        layout.line(f"{self._mark(outcome.severity)} {says}", hang=2)
        for text in (verdict.meaning, verdict.street):
            if text:
                layout.line(self._words.fill(text, outcome.values, self._reveal), indent=2)
        self._proofs(outcome, sources, indent=2)
        self._payloads(outcome.parts)
        if verdict.harmless and outcome.severity is not Severity.PROTECTED:
            heading = self._words.text("report", "heading.harmless")
            harmless = self._words.fill(verdict.harmless, outcome.values, self._reveal)
            layout.line(labelled(heading, harmless, self._words), indent=2, hang=2)

    def _proofs(self, outcome: Outcome, sources: int, indent: int) -> None:
        for proof in outcome.proofs:
            text = proof_text(outcome, proof, sources, self._words, reveal=self._reveal)
            self._layout.line(f"- {text}", indent, hang=2)

    def _payloads(self, parts: Sequence[str]) -> None:
        for part in parts:
            if part in self._explained:  # once is enough
                continue
            self._explained.add(part)
            words = self._words.payload(part)
            says = labelled(words.title, f"{words.tells} {words.stable}", self._words)
            self._layout.line(f"- {says}", indent=2, hang=2)
