"""An audit as text: the plain sentence, the findings, and everything that could not be read."""

from dataclasses import dataclass
from typing import TextIO

from exposure_check.cli.layout import Layout
from exposure_check.cli.sentence import lead_sentence
from exposure_check.cli.text_findings import FindingsText
from exposure_check.cli.text_report import can_draw
from exposure_check.cli.text_tips import tips_for, write_tips
from exposure_check.client.words import Words
from exposure_check.model.audit import AuditReport
from exposure_check.model.setting import System, Unread

_MENUS = {System.LINUX: "linux", System.WINDOWS: "windows", System.MACOS: "macos"}


def audit_sentence(report: AuditReport, words: Words, *, reveal: bool) -> str:
    """Return the sentence that stands for the whole audit."""
    if report.lead is not None:
        return lead_sentence(report.lead, words, reveal=reveal)
    return words.text("audit", f"first.{report.assessment.value}")


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
            system = self.system or _MENUS.get(report.settings.system, "")
            write_tips(tips, system, layout, self.words)
        layout.heading(self.words.text("report", "heading.not-checked"))
        findings.write_open(report)
        layout.heading(self.words.text("audit", "heading.read"))
        self._read(report, layout)
        layout.line()
        key = "note.revealed" if self.reveal else "note.masked"
        layout.line(self.words.text("report", key))

    def _read(self, report: AuditReport, layout: Layout) -> None:
        """Write who answered, and who did not, with each reason once."""
        readings = report.settings.readings
        answered = dict.fromkeys(one.source.value for one in readings if one.known)
        if answered:
            values = {"sources": ", ".join(answered)}
            layout.line(self.words.text("audit", "read.answered", values), indent=2, hang=2)
        else:
            layout.line(self.words.text("audit", "read.nobody"), indent=2, hang=2)
        for reason in Unread:
            silent = dict.fromkeys(one.source.value for one in readings if one.value is reason)
            if silent:
                values = {"sources": ", ".join(silent)}
                text = self.words.text("audit", f"unread.{reason.value}", values)
                layout.line(text, indent=2, hang=2)
