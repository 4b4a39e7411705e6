"""Single facts of `benchmarks.live`: the helper's rights, and how long the first verdict takes."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.live_bluez import PHONE as BLE_PHONE
from benchmarks.live_check import request
from benchmarks.live_street import PHONE as WIFI_PHONE
from exposure_check.client.live_client import LiveClient
from exposure_check.model.report import Assessment
from exposure_check.model.talk import Judged
from tests.helper.air import SENDER, Air, frame, status
from tests.radio.dbus_bus import FakeBluez, private_bus

STARTS: Final = 9
MOST_READY_MS: Final = 50.0
_PATIENCE_S: Final = 60.0
_WANTED: Final = {
    "CapInh": "0", "CapPrm": "0", "CapEff": "0", "CapBnd": "0", "CapAmb": "0",
    "NoNewPrivs": "1", "Seccomp": "2",
}  # fmt: skip
APPLE: Final = {0x004C: bytes.fromhex("10050102030405")}


class Fact(NamedTuple):
    """One line, and whether it is as it should be."""

    text: str
    holds: bool


def helper_facts() -> list[Fact]:
    """The helper as the kernel sees it, and how long it takes from its socket to its first word."""
    times: list[float] = []
    found: dict[str, str] = {}
    with Air() as air:
        for _ in range(STARTS):
            process = air.start("wifi", air.index, 0, 30)
            opened = air.inside(_wait_for_socket)
            if process.stderr is None or process.stderr.readline() != b"ready\n":
                raise SystemExit("The helper does not listen.")
            times.append((time.monotonic() - opened) * 1000)
            found = status(process.pid)
            process.kill()
            process.wait()
            air.inside(_wait_for_no_socket)
    rights = {name: found[name].lstrip("0") or "0" for name in _WANTED}
    worst = max(times)
    named = ", ".join(f"{name} {value}" for name, value in rights.items())
    return [
        Fact(f"The running helper, `/proc/PID/status`: {named}", rights == _WANTED),
        Fact(
            f"Ready after its socket is open: {statistics.median(times):.0f} ms,"
            f" at worst {worst:.0f} ms, of {STARTS} starts",
            statistics.median(times) <= MOST_READY_MS,
        ),
    ]


def verdict_facts() -> list[Fact]:
    """From start to the first verdict on a phone with a public address."""
    with tempfile.TemporaryDirectory() as folder, private_bus(Path(folder)) as bus:
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = bus
        bluez = FakeBluez(bus)
        bluez.add_adapter()
        bluetooth = _first_exposed("ble", BLE_PHONE, lambda: _heard(bluez))
        bluez.close()
        del os.environ["DBUS_SYSTEM_BUS_ADDRESS"]
    search = frame().replace(SENDER, WIFI_PHONE)
    with Air() as air:
        mine = WIFI_PHONE.hex(":")
        wifi = air.inside(_first_exposed, "wifi", mine, lambda: air.send(search))
    return [
        Fact(f"From start to the first verdict, {name}, public address: {took:.1f} s", took < 10)
        for name, took in (("Bluetooth", bluetooth), ("Wi-Fi", wifi))
    ]


def _heard(bluez: FakeBluez) -> None:
    bluez.hear(BLE_PHONE, AddressType="public", RSSI=-50, ManufacturerData=APPLE)


def _first_exposed(kind: str, mine: str, send: Callable[[], None]) -> float:
    """Seconds from starting the client to its first report that the phone is exposed."""
    begun = time.monotonic()
    with LiveClient(request(kind, "rules", mine), lambda _: True) as client:
        while time.monotonic() - begun < _PATIENCE_S:
            send()
            event = client.next_event(0.1)
            if isinstance(event, Judged) and event.report.assessment is Assessment.EXPOSED:
                return time.monotonic() - begun
    raise SystemExit(f"No verdict over {kind} within {_PATIENCE_S:.0f} s.")


def _wait_for_socket() -> float:
    """When a packet socket appears in this thread's network."""
    return _wait(lambda: _sockets() > 0)


def _wait_for_no_socket() -> float:
    return _wait(lambda: not _sockets())


def _sockets() -> int:
    text = Path("/proc/thread-self/net/packet").read_text(encoding="ascii")
    return len(text.splitlines()) - 1


def _wait(true: Callable[[], bool]) -> float:
    end = time.monotonic() + _PATIENCE_S
    while not true():
        if time.monotonic() > end:
            raise SystemExit("The helper does not come to listen, or does not end.")
        time.sleep(0.0002)
    return time.monotonic()
