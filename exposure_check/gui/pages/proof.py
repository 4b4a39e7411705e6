"""The proof of a finding: its addresses over time, and the frames that show it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui import begin
from exposure_check.gui.context import Context
from exposure_check.gui.routes import Result
from exposure_check.gui.timeline_rows import Timeline, text_twin, timeline
from exposure_check.gui.widgets.button import DrawerButton, LinkButton
from exposure_check.gui.widgets.text import Text
from exposure_check.gui.widgets.timeline import TimelineChart
from exposure_check.model.frame import FrameRef
from exposure_check.model.report import Report
from exposure_check.model.verdict import Outcome
from exposure_check.wording.findings import proof_text
from exposure_check.wording.joints import labelled
from exposure_check.wording.moments import clock


class Proof(QWidget):
    """Everything that proves one finding.

    Args:
        context: words and look.
        result: the finding's.
        outcome: the finding.
    """

    def __init__(self, context: Context, result: Result, outcome: Outcome) -> None:
        super().__init__()
        self._context, self._result, report = context, result, result.report
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        shown = timeline(report.lives, outcome) if isinstance(report, Report) else None
        if shown is not None:
            self._chart(shown)
        for proof in outcome.proofs:
            text = proof_text(outcome, proof, report.sources, context.words, reveal=False)
            self._column.addWidget(Text(context.look, text, "lead"))
            self._inside(text, proof.frames)
        if isinstance(report, Report) and not result.subject.files and outcome.proofs:
            self._column.addWidget(Text(context.look, context.say("frame.gone"), "note", "soft"))

    def _inside(self, shows: str, frames: tuple[FrameRef, ...]) -> None:
        """Offer to look into frames, if they are still there: in recordings alone they are."""
        context, result = self._context, self._result
        if not frames or not result.subject.files:
            return

        def look() -> None:
            context.ways.go(begin.look_inside(context, result, frames))

        text = context.say("frame.look")
        name = labelled(text, shows, context.words)
        self._column.addWidget(LinkButton(context.look, text, look, name))

    def _chart(self, shown: Timeline) -> None:
        context, look = self._context, self._context.look
        lines = list(text_twin(context, shown))
        times = [clock(one)[:5] for one in (shown.begin, (shown.begin + shown.end) // 2, shown.end)]
        name = context.say("timeline.name")
        self._column.addWidget(TimelineChart(look, shown, name, "\n".join(lines), times))
        if any(row.marks for row in shown.rows):
            self._column.addWidget(Text(look, context.say("timeline.legend"), "note", "soft"))
        twin = Text(look, "\n".join(lines), "note", "soft")
        self._column.addWidget(DrawerButton(look, context.say("timeline.as-text"), twin))
        self._column.addWidget(twin)
