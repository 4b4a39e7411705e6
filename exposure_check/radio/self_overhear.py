"""This computer overhearing itself (Linux): what its own radios send, and nothing of anybody else.

Bluetooth: the kernel's HCI monitor channel has every command to the controller. Of that stream only
what this host told is kept; what its controller heard of others is dropped here, unread.

Wi-Fi: a second interface in monitor mode on the same radio is shown the frames that the radio sends
beside those that it receives. The kernel marks the difference in the radiotap header: a frame sent
has TX flags, a rate and a count of retries, neither channel nor signal strength (Linux
``net/mac80211/status.c``); one received always has a channel (``net/mac80211/rx.c``). So own frames
are those without either, whatever address they bear, and a random one is recognised as well.

A radio whose firmware searches by itself shows nothing of it. That is no evidence of anything, so
the computer is made to search, and if it provably did and nothing was shown, that is said.
"""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from socket import if_nametoindex
from threading import Event, Thread
from typing import Final, Protocol

from exposure_check.helper.protocol import DEFAULT_MEGABYTES, Code
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import (
    CHANNEL_UNKNOWN,
    RSSI_UNKNOWN,
    Batch,
    BleForm,
    Problem,
    WifiRow,
    WifiSubtype,
)
from exposure_check.model.live import Manner
from exposure_check.radio.ble_trouble import Trouble, failed
from exposure_check.radio.helper_launch import bluetooth_arguments, wifi_arguments
from exposure_check.radio.helper_source import HelperSource
from exposure_check.radio.rfkill import radio_blocked
from exposure_check.radio.wifi_search import WifiSearches

OWN_FORMS: Final = frozenset({BleForm.HOST_COMMAND, BleForm.HOST_ASKS, BleForm.SCAN_ENABLE})

ENOUGH: Final = 3
"""Searches that show nothing after which nothing more is waited for."""
_SOME: Final = 2
"""Searches that prove it at the end; the first may have begun before listening did."""
_LOOK_S: Final = 0.2


class Hearing(Protocol):
    """What of `HelperSource` is needed."""

    @property
    def listening(self) -> bool:
        """Whether it listens by now."""
        ...

    def batches(self) -> Iterator[Batch]:
        """Yield what was heard."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be read."""
        ...

    def stop(self) -> None:
        """End it."""
        ...


class Searches(Protocol):
    """What of `WifiSearches` is needed."""

    @property
    def finished(self) -> int:
        """Searches that ended since it began."""
        ...

    def begin(self) -> None:
        """Begin to search."""
        ...

    def end(self) -> None:
        """End."""
        ...


class OwnBluetooth:
    """Implements the engine's ``LiveSource``: what this computer tells its controllers to send."""

    count = 1
    manner = Manner.OVERHEARS

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing

    def batches(self) -> Iterator[Batch]:
        """Yield what the host told its controllers.

        Raises:
            ExposureCheckError: LISTENING_FAILED with a code; TOLD_BEFORE if the computer announces
                itself, but was not told to while listening.
        """
        told = False
        for batch in self._hearing.batches():
            own = Batch(ble={form: rows for form, rows in batch.ble.items() if form in OWN_FORMS})
            own.frames = sum(map(len, own.ble.values()))
            own.first_time, own.last_time = batch.first_time, batch.last_time
            told = told or BleForm.HOST_COMMAND in own.ble
            yield own
        if not told and _announces_now():
            raise failed(Trouble.TOLD_BEFORE)

    def problems(self) -> tuple[Problem, ...]:
        """See the engine's ``Source``."""
        return self._hearing.problems()

    def progress(self) -> float | None:
        """Return None: the engine knows how long it wants to listen."""
        return None

    def stop(self) -> None:
        """End, from any thread."""
        self._hearing.stop()


class OwnWifi:
    """Implements the engine's ``LiveSource``: the frames that a radio of this computer sends."""

    count = 1
    manner = Manner.OVERHEARS

    def __init__(self, hearing: Hearing, searches: Searches) -> None:
        self._hearing = hearing
        self._searches = searches
        self._shown = False
        self._stopped = False
        self._over = Event()

    def batches(self) -> Iterator[Batch]:
        """Yield the frames sent by this radio.

        Raises:
            ExposureCheckError: LISTENING_FAILED with a code; CANNOT_OVERHEAR_WIFI if the computer
                searched and its radio showed nothing; NOBODY_SEARCHED if nothing shows that it did.
        """
        Thread(target=self._prove, name="own-wifi", daemon=True).start()
        try:
            for batch in self._hearing.batches():
                rows = [row for row in batch.wifi if sent_here(row)]
                self._shown = self._shown or any(
                    row[3] == WifiSubtype.PROBE_REQUEST for row in rows
                )
                yield Batch(
                    wifi=rows,
                    frames=len(rows),
                    first_time=batch.first_time,
                    last_time=batch.last_time,
                )
        finally:
            self._over.set()
            self._searches.end()
        self._judge()

    def problems(self) -> tuple[Problem, ...]:
        """See the engine's ``Source``."""
        return self._hearing.problems()

    def progress(self) -> float | None:
        """Return None: the engine knows how long it wants to listen."""
        return None

    def stop(self) -> None:
        """End, from any thread."""
        self._stopped = True
        self._hearing.stop()

    def _prove(self) -> None:
        """Make the computer search once it is listened to; end it when nothing comes of that."""
        while not self._hearing.listening:
            if self._over.wait(_LOOK_S):
                return
        self._searches.begin()
        while not self._over.wait(_LOOK_S):
            if not self._shown and self._searches.finished >= ENOUGH:
                self._hearing.stop()
                return

    def _judge(self) -> None:
        if self._shown:
            return
        if self._searches.finished >= _SOME:
            raise failed(Trouble.CANNOT_OVERHEAR_WIFI)
        if not self._stopped:
            raise failed(Trouble.NOBODY_SEARCHED)


def sent_here(row: WifiRow) -> bool:
    """True for a frame that this radio sent itself: see above for how the kernel marks it."""
    return row[6] == RSSI_UNKNOWN and row[7] == CHANNEL_UNKNOWN


def own_bluetooth(seconds: int, source: int = 0, adapter: int | None = None) -> OwnBluetooth:
    """Return what this computer tells its Bluetooth controllers, as a live source.

    Args:
        seconds: how long at most.
        source: index of the source.
        adapter: number of the only adapter wanted (0 for hci0); all of them if None.
    """
    return OwnBluetooth(HelperSource(bluetooth_arguments(seconds, adapter), source))


def own_wifi(interface: str, seconds: int, source: int = 0) -> OwnWifi:
    """Return what a Wi-Fi radio of this computer sends, as a live source.

    The radio stays on its channel, so a connection that it serves goes on.

    Args:
        interface: name of an interface of that radio, ``wlan0``.
        seconds: how long at most.
        source: index of the source.

    Raises:
        ExposureCheckError: there is no such interface.
    """
    try:
        index = if_nametoindex(interface)
    except OSError as error:
        code = Code.NO_SUCH_INTERFACE.value
        raise ExposureCheckError(Reason.LISTENING_FAILED, code=code) from error
    arguments = wifi_arguments(index, (), seconds, DEFAULT_MEGABYTES)
    hearing = HelperSource(arguments, source, switched_off=lambda: any(radio_blocked(interface)))
    return OwnWifi(hearing, WifiSearches(interface))


def _announces_now() -> bool:
    """Return whether programs of this computer have it announce itself at this moment."""

    async def ask() -> bool:
        from exposure_check.radio.bluez import Bluez  # noqa: PLC0415 - its package may be missing

        bluez = await Bluez.connect()
        try:
            return any(one.advertising for one in await bluez.adapters())
        finally:
            bluez.close()

    # Without BlueZ nobody else is known to announce anything.
    with suppress(ExposureCheckError, ImportError):
        return asyncio.run(ask())
    return False
