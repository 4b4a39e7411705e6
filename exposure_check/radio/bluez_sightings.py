"""The devices of one adapter, as BlueZ tells of them: each sighting becomes a row.

BlueZ merges all that an address sent into properties and tells which of them changed. In a busy
place it tells thousands of times a second, and nearly always that the strength alone is new: so
what a device sent is put together once, and anew only when it differs.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from exposure_check.radio.ble_system import SystemRow, bluez_raw, strength

_RSSI: Final = "RSSI"

Properties = Mapping[str, Any]
"""Of org.bluez.Device1, unpacked."""


class _Device:
    """What BlueZ says of one device; ``raw`` is None where it is to be put together anew."""

    __slots__ = ("properties", "raw")

    def __init__(self, properties: Properties) -> None:
        self.properties: dict[str, Any] = dict(properties)
        self.raw: bytes | None = None


class Sightings:
    """Keeps a device for as long as BlueZ does, which drops one some 30 s after it was last heard.

    Attributes:
        listening: False while no scan runs: what changes then was not heard.
    """

    def __init__(self, adapter: str, hear: Callable[[SystemRow], None]) -> None:
        """Prepare.

        Args:
            adapter: name of the adapter; devices of others are left out.
            hear: is called with each sighting.
        """
        self._of_adapter = f"/org/bluez/{adapter}/"
        self._hear = hear
        self._devices: dict[str, _Device] = {}
        self.listening = False

    def know(self, path: str, properties: Properties) -> None:
        """Take in a device that was known before; that is no sighting."""
        if path.startswith(self._of_adapter):
            self._devices[path] = _Device(properties)

    def add(self, path: str, properties: Properties) -> None:
        """Take in a device that is new."""
        self.know(path, properties)
        device = self._devices.get(path)
        if device is not None:
            self._see(device)

    def change(self, path: str, changed: Properties, gone: Iterable[str]) -> None:
        """Take in what changed of a device, and the names of what it has no more."""
        device = self._devices.get(path)
        if device is None:
            return
        known = device.properties
        for name, value in changed.items():
            # What is the same stays: replaced each time, it would scatter memory.
            if known.get(name) != value:
                known[name] = value
                if name != _RSSI:
                    device.raw = None
        for name in gone:
            known.pop(name, None)
            device.raw = None
        self._see(device)

    def remove(self, path: str) -> None:
        """Forget a device."""
        self._devices.pop(path, None)

    def _see(self, device: _Device) -> None:
        rssi = device.properties.get(_RSSI)
        # Without a strength it changed for another reason than that it was heard.
        if not self.listening or not isinstance(rssi, int):
            return
        raw = device.raw
        if raw is None:
            raw = device.raw = bluez_raw(device.properties["Address"], device.properties)
        self._hear(SystemRow(strength(rssi), raw))
