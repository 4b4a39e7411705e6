"""A report as text: the plain sentence first, then everything it rests on."""

from dataclasses import dataclass
from typing import TextIO

from exposure_check.cli.layout import Layout
from exposure_check.cli.text_coverage import write_coverage
from exposure_check.cli.text_findings import FindingsText
from exposure_check.cli.text_live import write_ending, write_live
from exposure_check.cli.text_steps import write_steps
from exposure_check.cli.text_tips import write_tips
from exposure_check.client.words import Words
from exposure_check.model.menus import NO_MENUS, Menus
from exposure_check.model.report import Report, SubjectAnswer
from exposure_check.wording.sentence import (
    JUDGED,
    doubt_lines,
    first_sentence,
    nothing_heard_lines,
    subject_sentence,
)
from exposure_check.wording.tips import tips_for, to_act_on

_SAY_WHICH = ("all", "strongest", "address", "name", "irk")
_SAY_WHICH_LIVE = ("all", "near", "strongest", "address", "name", "irk")


@dataclass(frozen=True, slots=True)
class ReportText:
    """Writes reports.

    Attributes:
        out: where to.
        width: columns of the terminal.
        words: in the reader's language.
        reveal: show the user's own identifiers in full.
        menus: whose menus to show with the tips.
    """

    out: TextIO
    width: int
    words: Words
    reveal: bool
    menus: Menus = NO_MENUS

    def write(self, report: Report, note: str = "") -> None:
        """Write one report; ``note`` follows the first sentence if given."""
        layout = Layout(self.out, self.width)
        layout.line(first_sentence(report, self.words, reveal=self.reveal))
        for line in doubt_lines(report, self.words):
            layout.line(line)
        if note:
            layout.line(note)
        if report.live is not None:
            write_ending(report.live, layout, self.words)
        judged = report.subject.answer in JUDGED
        findings = FindingsText(
            layout, self.words, reveal=self.reveal, plain_marks=not can_draw(self.out)
        )
        if judged:
            layout.line(subject_sentence(report, self.words))
            findings.write(report)
            self._what_to_do(report, layout)
        else:
            self._say_which(report, layout)
        layout.heading(self._heading("coverage"))
        write_coverage(report.coverage, report.sources, layout, self.words)
        if report.live is not None:
            write_live(report.live, layout, self.words)
        if judged:
            layout.heading(self._heading("not-checked"))
            findings.write_open(report)
            layout.line(self.words.text("report", "unchecked.not-seen"), indent=2)
            layout.line(self.words.text("report", "unchecked.beyond"), indent=2)
        layout.line()
        layout.line(self.words.text("report", "note.revealed" if self.reveal else "note.masked"))

    def _what_to_do(self, report: Report, layout: Layout) -> None:
        tips = tips_for(report.outcomes, self.words)
        if not tips:
            return
        layout.heading(self._heading("do"))
        if self.menus.phone:
            steps = self.words.steps(self.menus, to_act_on(report.outcomes))
            write_steps(steps, self.menus.system, layout, self.words)
            return
        write_tips(tips, self.menus.system, layout, self.words)
        if not self.menus.system:
            layout.line(self.words.text("report", "note.system"), indent=2)

    def _say_which(self, report: Report, layout: Layout) -> None:
        if report.subject.answer is SubjectAnswer.NOTHING_HEARD:
            for line in nothing_heard_lines(report, self.words):
                layout.line(line, indent=2)
            return
        layout.line()
        layout.line(self.words.text("subject", "say-which.lead"))
        for rule in _SAY_WHICH if report.live is None else _SAY_WHICH_LIVE:
            layout.line(self.words.text("subject", f"say-which.{rule}"), indent=2, hang=2)

    def _heading(self, key: str) -> str:
        return self.words.text("report", f"heading.{key}")


def can_draw(out: TextIO) -> bool:
    """Return whether a stream's encoding has the marks of severities."""
    try:
        "●▲■◌…".encode(out.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
