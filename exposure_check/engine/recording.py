"""A check of recordings in the engine's process: the pipeline of every check, told as snapshots."""

from dataclasses import dataclass

from exposure_check.engine.analysis import Analysis
from exposure_check.engine.live import Clock, Send
from exposure_check.engine.masking import masked
from exposure_check.engine.ports import Source
from exposure_check.engine.reading_progress import ReadingProgress
from exposure_check.model.talk import Final, Said, Word
from exposure_check.subject.selection import Selection


class _StoppedError(Exception):
    """The user wants no report any more."""


@dataclass(slots=True)
class RecordingCheck:
    """Checks recordings.

    Attributes:
        analysis: the checks and what they need.
        source: the recordings, as one observation.
        selection: the user's rules.
        reveal: whether the user's own identifiers may leave the engine in full.
        stopped: whether the user wants no report any more.
    """

    analysis: Analysis
    source: Source
    selection: Selection
    reveal: bool
    stopped: bool = False

    def say(self, said: Said) -> None:
        """Take the user's word; may be called from another thread."""
        if said.word is Word.STOP:
            self.stopped = True

    def run(self, send: Send, clock: Clock) -> None:
        """Read to the end and send the report; none if it was stopped: a part may mislead.

        Args:
            send: hands a message to the client, without waiting.
            clock: seconds, never set back.

        Raises:
            ExposureCheckError: a recording cannot be read.
        """
        progress = ReadingProgress(send, clock)

        def on_progress(share: float | None, records: int) -> None:
            if self.stopped:
                raise _StoppedError
            progress.tell(share, records)

        try:
            report = self.analysis.run(self.source, self.selection, on_progress)
        except _StoppedError:
            return
        send(Final(report if self.reveal else masked(report)))
