"""Virtual Wi-Fi radios in a scenario's hands: addresses, scans, and an ear that records.

An ear is the monitor interface of a second radio, tuned to one channel: it hears what any other
radio in reach sends there, as a real capture would.
"""

import re
import secrets
import signal
import subprocess
from pathlib import Path

from tests.lab.guest.hwsim import Hwsim
from tests.lab.guest.process import PATIENCE, Started, call, wait_for

CHANNELS = {1: 2412, 6: 2437, 11: 2462}
PHYS = Path("/sys/class/ieee80211")


class Radio:
    """One virtual radio and its station interface (``wlan0``, ``wlan1``, …)."""

    def __init__(self, hwsim: Hwsim, phy: str, hardware_address: str, place: str = ""):
        self.hwsim = hwsim
        self.phy = phy
        self.hardware_address = hardware_address
        self.number = hwsim.new_radio(phy, hardware_address)
        self.interface = wait_for(self.station)
        self.there: list[str] = []
        """What to put before a command that is to see its interface."""
        if place:
            # The name it has here may be another's there.
            name = f"wl{secrets.token_hex(4)}"
            call("ip", "link", "set", self.interface, "name", name)
            self.interface = name
            # It hears, and is heard, as before: hwsim asks where a radio was made.
            call("iw", "phy", phy, "set", "netns", "name", place)
            self.there = ["ip", "netns", "exec", place]
            # Its name may have been taken there.
            self.interface = self.call("ls", f"{PHYS}/{phy}/device/net").strip()

    def station(self) -> str | None:
        """Return the name of its interface now; iwd replaces it by one of its own."""
        names = [path.name for path in (PHYS / self.phy / "device" / "net").glob("wl*")]
        return names[0] if names else None

    def index(self) -> str:
        """Return the number of its interface, nothing while it has none: another one, another."""
        try:
            return Path(f"/sys/class/net/{self.station()}/ifindex").read_text().strip()
        except OSError:
            return ""

    def call(self, *command: str, seconds: float = PATIENCE) -> str:
        """Run a short command where its interface is."""
        return call(*self.there, *command, seconds=seconds)

    def up(self) -> None:
        """Switch the interface on."""
        self.call("ip", "link", "set", self.interface, "up")

    def down(self) -> None:
        """Switch the interface off."""
        self.call("ip", "link", "set", self.interface, "down")

    def use_address(self, address: str) -> None:
        """Send from ``address`` from now on; the burned-in one stays what it is."""
        self.down()
        self.call("ip", "link", "set", self.interface, "address", address)
        self.up()

    def address(self) -> str:
        """Return the address it sends from now."""
        return Path(f"/sys/class/net/{self.interface}/address").read_text().strip()

    def scan(self, *names: str, random: bool = False, frames: int = 3) -> None:
        """Search once on channels 1, 6 and 11, for ``names`` or for anybody.

        ``random`` asks the kernel for a random local address for this search, as NetworkManager
        and iwd do (NL80211_SCAN_FLAG_RANDOM_ADDR, with the two address bits fixed).
        """
        command = ["iw", "dev", self.interface, "scan", "freq", *map(str, CHANNELS.values())]
        if random:
            command.append("randomise=02:00:00:00:00:00/03:00:00:00:00:00")
        # One frame a name and channel; phones send several to anybody.
        command += ["ssid", *(names or [""] * frames)]
        try:
            self.call(*command, seconds=40)
        except subprocess.TimeoutExpired:
            # Seen about once in a hundred scans on a busy computer: the kernel's scan stands still.
            print(f"scan of {self.interface} stood still; once more")
            abort = [*self.there, "iw", "dev", self.interface, "scan", "abort"]
            subprocess.run(abort, check=False)
            self.call(*command, seconds=40)

    def monitor(self, name: str) -> "Ear":
        """Return an ear on this very radio: it overhears what the radio itself sends."""
        self.call("iw", "phy", self.phy, "interface", "add", name, "type", "monitor")
        self.call("ip", "link", "set", name, "up")
        return Ear(name, self.there)

    def block(self, *, on: bool = True) -> None:
        """Block this radio alone by rfkill, or unblock it."""
        (switch,) = (PHYS / self.phy).glob("rfkill*/index")
        self.call("rfkill", "block" if on else "unblock", switch.read_text().strip())

    def unplug(self) -> None:
        """Take the radio away while it is in use."""
        self.hwsim.unplug(self.number)


class Ear:
    """A monitor interface. It records to a file, or into a pipe for a program that listens."""

    def __init__(self, interface: str, there: list[str]):
        self.interface = interface
        self.there = there

    @classmethod
    def on(cls, radio: Radio, channel: int) -> "Ear":
        """Make ``radio`` an ear and nothing else, listening on ``channel``."""
        radio.call("iw", "dev", radio.interface, "del")
        ear = radio.monitor("ear0")
        radio.call("iw", "dev", ear.interface, "set", "freq", str(CHANNELS[channel]))
        return ear

    def record(self, path: Path) -> "Recording":
        """Start recording to ``path``."""
        return Recording(self, path)

    def pipe(self, log: Path) -> Started:
        """Start ``tcpdump -w -``; its standard output is the pipe to read."""
        started = tcpdump(self, "-", log, stdout=-1)
        started.until("listening on")
        return started


def asked_by_name(capture: Path) -> bool:
    """Say whether tcpdump finds a probe request with a name in it."""
    shown = call("tcpdump", "-nn", "-r", str(capture), "type mgt subtype probe-req", seconds=180)
    return any(
        "Probe Request (" in line and "Request ()" not in line for line in shown.splitlines()
    )


def askers(capture: Path, name: str) -> set[str]:
    """Return the addresses that ask for the network ``name`` in a capture that may still grow."""
    command = ["tcpdump", "-nn", "-e", "-r", str(capture), "type mgt subtype probe-req"]
    shown = subprocess.run(command, check=False, capture_output=True, text=True).stdout
    lines = [line for line in shown.splitlines() if f"Probe Request ({name})" in line]
    return {found[1] for line in lines if (found := re.search(r"\bSA:([0-9a-f:]{17})", line))}


class Recording:
    """A running tcpdump that writes a capture."""

    def __init__(self, ear: Ear, path: Path):
        self.path = path
        self.tcpdump = tcpdump(ear, str(path), path.with_suffix(".log"))
        self.tcpdump.until("listening on")

    def end(self) -> Path:
        """Stop; return the finished capture."""
        status = self.tcpdump.end(signal.SIGINT)
        if status:
            raise RuntimeError(f"tcpdump: status {status}: {self.tcpdump.tail()}")
        return self.path


def tcpdump(ear: Ear, target: str, log: Path, **options) -> Started:
    """Start tcpdump so that every frame is written at once."""
    command = [*ear.there, "tcpdump", "-i", ear.interface, "-U", "--immediate-mode"]
    return Started([*command, "-Z", "root", "-w", target], log, **options)
