"""What a scenario gets: makers of radios, phones and captures, and the program.

Everything made here ends with the scenario; a scenario does not clean up.
"""

import secrets
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.lab.guest import program
from tests.lab.guest.bluetooth import Bluetooth
from tests.lab.guest.computer import Computer
from tests.lab.guest.hwsim import Hwsim
from tests.lab.guest.process import call
from tests.lab.guest.truth import Said, Truth, traces
from tests.lab.guest.watching import Watching
from tests.lab.guest.wifi import Ear, Radio

OTHERS = "others"
"""The network namespace of all radios that are not this computer's."""


class Recorded(Protocol):
    """A recording that runs."""

    def end(self) -> Path:
        """Stop; return the finished capture."""
        ...


class Own:
    """What the program said of this computer's own radios."""

    said: Said


class Lab:
    """One scenario's laboratory. ``folder`` is kept: captures, logs, what the program said."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.strangers: list[str] = []
        self.stranger_names: list[str] = ["Stranger"]
        self.own_names: list[str] = []
        self.said: list[Said] = []
        self.asked: list[str] = []
        self._hwsim: Hwsim | None = None
        self._crowds: list[Callable[[], list[str]]] = []

    # -- Wi-Fi --

    def radio(self, prefix: str = "3c:06:30", place: str = "") -> Radio:
        """Plug in a Wi-Fi radio with a burned-in address of this vendor.

        The rest is random: the kernel wants it to differ between all radios of all scenarios.
        """
        if self._hwsim is None:
            self._hwsim = Hwsim()
        address = prefix + "".join(f":{octet:02x}" for octet in secrets.token_bytes(3))
        return Radio(self._hwsim, f"lab{secrets.token_hex(3)}", address, place)

    def other(self, prefix: str = "5c:e9:31") -> Radio:
        """Plug in a radio that is in reach, but not this computer's: it does not see it."""
        if not Path("/run/netns", OTHERS).exists():
            call("ip", "netns", "add", OTHERS)
        return self.radio(prefix, OTHERS)

    def ear(self, channel: int = 6) -> Ear:
        """Plug in a radio, not of this computer, that only listens, on one channel."""
        return Ear.on(self.other("02:ea:00"), channel)

    # -- Bluetooth --

    def bluetooth(self, **options) -> Bluetooth:
        """Plug in this computer's Bluetooth adapter, with phones in its reach; start BlueZ."""
        bluetooth = Bluetooth(self.folder, **options)
        self._crowds.append(bluetooth.strangers)
        return bluetooth

    # -- the program --

    def analyze(self, *arguments: str | Path) -> Said:
        """Run ``exposure-check analyze --json`` on recordings that are finished."""
        log = self.folder / f"analyze-{len(self.said) + 1}.log"
        self.asked = [one.name if isinstance(one, Path) else one for one in arguments]
        return self._keep(program.run("analyze", "--json", *arguments, log=log))

    def analyze_live(self, ear: Ear, during, *arguments: str) -> Said:
        """Run ``tcpdump -w - | exposure-check analyze --json -`` while ``during`` is called."""
        log = self.folder / f"analyze-{len(self.said) + 1}.log"
        tcpdump = ear.pipe(self.folder / "tcpdump.log")
        running = program.Running(
            "analyze", "--json", *arguments, "-", log=log, stdin=tcpdump.process.stdout
        )
        tcpdump.process.stdout.close()
        during()
        tcpdump.end(2)
        return self._keep(running.wait())

    def computer(self, **options) -> Computer:
        """Return this computer with settings that the scenario may change."""
        return Computer(self, **options)

    def run(self, *arguments: str | Path, seconds: float = 240) -> Said:
        """Run any command of the program to its end."""
        log = self.folder / f"run-{len(self.said) + 1}.log"
        return self._keep(program.run(*arguments, seconds=seconds, log=log))

    def run_unhurried(self, *arguments: str | Path) -> Said:
        """Run a command about this computer's settings, or about recordings, to its end."""
        from tests.lab.guest import unhurried

        log = self.folder / f"run-{len(self.said) + 1}.log"
        return self._keep(unhurried.run(*arguments, log=log))

    def start(self, *arguments: str | Path, stdin=subprocess.DEVNULL) -> program.Running:
        """Start any command of the program; end it with ``finish``."""
        log = self.folder / f"run-{time.monotonic_ns()}.log"
        return program.Running(*arguments, log=log, stdin=stdin)

    def finish(
        self, running: program.Running, how: int | None = None, seconds: float = 180
    ) -> Said:
        """Wait for a started program, after sending it the signal ``how``."""
        return self._keep(running.end(how) if how else running.wait(seconds))

    def watch(self, *arguments: str, user: str = "root") -> Watching:
        """Start ``exposure-check watch`` in a terminal; end it with `watched`."""
        log = self.folder / f"watch-{time.monotonic_ns()}.log"
        return Watching(*arguments, log=log, user=user)

    @contextmanager
    def overhearing(self, **options) -> Iterator["Own"]:
        """Let the program overhear this computer's own radios meanwhile; then see ``said``."""
        own = Own()
        check = self.watch("--this-computer", "--json")
        check.listening()
        yield own
        check.end_helpers()
        own.said = self.watched(check, **options)

    def live_and_recorded(
        self,
        recording: Recorded,
        *mine: str,
        seconds: float,
        truth: Truth,
        live: str = "",
    ) -> Said:
        """Let the program listen to Bluetooth for so long; then check a recording of the same.

        Args:
            recording: of the same.
            mine: the rule.
            seconds: how long to listen.
            truth: of what is heard live. BlueZ tells less than a recording has: not which
                advertisement came when, nor that a device answered without a name.
            live: the rule for listening, if it is not the same: by its name alone a device is not
                taken to be the user's there.
        """
        rule = ("--mine", live) if live else mine
        minutes = f"{seconds / 60:.3f}"
        heard = self.watched(self.watch("--bluetooth", "--json", *rule, "--minutes", minutes))
        wrong = truth.differences(heard)
        assert not wrong, f"live: {'; '.join(wrong)}"
        return self.analyze(recording.end(), *mine)

    def watched(self, watching: Watching, **options) -> Said:
        """Wait for the end of a check; see `Watching.end`."""
        return self._keep(watching.end(**options))

    def _keep(self, said: Said) -> Said:
        self.said.append(said)
        return said

    # -- others --

    @staticmethod
    def pause(seconds: float) -> None:
        """Let time pass on the air."""
        time.sleep(seconds)

    def leaks(self) -> list[str]:
        """Return what the program said about strangers, and own names it did not mask."""
        for crowd in self._crowds:
            self.strangers += crowd()
        text = "".join(said.out + said.err for said in self.said).encode()
        return traces(text, self.strangers, self.stranger_names + self.own_names)
