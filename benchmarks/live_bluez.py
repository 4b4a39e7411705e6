"""A made bluetoothd with a street of Bluetooth LE: ``live_bluez BUS RATE SECONDS CORE``.

It is asked and answers as BlueZ does, and tells each sighting as BlueZ does while duplicates are
asked for: ``PropertiesChanged`` with the new strength and mostly with data, ``InterfacesAdded`` for
a device that is new, ``InterfacesRemoved`` for one that went. Every tenth of a second devices go
and others come, with addresses that were never there before.
"""

import asyncio
import json
import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from dbus_fast import Message

from tests.radio.dbus_bus import DEVICE, HCI0, FakeBluez, variants

PHONE: Final = "C4:D9:87:A1:B2:C3"
"""A phone with a public address that is there all the time; see `benchmarks.live_check`."""

PRESENT: Final = 1_000
NEW_EACH_SECOND: Final = 100
_TICK_S: Final = 0.002
_CHANGE_S: Final = 0.1
_BLANK_ADDRESS: Final = "00:00:00:00:00:00"
_BLANK_DATA: Final = bytes(range(0xE0, 0xF0))
_FEED: Final = "0000fef3-0000-1000-8000-00805f9b34fb"


@dataclass(frozen=True, slots=True)
class Device:
    """What one device makes BlueZ say: once, again and again, at last."""

    added: bytes
    seen: tuple[bytes, ...]
    removed: bytes


def main() -> None:
    """Be BlueZ; flood once a line comes on standard input, then say what was sent."""
    bus, rate, seconds, core = sys.argv[1], *map(int, sys.argv[2:])
    os.sched_setaffinity(0, {core})
    bluez = FakeBluez(bus)
    bluez.add_adapter()
    print("ready", flush=True)
    sys.stdin.readline()
    street = Street(Random(1))
    print(json.dumps(bluez.run(flood(bluez.socket, street, rate, seconds), None)), flush=True)
    sys.stdin.read()
    bluez.close()


class Street:
    """The devices that are there now."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._number = 0
        self._present: deque[Device] = deque()
        self._phone = _made(PHONE, random.randbytes(16), _templates("public"))
        self._of_others = _templates("random")
        self.others = 0

    def arrive(self, count: int) -> Iterator[bytes]:
        """So many come; as many go if it is crowded. A sighting comes with each that comes."""
        if not self._number:
            self._number = 1
            self._present.append(self._phone)
            yield self._phone.added
        for _ in range(count):
            address = bytearray(self._random.randbytes(6))
            address[0] |= 0xC0
            one = _made(
                bytes(address).hex(":").upper(), self._random.randbytes(16), self._of_others
            )
            self._present.append(one)
            self.others += 1
            yield one.added
        while len(self._present) > PRESENT:
            gone = self._present.popleft()
            if gone is self._phone:
                self._present.append(gone)
                continue
            yield gone.removed

    def sightings(self, count: int) -> Iterator[bytes]:
        """The next so many, of all who are there in turn."""
        for _ in range(count):
            self._number += 1
            device = self._present[self._number % len(self._present)]
            yield device.seen[self._number * 7 // 3 % len(device.seen)]


async def flood(handle: Any, street: Street, rate: int, seconds: int) -> dict[str, Any]:  # noqa: ANN401
    """Send ``rate`` sightings a second, written to the bus as fast as it takes them."""
    clock = time.monotonic
    begun, cpu = clock(), time.process_time()
    sent = changes = 0
    rest = b""
    for message in street.arrive(PRESENT):
        rest += message
    sent = 1 + PRESENT
    await _send(handle, rest)
    total = rate * seconds
    while sent < total:
        now = clock() - begun
        messages: list[bytes] = []
        if now > changes * _CHANGE_S:
            changes += 1
            coming = int(NEW_EACH_SECOND * _CHANGE_S)
            messages += street.arrive(coming)
            sent += coming
        due = min(total, int(now * rate)) - sent
        if due > 0:
            messages += street.sightings(due)
            sent += due
        await _send(handle, b"".join(messages))
        await asyncio.sleep(_TICK_S)
    took = clock() - begun
    return {
        "sent": sent, "seconds": took, "devices": street.others + 1,
        "cpu": time.process_time() - cpu,
    }  # fmt: skip


async def _send(handle: Any, data: bytes) -> None:  # noqa: ANN401
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[handle.send(rest) :]
        except BlockingIOError:
            await asyncio.sleep(_TICK_S / 4)


def _templates(kind: str) -> Device:
    """A device's messages with the address and the data left blank."""
    path = _path(_BLANK_ADDRESS)
    apple = {0x004C: b"\x10\x05" + _BLANK_DATA}
    properties = {
        "Adapter": HCI0, "Address": _BLANK_ADDRESS, "AddressType": kind, "Alias": "00",
        "Paired": False, "Connected": False, "RSSI": -60, "ManufacturerData": apple,
        "AdvertisingFlags": b"\x1a", "UUIDs": [],
    }  # fmt: skip
    seen: list[dict[str, Any]] = [
        {"RSSI": -61, "ManufacturerData": apple},
        {"RSSI": -64, "ManufacturerData": apple},
        {"RSSI": -59},
        {"RSSI": -70, "ServiceData": {_FEED: _BLANK_DATA[:8]}},
    ]
    return Device(
        _octets("/", "ObjectManager", "InterfacesAdded", "oa{sa{sv}}",
                [path, {DEVICE: variants(properties)}]),
        tuple(
            _octets(path, "Properties", "PropertiesChanged", "sa{sv}as",
                    [DEVICE, variants(one), []])
            for one in seen
        ),
        _octets("/", "ObjectManager", "InterfacesRemoved", "oas", [path, [DEVICE]]),
    )  # fmt: skip


def _octets(path: str, interface: str, member: str, signature: str, body: list[Any]) -> bytes:
    message = Message.new_signal(path, f"org.freedesktop.DBus.{interface}", member, signature, body)
    message.serial = 1
    return bytes(message._marshall(False))  # noqa: SLF001 - written once, sent often


def _made(address: str, data: bytes, blank: Device) -> Device:
    def fill(octets: bytes) -> bytes:
        octets = octets.replace(_path(_BLANK_ADDRESS).encode(), _path(address).encode())
        octets = octets.replace(_BLANK_ADDRESS.encode(), address.encode())
        return octets.replace(_BLANK_DATA, data).replace(_BLANK_DATA[:8], data[:8])

    return Device(fill(blank.added), tuple(map(fill, blank.seen)), fill(blank.removed))


def _path(address: str) -> str:
    return f"{HCI0}/dev_{address.replace(':', '_')}"


if __name__ == "__main__":
    main()
