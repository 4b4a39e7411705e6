"""Which devices answer a classic Bluetooth search: for the user's own, started by the user alone.

A device in discoverable mode answers an inquiry with its full hardware address; so this sends, and
asks everyone nearby. It lasts a bounded time, and nothing starts it but a user's command.

BlueZ does not tell by which radio it heard a device, so an answer counts only if it must be one:
the device appears, with a class, during this search; or it was known before, with a class, and
nobody else was searching when this began. A Windows or macOS program cannot search like this.

Source: BlueZ ``doc/org.bluez.Adapter.rst`` (SetDiscoveryFilter, Transport "bredr").
"""

import asyncio
import sys
from typing import TYPE_CHECKING, Any, Final

from exposure_check.model.address import ADDRESS_LENGTH
from exposure_check.model.heard import RSSI_UNKNOWN, BleForm
from exposure_check.model.live import Manner
from exposure_check.radio.ad_build import Said, advertising_data
from exposure_check.radio.ble_trouble import Trouble, failed
from exposure_check.radio.loop_source import LoopSource, Sink
from exposure_check.radio.quiet_logs import quiet_logs

if TYPE_CHECKING:
    from exposure_check.radio.bluez import Bluez, Properties

SECONDS: Final = 30
"""Twice what an inquiry of 10.24 s needs, with time to spare: answers get lost."""

_MOST_DEVICES: Final = 4_096
_CLASS_MAX: Final = 0xFFFFFF


class InquiryListener:
    """Implements `exposure_check.radio.loop_source.Listener`."""

    manner = Manner.ASKS

    def __init__(
        self, adapter: str = "", seconds: float = SECONDS, platform: str = sys.platform
    ) -> None:
        """Prepare.

        Args:
            adapter: name of the adapter, "" for the first that can.
            seconds: how long to search.
            platform: as ``sys.platform`` names it.
        """
        self._adapter = adapter
        self._platform = platform
        self._seconds = seconds
        self._known: dict[str, dict[str, Any]] = {}
        self._doubtful: frozenset[str] = frozenset()
        self._sink: Sink | None = None

    async def listen(self, sink: Sink, stop: asyncio.Event) -> None:
        """Search until the time is over or it is stopped.

        Raises:
            ExposureCheckError: LISTENING_FAILED, with a `Trouble` as its code.
        """
        if self._platform != "linux":
            raise failed(Trouble.INQUIRY_LINUX_ONLY)
        try:
            from exposure_check.radio.bluez import (  # noqa: PLC0415 - its package may be missing
                DEVICE,
                Bluez,
            )
        except ImportError as error:
            raise failed(Trouble.NO_LIBRARY) from error
        self._sink = sink

        def broken() -> None:
            sink.broken += 1

        with quiet_logs(broken):
            bluez = await Bluez.connect()
            try:
                chosen = await bluez.choose(self._adapter)
                objects = await bluez.objects()
                self._known = {
                    path: dict(interfaces[DEVICE])
                    for path, interfaces in objects.items()
                    if DEVICE in interfaces
                }
                self._doubtful = frozenset(self._known if chosen.discovering else ())
                await self._search(bluez, stop)
            finally:
                bluez.close()

    async def _search(self, bluez: "Bluez", stop: asyncio.Event) -> None:
        from dbus_fast import Variant  # noqa: PLC0415 - there, if BlueZ's part is

        await bluez.devices(self._on_device)
        await bluez.discover(
            {"Transport": Variant("s", "bredr"), "DuplicateData": Variant("b", True)}
        )
        if self._sink is not None:
            self._sink.ready.set()
        stopped = asyncio.ensure_future(stop.wait())
        waited: set[asyncio.Future[Any]] = {stopped, bluez.lost}
        await asyncio.wait(waited, timeout=self._seconds, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if bluez.lost.done() and not stop.is_set():
            raise failed(bluez.lost.result())
        await bluez.stop_discovering()

    def _on_device(self, path: str, changed: "Properties", new: bool) -> None:
        if new or path not in self._known:
            if len(self._known) >= _MOST_DEVICES:
                return
            self._known[path] = {}
        device = self._known[path]
        device.update(changed)
        # A signal strength says that it was heard just now; a class, that it answered a search.
        if "RSSI" not in changed or path in self._doubtful:
            return
        raw = inquiry_row(device)
        if raw is not None and self._sink is not None:
            rssi = changed["RSSI"]
            known = isinstance(rssi, int) and -127 < rssi <= 20
            self._sink.hear(BleForm.INQUIRY, rssi if known else RSSI_UNKNOWN, raw)


def inquiry_row(device: "Properties") -> bytes | None:
    """Return the raw octets of `BleForm.INQUIRY` for a device's properties, None if it is none."""
    of_class = device.get("Class")
    if not isinstance(of_class, int) or not 0 < of_class <= _CLASS_MAX:
        return None
    try:
        address = bytes.fromhex(str(device.get("Address")).replace(":", ""))
    except ValueError:
        return None
    if len(address) != ADDRESS_LENGTH:
        return None
    name, services = device.get("Name"), device.get("UUIDs")
    said = Said(
        name=name if isinstance(name, str) else None,
        services=[one for one in services if isinstance(one, str)]
        if isinstance(services, list)
        else (),
    )
    return address[::-1] + of_class.to_bytes(3, "little") + advertising_data(said)


def classic_inquiry(adapter: str = "", source: int = 0, seconds: float = SECONDS) -> LoopSource:
    """Return a search as a live source that ends by itself; call it at the user's word only.

    Args:
        adapter: name of the adapter, "" for the first that can.
        source: index of the source.
        seconds: how long to search.
    """
    return LoopSource(InquiryListener(adapter, seconds), source)
