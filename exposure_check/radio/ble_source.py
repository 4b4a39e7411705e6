"""Bluetooth LE, live, by this system's own means: who advertises, and how this system tells it.

What may be wrong before and while listening each has its own word (`Trouble`), and nothing ends
silently: the adapter, the daemon and the bus are watched, and so is the time since the last
sighting (`Watchdog`).
"""

import asyncio
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.heard import BleForm
from exposure_check.model.live import Manner
from exposure_check.radio.ble_mode import Mode
from exposure_check.radio.ble_system import READERS, Advertisement, Read, SystemRow
from exposure_check.radio.ble_trouble import Trouble, failed
from exposure_check.radio.ble_watchdog import Quiet, Watchdog
from exposure_check.radio.bluez_sightings import Sightings
from exposure_check.radio.loop_source import LoopSource, Sink
from exposure_check.radio.quiet_logs import quiet_logs

if TYPE_CHECKING:
    from exposure_check.radio.bluez import Bluez

_LOOK_S: Final = 0.25
_PASSIVE_PATIENCE_S: Final = 8.0
"""After so long without any sighting, passive listening is taken not to work here."""

_SENDER: Final = slice(0, 18)
"""The part of a raw row that tells senders apart."""

Hear = Callable[[str, Advertisement], None]


class Scan(Protocol):
    """Starts and stops listening; see `exposure_check.radio.ble_scan.BleScan`."""

    async def start(self, mode: Mode) -> None:
        """Begin."""
        ...

    async def stop(self) -> None:
        """End."""
        ...


class BleListener:
    """Implements `exposure_check.radio.loop_source.Listener`."""

    def __init__(
        self,
        adapter: str = "",
        platform: str = sys.platform,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare.

        Args:
            adapter: name of the adapter (Linux), "" for the first that can listen.
            platform: how this system tells what it hears, as ``sys.platform`` names it.
            clock: seconds, never set back.
        """
        self._adapter = adapter
        self._platform = platform
        self._read: Read = READERS.get(platform, READERS["linux"])
        self._clock = clock
        self._manner = Manner.ASKS
        self._paired: frozenset[str] = frozenset()
        self._sink: Sink | None = None
        self._watchdog = Watchdog(clock())

    @property
    def manner(self) -> Manner:
        """Whether nearby devices were asked at any time."""
        return self._manner

    async def listen(self, sink: Sink, stop: asyncio.Event) -> None:
        """Listen until stopped, or until something breaks.

        Raises:
            ExposureCheckError: LISTENING_FAILED, with a `Trouble` as its code.
        """
        self._sink = sink
        with quiet_logs(lambda: _count(sink)):
            bluez = await _connected(self._platform)
            try:
                lost = await self._prepare(bluez)
                sightings = Sightings(self._adapter, self._take) if bluez is not None else None
                scan = _bleak_scan(self._adapter, self._hear, sightings)
                try:
                    await self._scan(scan, lost, stop, passive=await self._begin(scan, bluez))
                finally:
                    await scan.stop()
            finally:
                if bluez is not None:
                    bluez.close()

    async def _prepare(self, bluez: "Bluez | None") -> "asyncio.Future[Trouble]":
        """Choose the adapter; return what will tell that it is gone."""
        if bluez is None:
            self._paired = await _paired_devices(self._platform)
            return asyncio.get_running_loop().create_future()
        self._adapter = (await bluez.choose(self._adapter)).name
        return bluez.lost

    async def _begin(self, scan: Scan, bluez: "Bluez | None") -> bool:
        """Begin to listen, passively where that is possible; returns whether it is passive."""
        able = self._platform != "darwin"
        if bluez is not None:
            able = any(one.name == self._adapter and one.monitors for one in await bluez.adapters())
        if able:
            try:
                await scan.start("passive")
            except ExposureCheckError:
                able = False
        if not able:
            await scan.start("active")
        self._manner = Manner.LISTENS if able else Manner.ASKS
        self._watchdog = Watchdog(self._clock())
        if self._sink is not None:
            self._sink.ready.set()
        return able

    async def _scan(
        self,
        scan: Scan,
        lost: "asyncio.Future[Trouble]",
        stop: asyncio.Event,
        *,
        passive: bool,
    ) -> None:
        began = self._clock()
        while not await _first(stop, lost):
            now = self._clock()
            unheard = passive and not self._watchdog.heard and now - began > _PASSIVE_PATIENCE_S
            quiet = Quiet.START_AGAIN if unheard else self._watchdog.ask(now)
            if quiet is Quiet.GIVE_UP:
                raise failed(Trouble.WENT_QUIET)
            if quiet is Quiet.START_AGAIN:
                passive = passive and not unheard
                await scan.stop()
                if not passive:
                    self._manner = Manner.ASKS
                await scan.start("passive" if passive else "active")
        if lost.done() and not stop.is_set():
            raise failed(lost.result())

    def _hear(self, address: str, advert: Advertisement) -> None:
        row = self._read(address, advert, self._paired)
        if row is not None:
            self._take(row)

    def _take(self, row: SystemRow) -> None:
        if self._sink is None:
            return
        rssi, raw = row
        self._watchdog.hear(raw[_SENDER], self._clock())
        self._sink.hear(BleForm.SYSTEM, rssi, raw)


def ble_source(adapter: str = "", source: int = 0) -> LoopSource:
    """Return this computer's Bluetooth LE as a live source.

    Args:
        adapter: name of the adapter (Linux: ``hci1``), "" for the first that can listen.
        source: index of the source.
    """
    return LoopSource(BleListener(adapter), source)


def _count(sink: Sink) -> None:
    sink.broken += 1


async def _first(stop: asyncio.Event, lost: "asyncio.Future[Trouble]") -> bool:
    """Wait a moment; returns whether it is over."""
    try:
        async with asyncio.timeout(_LOOK_S):
            await stop.wait()
    except TimeoutError:
        return lost.done()
    return True


async def _connected(platform: str) -> "Bluez | None":
    """Connect to BlueZ where there is one."""
    if platform != "linux":
        return None
    try:
        from exposure_check.radio.bluez import Bluez  # noqa: PLC0415 - its package may be missing
    except ImportError as error:
        raise failed(Trouble.NO_LIBRARY) from error
    return await Bluez.connect()


async def _paired_devices(platform: str) -> frozenset[str]:
    if platform != "win32":
        return frozenset()
    from exposure_check.radio.windows_paired import paired_addresses  # noqa: PLC0415 - as above

    return await paired_addresses()


def _bleak_scan(adapter: str, hear: Hear, sightings: Sightings | None) -> Scan:
    try:
        from exposure_check.radio.ble_scan import BleScan  # noqa: PLC0415 - as above
    except ImportError as error:
        raise failed(Trouble.NO_LIBRARY) from error
    return BleScan(adapter, hear, sightings)
