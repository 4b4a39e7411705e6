"""BlueZ over D-Bus, as far as bleak does not do it: adapters, their end, and classic devices.

Needs dbus-fast, which bleak brings along on Linux; this file is imported on Linux only, and late.

Sources: BlueZ ``doc/org.bluez.Adapter.rst``, ``doc/org.bluez.Device.rst``; D-Bus specification,
``org.freedesktop.DBus.ObjectManager`` and ``.Properties``.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from dbus_fast import AuthError, BusType, Message, MessageType, Variant, unpack_variants
from dbus_fast.aio import MessageBus

from exposure_check.radio.ble_trouble import Trouble, failed, of_dbus_error
from exposure_check.radio.rfkill import blocked

BLUEZ: Final = "org.bluez"
ADAPTER: Final = "org.bluez.Adapter1"
DEVICE: Final = "org.bluez.Device1"
MONITORS: Final = "org.bluez.AdvertisementMonitorManager1"
ADVERTISING: Final = "org.bluez.LEAdvertisingManager1"

_DBUS: Final = "org.freedesktop.DBus"
_OBJECTS: Final = f"{_DBUS}.ObjectManager"
_PROPERTIES: Final = f"{_DBUS}.Properties"
_PATIENCE_S: Final = 5.0
_GONE_S: Final = 1.0

Properties = Mapping[str, Any]
"""Of one interface, unpacked."""

OnDevice = Callable[[str, Properties, bool], None]
"""(object path, properties that changed, whether the object is new)"""


@dataclass(frozen=True, slots=True)
class AdapterState:
    """One adapter.

    Attributes:
        name: ``hci0``.
        powered: whether it is switched on.
        discovering: whether anybody searches with it.
        low_energy: whether it can listen to LE.
        monitors: whether BlueZ lets programs listen without asking (its experimental part).
        advertising: sets it sends now at the wish of programs.
    """

    name: str
    powered: bool
    discovering: bool
    low_energy: bool
    monitors: bool
    advertising: int


class Bluez:
    """One connection to the system bus."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self._on_device: OnDevice | None = None
        self._adapter = ""
        self.lost: asyncio.Future[Trouble] = asyncio.get_running_loop().create_future()
        """Told once the adapter that is watched, the daemon or the bus is gone or off."""
        self._watch = asyncio.ensure_future(self._wait_for_end())

    @classmethod
    async def connect(cls) -> "Bluez":
        """Connect.

        Raises:
            ExposureCheckError: there is no bus, or it refuses.
        """
        bus = None
        try:
            bus = MessageBus(bus_type=BusType.SYSTEM)
            async with asyncio.timeout(_PATIENCE_S):
                await bus.connect()
        except AuthError as error:
            raise failed(Trouble.BUS_REFUSED) from error
        # No address, no such socket, nobody behind it: dbus-fast has a kind of error for each.
        except Exception as error:
            if bus is not None:
                with suppress(Exception):
                    bus.disconnect()
            raise failed(Trouble.NO_MESSAGE_BUS) from error
        one = cls(bus)
        bus.add_message_handler(one._take)
        return one

    def close(self) -> None:
        """Disconnect; what was asked of BlueZ ends with the connection."""
        self._watch.cancel()
        self._bus.remove_message_handler(self._take)
        with suppress(Exception):
            self._bus.disconnect()

    async def objects(self) -> dict[str, dict[str, Properties]]:
        """Return all of BlueZ's objects: properties by interface by path.

        Raises:
            ExposureCheckError: BlueZ does not answer.
        """
        (found,) = await self.ask("/", _OBJECTS, "GetManagedObjects")
        return {
            path: {name: unpack_variants(properties) for name, properties in interfaces.items()}
            for path, interfaces in found.items()
        }

    async def adapters(self) -> tuple[AdapterState, ...]:
        """Return all adapters by name.

        Raises:
            ExposureCheckError: BlueZ does not answer.
        """
        found = await self.objects()
        return tuple(
            _adapter(path, interfaces)
            for path, interfaces in sorted(found.items())
            if ADAPTER in interfaces
        )

    async def choose(self, wanted: str) -> AdapterState:
        """Return the adapter named, or the first that can listen; watch it from now on.

        Raises:
            ExposureCheckError: there is none, or it is off, with what switches it off.
        """
        await self._match(
            f"type='signal',sender='{_DBUS}',member='NameOwnerChanged',arg0='{BLUEZ}'",
            f"type='signal',sender='{BLUEZ}',member='InterfacesRemoved'",
            f"type='signal',sender='{BLUEZ}',member='PropertiesChanged',arg0='{ADAPTER}'",
        )
        known = await self.adapters()
        able = [one for one in known if one.name == wanted or not wanted]
        chosen = next((one for one in able if one.powered and one.low_energy), None)
        if chosen is None:
            raise failed(_why_none(known, able, wanted))
        self._adapter = f"/org/bluez/{chosen.name}"
        return chosen

    async def devices(self, on_device: OnDevice) -> None:
        """Call ``on_device`` for every device that appears or changes from now on."""
        self._on_device = on_device
        await self._match(
            f"type='signal',sender='{BLUEZ}',member='InterfacesAdded'",
            f"type='signal',sender='{BLUEZ}',member='PropertiesChanged',arg0='{DEVICE}'",
        )

    async def discover(self, filters: Mapping[str, Variant]) -> None:
        """Search with the chosen adapter until the connection is closed.

        Raises:
            ExposureCheckError: BlueZ refuses.
        """
        await self.ask(self._adapter, ADAPTER, "SetDiscoveryFilter", "a{sv}", [dict(filters)])
        await self.ask(self._adapter, ADAPTER, "StartDiscovery")

    async def stop_discovering(self) -> None:
        """Stop searching; whatever goes wrong, closing the connection does it, too."""
        with suppress(Exception):
            await self.ask(self._adapter, ADAPTER, "StopDiscovery")

    async def ask(
        self, path: str, interface: str, member: str, signature: str = "", body: Iterable[Any] = ()
    ) -> list[Any]:
        """Call a method of BlueZ's and return what it answers.

        Raises:
            ExposureCheckError: BlueZ refuses, or nobody answers.
        """
        message = Message(
            destination=BLUEZ, path=path, interface=interface, member=member,
            signature=signature, body=list(body),
        )  # fmt: skip
        return await self._call(message)

    async def _call(self, message: Message) -> list[Any]:
        if not self._bus.connected:
            # The library would wait for an answer that cannot come.
            raise failed(Trouble.BUS_LOST)
        try:
            async with asyncio.timeout(_PATIENCE_S):
                reply = await self._bus.call(message)
        except TimeoutError as error:
            raise failed(Trouble.NO_BLUEZ) from error
        except Exception as error:
            raise failed(Trouble.BUS_LOST) from error
        if reply.message_type is MessageType.ERROR:
            raise failed(of_dbus_error(str(reply.error_name)))
        return list(reply.body)

    async def _match(self, *rules: str) -> None:
        for rule in rules:
            await self._call(
                Message(
                    destination=_DBUS, path="/org/freedesktop/DBus", interface=_DBUS,
                    member="AddMatch", signature="s", body=[rule],
                )
            )  # fmt: skip

    async def _wait_for_end(self) -> None:
        with suppress(Exception):
            wait: Callable[[], Awaitable[None]] = self._bus.wait_for_disconnect
            await wait()
        self._lose(Trouble.BUS_LOST)

    def _take(self, message: Message) -> None:
        if message.message_type is not MessageType.SIGNAL:
            return
        body = message.body
        if message.member == "NameOwnerChanged" and body[0] == BLUEZ and not body[2]:
            self._lose(Trouble.BLUEZ_ENDED)
        elif message.member == "InterfacesRemoved" and body[0] == self._adapter:
            if ADAPTER in body[1]:
                self._lose(Trouble.ADAPTER_GONE)
        elif message.member == "PropertiesChanged":
            self._changed(str(message.path), body)
        elif message.member == "InterfacesAdded" and DEVICE in body[1]:
            self._device(body[0], unpack_variants(body[1][DEVICE]), new=True)

    def _changed(self, path: str, body: list[Any]) -> None:
        interface, changed = body[0], unpack_variants(body[1])
        if interface == DEVICE:
            self._device(path, changed, new=False)
        elif interface == ADAPTER and path == self._adapter and changed.get("Powered") is False:
            # An adapter that is unplugged is off first: whether it is gone comes after.
            loop = asyncio.get_running_loop()
            loop.call_later(_GONE_S, lambda: self._lose(_why_off(Trouble.SWITCHED_OFF)))

    def _device(self, path: str, properties: Properties, *, new: bool) -> None:
        if self._on_device is not None and path.startswith(self._adapter + "/"):
            self._on_device(path, properties, new)

    def _lose(self, trouble: Trouble) -> None:
        if not self.lost.done():
            self.lost.set_result(trouble)


def _adapter(path: str, interfaces: Mapping[str, Properties]) -> AdapterState:
    adapter = interfaces[ADAPTER]
    monitors = interfaces.get(MONITORS)
    # Before BlueZ 5.59 an adapter did not say what it can do.
    roles = adapter.get("Roles")
    return AdapterState(
        path.rpartition("/")[2],
        adapter.get("Powered") is True,
        adapter.get("Discovering") is True,
        roles is None or "central" in roles,
        monitors is not None and "or_patterns" in monitors.get("SupportedMonitorTypes", ()),
        int(interfaces.get(ADVERTISING, {}).get("ActiveInstances", 0)),
    )


def _why_none(known: tuple[AdapterState, ...], able: list[AdapterState], wanted: str) -> Trouble:
    if not able:
        return Trouble.NO_SUCH_ADAPTER if known and wanted else _why_off(Trouble.NO_ADAPTER)
    if any(one.powered for one in able):
        return Trouble.NO_LOW_ENERGY
    return _why_off(Trouble.POWERED_OFF)


def _why_off(otherwise: Trouble) -> Trouble:
    block = blocked("bluetooth")
    if block.hard:
        return Trouble.BLOCKED_BY_SWITCH
    return Trouble.BLOCKED if block.soft else otherwise
