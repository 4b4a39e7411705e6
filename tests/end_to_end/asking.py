"""Inside the namespaces of rights.sh, as an ordinary user: changes a file of root's.

Arguments: what to try, and optionally a folder for pictures. Prints what was seen, as JSON.
"""

import json
import os
import pty
import sys
import tempfile
import termios
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from exposure_check.gui.context import group_of
from tests.cli.made import WORDS
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.processes import wait_for
from tests.end_to_end.screen_reader import ScreenReader

FILE = Path("/etc/bluetooth/main.conf")
FIX = "linux.bluetooth-privacy"
DONE = ("done.set", "done.state-shows", "done.still-found", "done.not-yet", "done.undone")
NOT_DONE = ("not-done.headline", "not-done.headline-undo", "not-done.headline-unknown")
RIGHT, WRONG = "right", "wrong"
"""The password is that of rights.sh."""


def fixing(key: str) -> str:
    """Return a text of the window's pages about fixes."""
    return WORDS.text("fixing", key)


class Window:
    """The program's window on a desktop.

    Args:
        desktop: it.
    """

    def __init__(self, desktop: Desktop) -> None:
        del desktop.environment["DBUS_SYSTEM_BUS_ADDRESS"]  # here it is asked for rights
        self.process = desktop.open_window().pid
        self.reader = ScreenReader(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])

    def to_the_fix(self) -> None:
        """Go from the first page to what would be changed."""
        for key in ("welcome.skip", "home.computer"):
            self.reader.press(WORDS.text(group_of(key), key))
        self.reader.press(fixing("ways.fix-computer"))
        self.reader.press(WORDS.fix(FIX).title)

    def does(self, key: str) -> dict[str, object]:
        """Press a button; returns what the page says on which it ends, and what the file holds."""
        self.reader.press(fixing(key))
        ends = {fixing(end) for end in (*DONE, *NOT_DONE)}

        def ended() -> list[str] | None:
            shown = [node.name for node in self.reader.nodes()]
            return None if ends.isdisjoint(shown) else shown

        return {"said": wait_for(ended, 60), "file": FILE.read_text()}


@contextmanager
def terminal(command: Sequence[str], answers: Sequence[str]) -> Iterator[list[str]]:
    """Run a program in a terminal, and type when it asks for a password.

    Yields:
        What it writes, in pieces.
    """
    shown: list[str] = []
    child, handle = pty.fork()
    if child == 0:
        os.execvp(command[0], command)  # noqa: S606 - no shell
    waiting = iter(answers)

    def hold() -> None:
        with suppress(OSError, StopIteration):  # it ended
            while octets := os.read(handle, 4096):
                shown.append(octets.decode(errors="replace"))
                if shown[-1].rstrip().endswith(":"):
                    # What is typed while the terminal still shows it is thrown away.
                    wait_for(lambda: not termios.tcgetattr(handle)[3] & termios.ECHO)
                    os.write(handle, f"{next(waiting)}\n".encode())

    holding = threading.Thread(target=hold)
    holding.start()
    try:
        yield shown
    finally:
        holding.join(0 if command[0] == "pkttyagent" else 60)
        with suppress(ProcessLookupError):
            os.kill(child, 15)
        os.waitpid(child, 0)
        holding.join()
        os.close(handle)


@contextmanager
def agent(process: int, *answers: str) -> Iterator[list[str]]:
    """Ask for passwords for one process, as a desktop does; yields what was asked."""
    ready, told = os.pipe()
    os.set_inheritable(told, True)
    command = ("pkttyagent", "--process", str(process), "--notify-fd", str(told))
    with terminal(command, answers) as shown:
        os.close(told)
        os.read(ready, 1)  # ends when polkit knows it
        os.close(ready)
        yield shown


Seen = Iterator[tuple[str, dict[str, object]]]


def asked(window: Window) -> Seen:
    """Nobody can ask for the password; a wrong one; the right one; the same for the way back."""
    yield "no-agent", window.does("one.apply")
    with agent(window.process, WRONG):
        yield "wrong", window.does("not-done.again")
    with agent(window.process, RIGHT) as shown:
        yield "right", window.does("not-done.again")
        yield "question", {"said": shown}
    yield "undo-no-agent", window.does("done.undo")
    with agent(window.process, RIGHT):
        yield "undo", window.does("not-done.again")


def refused(window: Window) -> Seen:
    """It is refused, or there is nothing that could ask."""
    yield "refused", window.does("one.apply")


def in_a_terminal() -> Seen:
    """Type the command that the window shows where nobody can ask."""
    for what in (f"{FIX} --apply --yes", "--undo --yes"):
        command = (sys.executable, "-P", "-m", "exposure_check", "fix", *what.split())
        with terminal(command, (RIGHT,)) as shown:
            pass
        yield what.split()[0], {"said": shown, "file": FILE.read_text()}


def on_a_desktop(what: str, pictures: Sequence[str]) -> Seen:
    """Do one of the above in the window; see the top."""
    with Desktop(Path(tempfile.mkdtemp(dir=Path.home()))) as desktop:
        window = Window(desktop)
        window.to_the_fix()
        for name, seen in {"asked": asked, "refused": refused}[what](window):
            yield name, seen
            for folder in pictures:
                desktop.picture(Path(folder) / f"{what}-{name}.png")


def main(what: str, *pictures: str) -> None:
    """Try it; see the top."""
    before = {"file": FILE.read_text()}
    seen = in_a_terminal() if what == "terminal" else on_a_desktop(what, pictures)
    print(json.dumps({"before": before, **dict(seen), "after": {"file": FILE.read_text()}}))


if __name__ == "__main__":
    main(*sys.argv[1:])
