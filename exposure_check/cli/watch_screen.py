"""What a terminal shows while a live check runs: what is done, what is asked, how it stands.

All of it goes to standard error: standard output is for the report.
"""

from collections.abc import Iterable

from exposure_check.cli.layout import Layout
from exposure_check.cli.program import Program
from exposure_check.cli.text_asks import ask_lines
from exposure_check.model.report import Assessment, Report
from exposure_check.model.talk import (
    Ask,
    Ear,
    Event,
    Judged,
    Request,
    Snapshot,
    Stage,
    Telling,
    Told,
    Wanted,
)
from exposure_check.model.verdict import FactValue
from exposure_check.wording.asks import told_lines
from exposure_check.wording.sentence import first_sentence


class WatchScreen:
    """Writes lines, and on a terminal one line that stands for now."""

    def __init__(self, program: Program, request: Request, *, quiet: bool) -> None:
        """Begin with nothing shown.

        Args:
            program: where to write, and the words.
            request: what was asked for.
            quiet: write nothing unless someone looks on.
        """
        self._words = program.words
        self._err = program.err
        self._terminal = program.err.isatty()
        self._layout = Layout(program.err, program.width)
        self._request = request
        self._quiet = quiet and not self._terminal
        self._width = program.width
        self._shown = 0
        self._sentence = ""
        self._told = Told.OPEN
        self.ask: Ask | None = None
        """What the user is asked now."""

    def begin(self) -> None:
        """Say what will be done and how long it takes."""
        for wanted in self._request.sources:
            self._line("begin", self._ear(wanted), {"name": wanted.interface})
        seconds = self._request.seconds
        if self._request.guided:
            self._line("begin", "guided")
        elif seconds:
            self._line("begin", "minutes", {"minutes": seconds / 60})
        else:
            self._line("begin", "until-end")

    def show(self, event: Event | None) -> None:
        """Show how it stands, or what is known so far; nothing for no event."""
        if isinstance(event, Snapshot):
            self._stands(event)
        elif isinstance(event, Judged):
            self._judged(event.report)

    def _stands(self, snapshot: Snapshot) -> None:
        if snapshot.told is not self._told:
            self._told = snapshot.told
            if self._request.telling is not Telling.RULES:
                medium = "" if snapshot.ask is None else snapshot.ask.medium
                self._texts(told_lines(snapshot.told, self._words, medium or self._medium()))
        ask = snapshot.ask
        if ask is not None and (self.ask is None or self.ask.number < ask.number):
            self._texts(ask_lines(ask, snapshot.own, self._words))
        self.ask = ask
        if self._terminal:
            self._status(snapshot)

    def _judged(self, report: Report) -> None:
        """Say the sentence as soon as there is one, and whenever it changes."""
        if report.assessment is Assessment.NOT_ENOUGH:
            return
        sentence = first_sentence(report, self._words, reveal=self._request.reveal)
        if sentence != self._sentence:
            self._sentence = sentence
            self._line("status", "so-far", {"sentence": sentence})

    def stopping(self) -> None:
        """Say that it ends."""
        self._line("status", "stopping")

    def wipe(self) -> None:
        """Take the line that stands for now away."""
        if self._shown:
            self._err.write("\r" + " " * self._shown + "\r")
            self._err.flush()
            self._shown = 0

    def _status(self, snapshot: Snapshot) -> None:
        if snapshot.stage is Stage.STARTING:
            text = self._words.text("live", "status.starting")
        else:
            heard = snapshot.transmitters
            text = self._words.text(
                "live",
                "status.line",
                {
                    "time": _minutes_seconds(int(snapshot.seconds)),
                    "wifi": heard.get("wifi", 0),
                    "ble": heard.get("ble", 0),
                    "records": snapshot.records,
                },
            )
            if snapshot.own is not None:
                mine = {"frames": snapshot.own.frames}
                text = f"{text} {self._words.text('live', 'status.mine', mine)}"
            if snapshot.ask is not None and snapshot.ask.left:
                left = {"time": _minutes_seconds(snapshot.ask.left)}
                text = f"{text} {self._words.text('live', 'status.left', left)}"
        text = text[: max(1, self._width - 1)]
        self._err.write("\r" + text.ljust(self._shown))
        self._err.flush()
        self._shown = len(text)

    def _medium(self) -> str:
        """Return the one radio that is listened to, where nothing is asked any more."""
        only_wifi = all(one.ear is Ear.WIFI for one in self._request.sources)
        return "wifi" if only_wifi else ""

    def _ear(self, wanted: Wanted) -> str:
        if wanted.ear is Ear.WIFI and wanted.channels:
            return "wifi-channels" if len(wanted.channels) > 1 else "wifi-channel"
        return wanted.ear.value

    def _line(self, table: str, key: str, values: dict[str, FactValue] | None = None) -> None:
        self._text(self._words.text("live", f"{table}.{key}", values or {}))

    def _texts(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._text(text)

    def _text(self, text: str) -> None:
        if self._quiet:
            return
        self.wipe()
        self._layout.line(text)
        self._err.flush()


def _minutes_seconds(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
