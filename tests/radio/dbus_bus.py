"""A private D-Bus bus for one test, and a fake org.bluez on it that real programs talk to.

The interfaces are those of BlueZ's documents (doc/org.bluez.Adapter.rst, .Device.rst,
.AdvertisementMonitorManager.rst), as far as bleak and this project use them.
"""

import asyncio
import subprocess
import threading
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from tests.needed import program

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={path}</listen>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_type="method_call"/>
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
  </policy>
</busconfig>
"""
ADAPTER = "org.bluez.Adapter1"
DEVICE = "org.bluez.Device1"
MONITORS = "org.bluez.AdvertisementMonitorManager1"
ADVERTISING = "org.bluez.LEAdvertisingManager1"
HCI0 = "/org/bluez/hci0"


@contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """Run a bus; yield its address."""
    daemon = program("dbus-daemon")
    # A socket's path may be 107 octets long.
    config, path = folder / "bus.conf", folder / "bus"
    config.write_text(CONFIG.format(path=path))
    process = subprocess.Popen(
        [daemon, f"--config-file={config}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    with process, process.stdout:
        try:
            process.stdout.readline()
            yield f"unix:path={path}"
        finally:
            process.kill()


SIGNATURES = {
    "ManufacturerData": "a{qv}", "ServiceData": "a{sv}", "AdvertisingData": "a{yv}",
    "AdvertisingFlags": "ay", "RSSI": "n", "TxPower": "n", "Appearance": "q", "Class": "u",
    "ActiveInstances": "y", "LastScan": "x", "Adapter": "o", "DeviceType": "u", "State": "u",
}  # fmt: skip
"""D-Bus types of properties whose type does not follow from Python's."""


def variants(properties: Mapping[str, Any]) -> dict[str, Variant]:
    """Python values as D-Bus variants."""
    return {name: variant(name, value) for name, value in properties.items()}


def variant(name: str, value: object) -> Variant:
    if isinstance(value, dict):
        return Variant(SIGNATURES[name], {key: Variant("ay", one) for key, one in value.items()})
    plain = {bool: "b", list: "as", str: "s"}
    return Variant(SIGNATURES.get(name) or plain[type(value)], value)


class FakeBluez:
    """org.bluez in a thread of its own; its methods may be called from the test's thread."""

    name = "org.bluez"

    def __init__(self, address: str) -> None:
        self._address = address
        self._loop = asyncio.new_event_loop()
        self.objects: dict[str, dict[str, dict[str, Any]]] = {}
        self.calls: list[str] = []
        self.filters: list[dict[str, Any]] = []
        self.refuse: dict[str, str] = {}
        """Error name by method that is refused."""
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._bus = self.run(self._connect())

    def run(self, coroutine: Coroutine[Any, Any, Any], seconds: float | None = 10) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(seconds)

    @property
    def socket(self) -> Any:
        """Of its connection, for who writes whole messages to it in the loop's thread."""
        return self._bus._sock

    async def _connect(self) -> MessageBus:
        bus = await MessageBus(bus_address=self._address).connect()
        bus.add_message_handler(self._answer)
        await bus.request_name(self.name)
        return bus

    def close(self) -> None:
        """End as a daemon that was killed."""

        async def end() -> None:
            self._bus.disconnect()

        if self._loop.is_running():
            self.run(end())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(5)
            self._loop.close()

    def add_adapter(self, path: str = HCI0, monitors: bool = False, **changed: Any) -> None:
        adapter = {
            "Address": "02:00:00:00:00:01", "AddressType": "public", "Powered": True,
            "Discovering": False, "Discoverable": False, "Roles": ["central", "peripheral"],
        } | changed  # fmt: skip
        interfaces: dict[str, dict[str, Any]] = {
            ADAPTER: adapter,
            ADVERTISING: {"ActiveInstances": 0},
        }
        if monitors:
            interfaces[MONITORS] = {"SupportedMonitorTypes": ["or_patterns"]}
        self.add(path, interfaces)

    def add(self, path: str, interfaces: dict[str, dict[str, Any]]) -> None:
        self.objects[path] = interfaces
        packed = {name: variants(properties) for name, properties in interfaces.items()}
        self._signal("/", "org.freedesktop.DBus.ObjectManager", "InterfacesAdded",
                     "oa{sa{sv}}", [path, packed])  # fmt: skip

    def remove(self, path: str) -> None:
        interfaces = list(self.objects.pop(path))
        self._signal("/", "org.freedesktop.DBus.ObjectManager", "InterfacesRemoved",
                     "oas", [path, interfaces])  # fmt: skip

    def change(self, path: str, interface: str, **changed: Any) -> None:
        self.objects[path][interface].update(changed)
        self._signal(path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                     "sa{sv}as", [interface, variants(changed), []])  # fmt: skip

    def hear(self, address: str, adapter: str = HCI0, **properties: Any) -> None:
        """A device is heard, anew or again."""
        path = f"{adapter}/dev_{address.replace(':', '_')}"
        if path in self.objects:
            self.change(path, DEVICE, **properties)
            return
        device = {
            "Adapter": adapter, "Address": address, "AddressType": "random",
            "Alias": address.replace(":", "-"), "Paired": False, "Connected": False,
        } | properties  # fmt: skip
        self.add(path, {DEVICE: device})

    def _signal(
        self, path: str, interface: str, member: str, signature: str, body: list[Any]
    ) -> None:
        async def send() -> None:
            await self._bus.send(Message.new_signal(path, interface, member, signature, body))

        self.run(send())

    def _answer(self, message: Message) -> Message | None:
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        member = str(message.member)
        self.calls.append(member)
        if member in self.refuse:
            return Message.new_error(message, self.refuse[member], "")
        return self.answer(message, member)

    def answer(self, message: Message, member: str) -> Message | None:
        if member == "GetManagedObjects":
            packed = {
                path: {name: variants(properties) for name, properties in interfaces.items()}
                for path, interfaces in self.objects.items()
            }
            return Message.new_method_return(message, "a{oa{sa{sv}}}", [packed])
        if member == "SetDiscoveryFilter":
            self.filters.append({key: value.value for key, value in message.body[0].items()})
        known = ("SetDiscoveryFilter", "StartDiscovery", "StopDiscovery",
                 "RegisterMonitor", "UnregisterMonitor")  # fmt: skip
        if member in known:
            return Message.new_method_return(message)
        return None
