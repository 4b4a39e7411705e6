"""Hears beside the program, for comparison: ``live_ear scapy|bus|bleak INTERFACE CORE``.

``scapy`` is its sniffer with every frame dissected, ``bus`` dbus-fast with a handler that does
nothing, ``bleak`` bleak with a callback that does nothing; these two want no interface. Says
"listening", waits for a line, hears until standard input ends, and says in JSON how much was heard
and what it cost.
"""

import asyncio
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

WANTED_SUBTYPES = frozenset({0, 2, 4, 11, 13})
_CHANGED = "PropertiesChanged"
_ADDED = "InterfacesAdded"
_RULES = (
    "type='signal',path_namespace='/org/bluez'",
    "type='signal',interface='org.freedesktop.DBus.ObjectManager'",
)
_SETTLE_S = 1.0


class Count:
    """How much was heard, and the CPU seconds since the beginning."""

    def __init__(self) -> None:
        self.heard = 0
        self._cpu = 0.0

    def begin(self) -> None:
        """Say that it listens, and wait for the load to begin."""
        print("listening", flush=True)
        sys.stdin.readline()
        self._cpu = cpu()

    def wait(self) -> dict[str, Any]:
        """Wait for the end of the load."""
        begun = time.monotonic()
        sys.stdin.read()
        time.sleep(_SETTLE_S)
        took = time.monotonic() - begun
        return {"heard": self.heard, "engine_cpu": cpu() - self._cpu, "seconds": took}


def scapy(interface: str, count: Count) -> dict[str, Any]:
    # Only the process that measures scapy loads it.
    from scapy.layers.dot11 import Dot11  # noqa: PLC0415 - see above
    from scapy.sendrecv import AsyncSniffer  # noqa: PLC0415 - see above

    def hear(packet: Any) -> None:  # noqa: ANN401 - scapy has no types
        layer = packet.getlayer(Dot11)
        if layer is not None and layer.type == 0 and layer.subtype in WANTED_SUBTYPES:
            count.heard += 1

    sniffer = AsyncSniffer(iface=interface, prn=hear, store=False)
    sniffer.start()
    time.sleep(_SETTLE_S)
    count.begin()
    said = count.wait()
    sniffer.stop()
    return said


async def bus(count: Count) -> dict[str, Any]:
    from dbus_fast import BusType, Message  # noqa: PLC0415 - scapy's measurement must not load it
    from dbus_fast.aio import MessageBus  # noqa: PLC0415 - as above

    def hear(message: Message) -> None:
        count.heard += message.member in (_CHANGED, _ADDED)

    one = await MessageBus(bus_type=BusType.SYSTEM).connect()
    one.add_message_handler(hear)
    for rule in _RULES:
        name = "org.freedesktop.DBus"
        await one.call(
            Message(
                destination=name, path="/org/freedesktop/DBus", interface=name, member="AddMatch",
                signature="s", body=[rule],
            )
        )  # fmt: skip
    return await asyncio.to_thread(_in_thread, count)


async def bleak(count: Count) -> dict[str, Any]:
    from bleak import BleakScanner  # noqa: PLC0415 - as above

    def hear(_device: object, _advert: object) -> None:
        count.heard += 1

    scanner = BleakScanner(hear, scanning_mode="active", bluez={"filters": {"DuplicateData": True}})
    await scanner.start()
    said = await asyncio.to_thread(_in_thread, count)
    await scanner.stop()
    return said


def _in_thread(count: Count) -> dict[str, Any]:
    count.begin()
    return count.wait()


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    listener, interface, core = sys.argv[1:]
    os.sched_setaffinity(0, {int(core)})
    count = Count()
    ears: dict[str, Callable[[], dict[str, Any]]] = {
        "scapy": lambda: scapy(interface, count),
        "bus": lambda: asyncio.run(bus(count)),
        "bleak": lambda: asyncio.run(bleak(count)),
    }
    json.dump(ears[listener](), sys.stdout)
    sys.stdout.flush()
    # A sniffer's thread may wait for a packet for ever.
    os._exit(0)


if __name__ == "__main__":
    main()
