"""Single runs of `benchmarks.live`: sender and listener put together, and what came of it."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from enum import Enum
from pathlib import Path
from typing import Any, Final, Self

from benchmarks.live_bluez import NEW_EACH_SECOND
from benchmarks.live_bluez import PHONE as BLE_PHONE
from benchmarks.live_street import PHONE as WIFI_PHONE
from benchmarks.live_street import Street
from tests.helper.air import Air
from tests.radio.dbus_bus import private_bus

ROOT: Final = Path(__file__).parent.parent
SEND_CORE: Final = 0
HEAR_CORE: Final = 1
MOST_CPU: Final = 0.10
MOST_GROWTH_MIB: Final = 5.0
_REACHED: Final = 0.98

Row = tuple[list[str], list[str]]
"""(cells, goals that were missed)"""

_HEARD = ("lost on the way", "engine CPU", "helper CPU", "MiB after 10 s, most after, at the end")


class Table(Enum):
    """The headings of each table."""

    WIFI = (
        "Wi-Fi, told apart by", "sent", "of these management", "new addresses/s",
        "received by the interface", "kept by the kernel's filter + lost there",
        "the user's + others' + discarded", *_HEARD,
    )  # fmt: skip
    BLE = (
        "Bluetooth, told apart by", "sightings sent", "new addresses/s", "records + lost waiting",
        "the user's + others' + discarded", *_HEARD,
    )  # fmt: skip
    BESIDE = ("beside it", "sent", "heard", "lost", "CPU")


class Runs:
    """Made streets, ready in a folder that is gone afterwards.

    Args:
        most: seconds that a run lasts at most; None for as long as is asked for.
    """

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        self._street = Street(self._folder)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def wifi(self, rate: int, seconds: int, telling: str) -> Row:
        """The program on Wi-Fi."""
        arguments = ("live_check", "wifi", telling, WIFI_PHONE.hex(":"))
        heard, sent, received = self._on_air(arguments, rate, seconds)
        lost = sent["management"] - _counted(heard)
        missed = self._judged(f"Wi-Fi, {rate:,}/s, {telling}", rate, sent["frames"], sent, heard)
        if lost or received != (sent["frames"], 0):
            missed.append(f"{lost:,} management frames lost at {rate:,}/s")
        cells = [
            telling, _sent(sent["frames"], sent["seconds"]), f"{sent['management']:,}",
            f"{self._street.new_each_second(rate)}", f"{received[0]:,}, dropped {received[1]:,}",
            f"{heard['records']:,} + {heard['lost']:,}", _split(heard), f"{lost:,}",
            *_cost(heard, sent["seconds"]),
        ]  # fmt: skip
        return _shown(cells), missed

    def ble(self, rate: int, seconds: int, telling: str) -> Row:
        """The program on Bluetooth."""
        heard, sent = self._on_bus(("live_check", "ble", telling, BLE_PHONE), rate, seconds)
        lost = sent["sent"] - _counted(heard)
        missed = self._judged(f"Bluetooth, {rate:,}/s, {telling}", rate, sent["sent"], sent, heard)
        if lost:
            missed.append(f"{lost:,} sightings lost at {rate:,}/s")
        cells = [
            telling, _sent(sent["sent"], sent["seconds"]), f"{NEW_EACH_SECOND}",
            f"{heard['records']:,} + {heard['lost']:,}", _split(heard), f"{lost:,}",
            *_cost(heard, sent["seconds"]),
        ]  # fmt: skip
        return _shown(cells), missed

    def beside_ble(self, name: str, rate: int, seconds: int) -> Row:
        """dbus-fast or bleak alone, with a callback that does nothing."""
        title = {"bus": "dbus-fast alone", "bleak": "bleak alone"}[name]
        heard, sent = self._on_bus(("live_ear", name, "-"), rate, seconds)
        return _beside(title, sent["sent"], sent["seconds"], heard), []

    def scapy(self, rate: int, seconds: int) -> Row:
        """scapy's sniffer on the same street of Wi-Fi."""
        heard, sent, _ = self._on_air(("live_ear", "scapy", "mon0"), rate, seconds)
        title = f"scapy's sniffer, {rate:,} frames/s"
        return _beside(title, sent["management"], sent["seconds"], heard), []

    def _on_air(
        self, listener: tuple[str, ...], rate: int, seconds: int
    ) -> tuple[dict[str, Any], dict[str, Any], tuple[int, int]]:
        with Air() as air:
            before = air.inside(_received)
            ear = air.inside(_start, listener, {})
            sent = self._street.send(air.tap, rate, self._lasts(seconds), SEND_CORE)
            heard = _end(ear)
            after = air.inside(_received)
        return heard, sent, (after[0] - before[0], after[1] - before[1])

    def _on_bus(
        self, listener: tuple[str, ...], rate: int, seconds: int
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        with tempfile.TemporaryDirectory() as folder, private_bus(Path(folder)) as bus:
            extra = {"DBUS_SYSTEM_BUS_ADDRESS": bus}
            told = ("live_bluez", bus, str(rate), str(self._lasts(seconds)))
            bluez = _popen((*told, str(SEND_CORE)), extra)
            _expect(bluez, b"ready\n")
            ear = _start(listener, extra)
            _say(bluez)
            sent: dict[str, Any] = json.loads(_line(bluez))
            heard = _end(ear)
            bluez.communicate(timeout=60)
        return heard, sent

    def _lasts(self, seconds: int) -> int:
        return min(seconds, self._most or seconds)

    def _judged(
        self, name: str, rate: int, sent: int, sending: dict[str, Any], heard: dict[str, Any]
    ) -> list[str]:
        missed = []
        if sent < _REACHED * rate * sending["seconds"]:
            missed.append(f"{name}: the sender did not reach its rate")
        share = heard["engine_cpu"] / sending["seconds"]
        # At five times the load of the goal, the goal is that nothing is lost.
        if share > MOST_CPU and rate <= 20_000:
            missed.append(f"{name}: {share:.1%} of a core")
        growth = max(heard["memory"]) - heard["memory"][0] if heard["memory"] else 0.0
        if growth > MOST_GROWTH_MIB:
            missed.append(f"{name}: {growth:.1f} MiB more after the first 10 s")
        if heard["records"] != _counted(heard):
            missed.append(f"{name}: {heard['records']:,} records, {_counted(heard):,} counted")
        return missed


def _popen(arguments: tuple[str, ...], extra: dict[str, str]) -> "subprocess.Popen[bytes]":
    module, *rest = arguments
    return subprocess.Popen(
        [sys.executable, "-m", f"benchmarks.{module}", *rest],
        cwd=ROOT,
        env={**os.environ, **extra, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _start(listener: tuple[str, ...], extra: dict[str, str]) -> "subprocess.Popen[bytes]":
    ear = _popen((*listener, str(HEAR_CORE)), extra)
    _expect(ear, b"listening\n")
    _say(ear)
    return ear


def _expect(process: "subprocess.Popen[bytes]", line: bytes) -> None:
    said = _line(process)
    if said != line:
        raise SystemExit(f"{process.args!r} said {said!r}, not {line!r}")


def _line(process: "subprocess.Popen[bytes]") -> bytes:
    return b"" if process.stdout is None else process.stdout.readline()


def _say(process: "subprocess.Popen[bytes]") -> None:
    if process.stdin is not None:
        process.stdin.write(b"go\n")
        process.stdin.flush()


def _end(ear: "subprocess.Popen[bytes]") -> dict[str, Any]:
    said: dict[str, Any] = json.loads(ear.communicate(timeout=90)[0])
    return said


def _received() -> tuple[int, int]:
    """Frames that the interface of this thread's network took, and those it dropped."""
    text = Path("/proc/thread-self/net/dev").read_text(encoding="ascii")
    (line,) = [one for one in text.splitlines() if one.strip().startswith("mon0:")]
    fields = line.partition(":")[2].split()
    return int(fields[1]), int(fields[3])


def _sent(count: int, seconds: float) -> str:
    return f"{count:,} in {seconds:.0f} s: {count / seconds:,.0f}/s"


def _counted(heard: dict[str, Any]) -> int:
    """Frames that were counted as somebody's, or discarded for a reason."""
    return int(heard["mine"] + heard["others"] + _left_out(heard))


def _left_out(heard: dict[str, Any]) -> int:
    """Discarded; what was forgotten for want of room was counted before, and lost is no record."""
    reasons: dict[str, int] = heard["discarded"]
    return sum(n for name, n in reasons.items() if name not in ("table-full", "lost"))


def _split(heard: dict[str, Any]) -> str:
    text = f"{heard['mine']:,} + {heard['others']:,} + {_left_out(heard):,}"
    forgotten = heard["discarded"].get("table-full", 0)
    return f"{text} (of the others' {forgotten:,} of forgotten ones)" if forgotten else text


def _cost(heard: dict[str, Any], seconds: float) -> list[str]:
    memory = heard["memory"] or [0.0]
    return [
        f"{heard['engine_cpu'] / seconds:.1%}",
        f"{heard['helper_cpu'] / seconds:.1%}",
        f"{memory[0]}, {max(memory)}, {memory[-1]}",
    ]


def _beside(title: str, sent: int, seconds: float, heard: dict[str, Any]) -> list[str]:
    lost = sent - heard["heard"]
    cpu = heard["engine_cpu"] / seconds
    share = f"{lost:,} ({lost / max(1, sent):.1%})"
    return _shown([title, _sent(sent, seconds), f"{heard['heard']:,}", share, f"{cpu:.1%}"])


def _shown(cells: list[str]) -> list[str]:
    """A run takes minutes: say at once what came of it."""
    print("| " + " | ".join(cells) + " |", file=sys.stderr, flush=True)
    return cells
