"""Lets this computer search for Wi-Fi networks, and proves that it did (Linux).

Through NetworkManager over D-Bus, which lets the user at the screen do so without a password.
Where it does not run, only the user can make the computer search, by opening the list of networks.

Source: NetworkManager D-Bus reference, ``org.freedesktop.NetworkManager`` (GetDeviceByIpIface) and
``.Device.Wireless`` (RequestScan, LastScan: when the last search ended).
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from threading import Event, Thread
from typing import Any, Final

from exposure_check.radio.quiet_logs import quiet_logs

_NM: Final = "org.freedesktop.NetworkManager"
_ROOT: Final = "/org/freedesktop/NetworkManager"
_WIRELESS: Final = f"{_NM}.Device.Wireless"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_EVERY_S: Final = 12.0
"""NetworkManager refuses to search more often than every ten seconds."""
_LOOK_S: Final = 0.5
_PATIENCE_S: Final = 5.0


class WifiSearches:
    """Searches again and again with one interface, in a thread of its own.

    Attributes:
        finished: searches that ended since it began, whoever asked for them.
    """

    def __init__(self, interface: str) -> None:
        self._interface = interface
        self._over = Event()
        self.finished = 0

    def begin(self) -> None:
        """Begin."""
        Thread(target=self._run, name="wifi-searches", daemon=True).start()

    def end(self) -> None:
        """End; a search that runs is not broken off."""
        self._over.set()

    def _run(self) -> None:
        # No bus, no NetworkManager, not its interface: then nothing is proven, and that is said.
        with quiet_logs(_nothing), suppress(Exception):
            asyncio.run(self._search())

    async def _search(self) -> None:
        from dbus_fast import BusType  # noqa: PLC0415 - its package may be missing
        from dbus_fast.aio import MessageBus  # noqa: PLC0415

        bus = MessageBus(bus_type=BusType.SYSTEM)
        try:
            async with asyncio.timeout(_PATIENCE_S):
                await bus.connect()
            (device,) = await _call(bus, _ROOT, _NM, "GetDeviceByIpIface", "s", (self._interface,))
            before = await _last_search(bus, device)
            wait = 0.0
            while not self._over.is_set():
                if wait <= 0:
                    # Refused too soon after another search: then that one counts.
                    with suppress(ConnectionError):
                        await _call(bus, device, _WIRELESS, "RequestScan", "a{sv}", ({},))
                    wait = _EVERY_S
                await asyncio.sleep(_LOOK_S)
                wait -= _LOOK_S
                last = await _last_search(bus, device)
                if last != before:
                    before = last
                    self.finished += 1
        finally:
            bus.disconnect()
            # Why the bus went away, if it did, is asked for, or asyncio would complain of it.
            ended: Callable[[], Awaitable[None]] = bus.wait_for_disconnect
            with suppress(Exception):
                await ended()


def _nothing() -> None:
    """Count nothing."""


async def _last_search(bus: Any, device: str) -> int:  # noqa: ANN401 - a bus of dbus-fast
    (value,) = await _call(bus, device, _PROPERTIES, "Get", "ss", (_WIRELESS, "LastScan"))
    return int(value.value)


async def _call(
    bus: Any,  # noqa: ANN401 - as above
    path: str,
    interface: str,
    member: str,
    signature: str,
    body: Iterable[Any],
) -> list[Any]:
    from dbus_fast import Message, MessageType  # noqa: PLC0415 - as above

    if not bus.connected:
        # The library would send all the same, and nobody would look at why that fails.
        raise ConnectionResetError
    message = Message(
        destination=_NM, path=path, interface=interface, member=member,
        signature=signature, body=list(body),
    )  # fmt: skip
    async with asyncio.timeout(_PATIENCE_S):
        reply = await bus.call(message)
    if reply.message_type is MessageType.ERROR:
        raise ConnectionRefusedError
    return list(reply.body)
