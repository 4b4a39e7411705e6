"""``exposure-check watch`` in a terminal, with its engine and helpers in sight.

However a check ends, even by a kill, it leaves no process, no file, and every interface as it was.
"""

import json
import os
import shutil
import signal
from pathlib import Path

from tests.lab.guest.as_found import HOME, PLACES, QUIET_PLACES, files, interfaces, processes
from tests.lab.guest.process import wait_for
from tests.lab.guest.program import COMMAND, environment
from tests.lab.guest.terminal import Terminal
from tests.lab.guest.truth import Said
from tests.lab.guest.words import begin_of, sentence

PROGRAM = "exposure_check"
ENGINE = "--engine"
HELPER = "exposure_check/helper"
SECONDS = 120
"""The longest to wait for anything that a loaded computer may make slow."""


class Watching:
    """A running ``watch``.

    Args:
        arguments: of the command.
        log: what the terminal showed.
        user: who runs it.
    """

    def __init__(self, *arguments: str, log: Path, user: str = "root"):
        self.before, self.files = interfaces(), files()
        self.out = log.with_suffix(".out")
        home = Path(HOME)
        home.mkdir(exist_ok=True)
        self.files |= {HOME}
        # So that a core would be written, if anybody let it.
        become = ["prlimit", "--core=unlimited:unlimited"]
        if user != "root":
            shutil.chown(home, user)
            become += ["runuser", "-u", user, "--"]
        self.terminal = Terminal(
            [*become, *COMMAND, "watch", *arguments],
            log,
            self.out,
            cwd=home,
            env={**environment(), "HOME": str(home), "COLUMNS": "200"},
        )
        self.client = self.terminal.process.pid

    @staticmethod
    def engine() -> int:
        """Wait until there is an engine; return its process id."""
        return wait_for(lambda: min(processes(ENGINE), default=0), SECONDS)

    @staticmethod
    def helper() -> int:
        """Wait until there is a helper; return its process id."""
        return wait_for(lambda: min(processes(HELPER), default=0), SECONDS)

    def listening(self) -> None:
        """Wait until it listens."""
        heard = sentence("live", "status.line").partition("{time}")[2].partition("{")[0]
        self.terminal.until(heard.rstrip(), seconds=SECONDS)

    def sentence(self, seconds: float = SECONDS) -> None:
        """Wait for the plain sentence, which comes while it runs."""
        self.terminal.until(begin_of("live", "status.so-far"), seconds=seconds)

    def end_helpers(self) -> None:
        """Have its helpers end as if their time were over: what was heard is reported."""
        for process in processes(HELPER):
            os.kill(process, signal.SIGTERM)

    def interrupt(self) -> None:
        """Do what Ctrl-C does."""
        os.kill(self.client, signal.SIGINT)

    @staticmethod
    def kill(process: int, how: int = signal.SIGKILL) -> None:
        """Kill a process of it."""
        os.kill(process, how)

    def end(self, seconds: float = SECONDS, *, moved: bool = False, gone: str = "") -> Said:
        """Wait until it has ended by itself; see that everything is as it was.

        Args:
            seconds: how long that may take.
            moved: services of the system work meanwhile: they change interfaces, and keep files.
            gone: an interface that was unplugged meanwhile.
        """
        self.before.pop(gone, None)
        status = self.terminal.ended(seconds)
        said = said_of(status, self.out.read_text(), self.terminal.text)
        wait_for(self._alone, 60)
        if not moved:
            wait_for(self._as_found, 30)
        left = files(QUIET_PLACES if moved else PLACES) - self.files
        assert not left, f"left behind: {left}"
        return said

    def _alone(self) -> bool:
        return not processes(PROGRAM)

    def _as_found(self) -> bool:
        now = interfaces()
        if now != self.before:
            print("as found:", self.before, "now:", now)
        return now == self.before


def said_of(status: int, out: str, err: str) -> Said:
    """Return what was said, with its report if there is one."""
    try:
        report = json.loads(out)
    except ValueError:
        report = None
    return Said(status, out, err, report if isinstance(report, dict) else None)


SWITCH_OFF = sentence("which", "step.bluetooth-off")
SWITCH_ON = sentence("which", "step.bluetooth-on")
LAST_OFF = sentence("which", "step.last-off")
CONFIRM = sentence("which", "confirm.ask")


def dance(watching: Watching, phone, *, changes: bool) -> None:
    """Do with ``phone`` what the program asks for, until it asks for nothing more.

    Args:
        watching: the program.
        phone: is switched.
        changes: its address at every switching; then it is switched off once more at the end.
    """
    asked, last = "", LAST_OFF if changes else CONFIRM
    while asked != last:
        asked = watching.terminal.until(SWITCH_OFF, SWITCH_ON, LAST_OFF, CONFIRM, seconds=180)
        if asked == SWITCH_ON:
            phone.on()
        elif asked != CONFIRM:
            phone.off()
        watching.terminal.type("y" if asked == CONFIRM else "")
