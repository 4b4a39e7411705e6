"""This computer's Bluetooth (BlueZ on a virtual adapter) and the phones in its reach."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from tests.lab.guest.hci_monitor import monitor_socket, record
from tests.lab.guest.process import Started, call, wait_for
from tests.lab.guest.stations import system_bus

ADAPTER_ADDRESS = "f0:f1:f2:f3:f4:f5"
BLUETOOTHD = "/usr/libexec/bluetooth/bluetoothd"


class Phone:
    """A device whose Bluetooth a scenario switches on and off."""

    def __init__(self, bluetooth: "Bluetooth", name: str):
        self.bluetooth = bluetooth
        self.name = name

    def on(self) -> None:
        """Switch it on."""
        self.bluetooth.command("on", phone=self.name)

    def off(self) -> None:
        """Switch it off."""
        self.bluetooth.command("off", phone=self.name)

    def move(self, rssi: int) -> None:
        """Put it where it arrives with this strength (dBm)."""
        self.bluetooth.command("move", phone=self.name, rssi=rssi)

    def addresses(self) -> list[str]:
        """Return every address it has sent from, in order."""
        return self.bluetooth.command("addresses")[self.name]


class Bluetooth:
    """An adapter, its bluetoothd, and the air around."""

    def __init__(
        self,
        folder: Path,
        *,
        settings: str = "",
        experimental: bool = False,
        classic: bool = False,
        installed: bool = False,
    ):
        self.folder = folder
        self.commands, theirs = socket.socketpair()
        self.air = os.fork()
        if self.air == 0:
            _serve(theirs, self.commands, folder)
        theirs.close()
        self.lines = self.commands.makefile("rb")
        system_bus(folder)
        config = Path("/run/bluetooth.conf")
        if installed:  # its files are where they are on any computer: `Computer` gives them a place
            config = Path("/etc/bluetooth/main.conf")
        else:
            config.write_text(settings)
            # Pairings are kept over restarts; here every scenario is the first start.
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/var/lib/bluetooth"], check=True)
        options = ["-E"] if experimental else []
        self._command = [BLUETOOTHD, "-n", "-f", str(config), *options]
        self.start()
        self.command("plug", address=ADAPTER_ADDRESS, classic=classic)
        self.adapter = self.powered()

    def command(self, do: str, **arguments):
        """Tell the air to do something; return its answer."""
        self.commands.sendall(json.dumps({"do": do, **arguments}).encode() + b"\n")
        answer = json.loads(self.lines.readline() or b'{"error": "the air is gone"}')
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["answer"]

    def powered(self) -> str:
        """Wait until BlueZ has switched the adapter on; return its name."""
        return wait_for(self._powered, 120, 0.3)

    def _powered(self) -> str:
        asked = subprocess.run(
            ["bluetoothctl", "show"], check=False, capture_output=True, text=True
        )
        shown = asked.stdout
        if "Powered: yes" in shown:
            return min(path.name for path in Path("/sys/class/bluetooth").glob("hci*"))
        if "Controller" in shown:
            subprocess.run(["bluetoothctl", "power", "on"], check=False, capture_output=True)
        return ""

    def phone(self, phone: str, kind: str, **settings: object) -> Phone:
        """Bring a device near; it is off. Settings: those of ``air.Phone``."""
        self.command("add", phone=phone, kind=kind, **settings)
        return Phone(self, phone)

    def crowd(self, count: int = 20) -> list[Phone]:
        """Bring strangers near, of every kind, and switch them on."""
        kinds = ("public", "static", "resolvable", "resolvable", "non-resolvable")
        crowd = []
        for number in range(count):
            kind = kinds[number % len(kinds)]
            one = self.phone(
                f"stranger{number}",
                kind,
                address=_crowd_address(kind, number),
                name=f"Stranger {number} of many" if number % 3 == 0 else "",
                payload="fresh" if number % 2 else f"0600010920{number:02x}{number:02x}",
                every=0 if kind in ("public", "static") else 20 + number,
                interval=1.0,
                rssi=-60 - number,
            )
            one.on()
            crowd.append(one)
        return crowd

    def strangers(self) -> list[str]:
        """Return every address the crowd has sent from."""
        used = self.command("addresses").items()
        return [address for name, every in used if name.startswith("stranger") for address in every]

    def record(self, path: Path) -> "Monitor":
        """Record the HCI monitor channel to ``path``."""
        return Monitor(path)

    def discovering(self) -> bool:
        """Say whether the adapter searches for anybody."""
        return "Discovering: yes" in call("bluetoothctl", "show")

    def start(self) -> None:
        """Start bluetoothd, again after it was ended."""
        self.bluetoothd = Started(self._command, self.folder / "bluetoothd.log")

    def scan(self, seconds: float) -> None:
        """Let BlueZ look for LE devices, as a Bluetooth menu does."""
        command = ["bluetoothctl", "--timeout", str(int(seconds)), "scan", "le"]
        with (self.folder / "bluetoothctl.log").open("ab") as log:
            subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def unplug(self) -> None:
        """Pull the adapter out while it is in use."""
        self.command("unplug")

    def rotation_seconds(self, seconds: int) -> None:
        """Let the kernel renew this computer's own private address this often (30 at least)."""
        name = Path(f"/sys/kernel/debug/bluetooth/{self.adapter}/rpa_timeout")
        name.write_text(str(seconds))


class Monitor:
    """A running recording of the HCI monitor channel."""

    def __init__(self, path: Path):
        self.path = path
        channel = monitor_socket()
        self.pid = os.fork()
        if self.pid == 0:
            signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
            record(channel, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644))
        channel.close()

    def end(self) -> Path:
        """Stop; return the finished capture."""
        time.sleep(0.3)  # what is in the channel already
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)
        return self.path


def _crowd_address(kind: str, number: int) -> str:
    first = {"public": "5c:f3:70", "static": "d1:a3:55"}.get(kind)
    return f"{first}:51:a7:{number:02x}" if first else ""


def _serve(commands: socket.socket, other: socket.socket, folder: Path) -> None:
    other.close()
    status = 70
    try:
        # A controller that takes two seconds to answer is given up by the kernel.
        os.nice(-15)
        with (folder / "air.log").open("ab") as log:
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
        from tests.lab.guest.air import serve  # only Bluetooth scenarios wait for bumble

        asyncio.run(serve(commands))
        status = 0
    finally:
        os._exit(status)


def advertise(name: str, seconds: float, log: Path) -> None:
    """Let this computer advertise through BlueZ, connectable, as a desktop's sharing does.

    Args:
        name: what it is called; "on": as the adapter is.
        seconds: how long.
        log: of what does it.
    """
    lines = f"advertise.name {name}\nadvertise on\n"
    with log.open("ab") as file:
        begin = file.tell()
        process = subprocess.Popen(
            ["bluetoothctl"], stdin=subprocess.PIPE, stdout=file, stderr=file
        )
        process.stdin.write(lines.encode())
        process.stdin.flush()
        wait_for(lambda: b"Advertising object registered" in log.read_bytes()[begin:])
        time.sleep(seconds)
        process.stdin.write(b"advertise off\nquit\n")
        process.stdin.flush()
        process.wait(60)
