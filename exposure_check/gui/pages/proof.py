"""The proof of a finding: its addresses over time, and the frames that show it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui.context import Context
from exposure_check.gui.timeline_rows import Timeline, text_twin, timeline
from exposure_check.gui.widgets.button import LinkButton
from exposure_check.gui.widgets.text import Text
from exposure_check.gui.widgets.timeline import TimelineChart
from exposure_check.model.audit import AuditReport
from exposure_check.model.report import Report
from exposure_check.model.verdict import Outcome
from exposure_check.wording.findings import proof_text
from exposure_check.wording.moments import clock


class Proof(QWidget):
    """Everything that proves one finding.

    Args:
        context: words and look.
        report: the finding's.
        outcome: the finding.
    """

    def __init__(self, context: Context, report: Report | AuditReport, outcome: Outcome) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        shown = timeline(report.lives, outcome) if isinstance(report, Report) else None
        if shown is not None:
            self._chart(shown)
        for proof in outcome.proofs:
            text = proof_text(outcome, proof, report.sources, context.words, reveal=False)
            self._column.addWidget(Text(context.look, text, "lead"))

    def _chart(self, shown: Timeline) -> None:
        context, look = self._context, self._context.look
        lines = list(text_twin(context, shown))
        times = [clock(one)[:5] for one in (shown.begin, (shown.begin + shown.end) // 2, shown.end)]
        name = context.say("timeline.name")
        self._column.addWidget(TimelineChart(look, shown, name, "\n".join(lines), times))
        if any(row.marks for row in shown.rows):
            self._column.addWidget(Text(look, context.say("timeline.legend"), "note", "soft"))
        twin = Text(look, "\n".join(lines), "note", "soft")
        twin.hide()
        button = LinkButton(
            look, context.say("timeline.as-text"), lambda: twin.setVisible(twin.isHidden())
        )
        self._column.addWidget(button)
        self._column.addWidget(twin)
