"""Listens to Bluetooth LE with bleak: the one file that imports it, and it is imported late.

How it listens, per system:

* Linux: passively if BlueZ lets programs do that (``AdvertisementMonitorManager1``, there when
  bluetoothd runs with ``--experimental``), else actively. Passive listening wants patterns; those
  here match every value of the flags structure and the first octets of nearly all makers' and
  services' data, so only advertisements with none of the three are missed.
* Windows: passively, as told.
* macOS: the system asks nearby devices; a program cannot choose.

On Linux bleak starts and ends the scan, and what BlueZ tells meanwhile is read below it (decision
008): `_Below` stands in bleak's connection where bleak's own reader was. Should a bleak to come
have no such place, its callbacks are heard.

If listening passively brings nothing at all in the first seconds, it goes on actively and says so:
BlueZ accepts monitors that its controller or kernel then does not serve.
"""

import asyncio
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.metadata import version
from typing import Any, Final

from bleak import BleakScanner
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import (
    AdvertisementData,
    AdvertisementDataCallback,
    BaseBleakScanner,
)
from bleak.exc import BleakDBusError

from exposure_check.radio.ble_mode import Mode
from exposure_check.radio.ble_trouble import BY_BLEAK_REASON, Trouble, failed, of_dbus_error
from exposure_check.radio.bluez_sightings import Sightings

Hear = Callable[[str, AdvertisementData], None]
"""(bleak's address, advertisement)"""

_STOP_S: Final = 0.6
_BLEAK_3: Final = int(version("bleak").partition(".")[0]) >= 3

_FLAGS, _SERVICES, _ALL_SERVICES, _SERVICE_DATA, _MANUFACTURER = 0x01, 0x02, 0x03, 0x16, 0xFF
_MOST_PATTERNS: Final = 16
"""In one monitor, by Linux ``HCI_MAX_ADV_MONITOR_NUM_PATTERNS``."""

PATTERNS: Final[Sequence[tuple[int, int, bytes]]] = (
    *((0, _FLAGS, bytes((flags,))) for flags in range(0x20)),
    # The high octet of a company's or a service's number: the second of its structure.
    *((1, _MANUFACTURER, bytes((high,))) for high in range(0x10)),
    *(
        (1, kind, bytes((high,)))
        for kind in (_SERVICE_DATA, _ALL_SERVICES, _SERVICES)
        for high in (0x18, 0xFC, 0xFD, 0xFE, 0xFF)
    ),
)
"""(position, AD type, octets): which advertisements BlueZ tells while it listens passively."""


class BleScan:
    """One scan, active or passive, that can be started and stopped."""

    def __init__(
        self,
        adapter: str,
        hear: Hear,
        sightings: Sightings | None = None,
        backend: type[BaseBleakScanner] | None = None,
    ) -> None:
        """Prepare.

        Args:
            adapter: name of the adapter (Linux), "" for the system's own.
            hear: is called in the loop's thread.
            sightings: takes in what BlueZ tells, in place of ``hear``.
            backend: in place of this system's, for tests.
        """
        self._adapter = adapter
        self._hear = hear
        self._sightings = sightings
        self._backend = backend
        self._scanners: list[BleakScanner] = []
        self._heard: AdvertisementDataCallback = self._hear_bleak

    async def start(self, mode: Mode) -> None:
        """Begin.

        Raises:
            ExposureCheckError: it cannot, with the reason.
        """
        try:
            if self._sightings is not None:
                await self._read_below(self._sightings)
            for scanner in self._made(mode):
                self._scanners.append(scanner)
                await scanner.start()
        except Exception as error:
            await self.stop()
            raise failed(trouble_of(error)) from error

    async def stop(self) -> None:
        """End; a system that does not answer is left to itself."""
        if self._sightings is not None:
            self._sightings.listening = False
        scanners, self._scanners = self._scanners, []
        for scanner in reversed(scanners):
            # Whatever is wrong with a scan that is over does not matter any more.
            with suppress(Exception):
                async with asyncio.timeout(_STOP_S):
                    await scanner.stop()

    async def _read_below(self, sightings: Sightings) -> None:
        """Have BlueZ's signals go to ``sightings`` from now on."""
        if self._heard != _drop and await _stand_below(sightings):
            self._heard = _drop
        sightings.listening = True

    def _made(self, mode: Mode) -> list[BleakScanner]:
        if mode == "passive" and sys.platform == "linux":
            parts = range(0, len(PATTERNS), _MOST_PATTERNS)
            # BlueZ tells each sighting to the first; the others only widen what it looks for.
            return [
                self._scanner(
                    _drop if start else self._heard,
                    mode,
                    {"or_patterns": list(PATTERNS[start : start + _MOST_PATTERNS])},
                )
                for start in parts
            ]
        # Else BlueZ tells only what changed, and a device that repeats itself seems silent.
        return [self._scanner(self._heard, mode, {"filters": {"DuplicateData": True}})]

    def _scanner(self, heard: Any, mode: Mode, bluez: dict[str, Any]) -> BleakScanner:  # noqa: ANN401
        others: dict[str, Any] = {} if self._backend is None else {"backend": self._backend}
        if self._adapter:
            # The adapter moved into BlueZ's own arguments in bleak 3.
            (bluez if _BLEAK_3 else others)["adapter"] = self._adapter
        return BleakScanner(heard, scanning_mode=mode, bluez=bluez, **others)  # type: ignore[arg-type]

    def _hear_bleak(self, device: BLEDevice, advert: AdvertisementData) -> None:
        self._hear(device.address, advert)


def _drop(_device: BLEDevice, _advert: AdvertisementData) -> None:
    """Hear nothing."""


if sys.platform == "linux":
    from bleak.backends.bluezdbus.manager import get_global_bluez_manager
    from dbus_fast import Message, MessageType, unpack_variants

    _DEVICE: Final = "org.bluez.Device1"

    async def _stand_below(sightings: Sightings) -> bool:
        """Have BlueZ's signals go to ``sightings``; False if bleak has no such place."""
        manager: Any = await get_global_bluez_manager()
        bus, theirs = getattr(manager, "_bus", None), getattr(manager, "_parse_msg", None)
        objects = getattr(manager, "_properties", None)
        if bus is None or theirs is None or objects is None:
            return False
        for path, interfaces in objects.items():
            if _DEVICE in interfaces:
                sightings.know(path, interfaces[_DEVICE])
        bus.remove_message_handler(theirs)
        bus.add_message_handler(_Below(sightings, theirs).take)
        return True

    class _Below:
        """Reads what BlueZ says of devices, and hands all else on to bleak."""

        def __init__(self, sightings: Sightings, theirs: Callable[[Message], None]) -> None:
            self._sightings = sightings
            self._theirs = theirs

        def take(self, message: Message) -> None:
            """Take one message; what breaks here is logged by dbus-fast, and so counted."""
            if message.message_type is not MessageType.SIGNAL:
                return
            member, body = message.member, message.body
            if member == "PropertiesChanged":
                if body[0] == _DEVICE:
                    changed = unpack_variants(body[1])
                    self._sightings.change(str(message.path), changed, body[2])
                    return
            elif member == "InterfacesAdded":
                if _DEVICE in body[1]:
                    self._sightings.add(body[0], unpack_variants(body[1][_DEVICE]))
                    return
            elif member == "InterfacesRemoved" and _DEVICE in body[1]:
                self._sightings.remove(body[0])
            self._theirs(message)
else:

    async def _stand_below(sightings: Sightings) -> bool:  # noqa: ARG001 - there is no BlueZ
        return False


def trouble_of(error: BaseException) -> Trouble:
    """Return why bleak could not begin."""
    # The kind is there since bleak 2; before that, its text alone told the reasons apart.
    reason = getattr(getattr(error, "reason", None), "name", None)
    if reason is not None:
        return BY_BLEAK_REASON.get(str(reason), Trouble.UNKNOWN)
    if isinstance(error, BleakDBusError):
        return of_dbus_error(error.dbus_error)
    if isinstance(error, OSError) and sys.platform == "linux":
        return Trouble.NO_MESSAGE_BUS
    return Trouble.UNKNOWN
