"""An audit as text: the plain sentence, the findings, and everything that could not be read."""

from dataclasses import dataclass
from typing import TextIO

from exposure_check.cli.layout import Layout
from exposure_check.cli.text_findings import FindingsText
from exposure_check.cli.text_report import can_draw
from exposure_check.cli.text_tips import write_tips
from exposure_check.client.words import Words
from exposure_check.model.audit import AuditReport
from exposure_check.wording.audit import audit_sentence, read_lines
from exposure_check.wording.tips import menus_of, tips_for


@dataclass(frozen=True, slots=True)
class AuditText:
    """Writes audits.

    Attributes:
        out: where to.
        width: columns of the terminal.
        words: in the reader's language.
        reveal: show the user's own identifiers in full.
        system: whose menus to show with the tips; "" for those of the computer audited.
    """

    out: TextIO
    width: int
    words: Words
    reveal: bool
    system: str = ""

    def write(self, report: AuditReport) -> None:
        """Write one audit."""
        layout = Layout(self.out, self.width)
        layout.line(audit_sentence(report, self.words, reveal=self.reveal))
        layout.line(self.words.text("audit", "note.settings"))
        findings = FindingsText(
            layout,
            self.words,
            reveal=self.reveal,
            plain_marks=not can_draw(self.out),
            means="audit",
        )
        findings.write(report)
        tips = tips_for(report.outcomes, self.words)
        if tips:
            layout.heading(self.words.text("report", "heading.do"))
            system = self.system or menus_of(report.settings.system)
            write_tips(tips, system, layout, self.words)
        layout.heading(self.words.text("report", "heading.not-checked"))
        findings.write_open(report)
        layout.heading(self.words.text("audit", "heading.read"))
        for text in read_lines(report, self.words):
            layout.line(text, indent=2, hang=2)
        layout.line()
        key = "note.revealed" if self.reveal else "note.masked"
        layout.line(self.words.text("report", key))
