"""Which Bluetooth LE devices this Windows computer is paired with.

Windows may show such a device with its identity address instead of the one on the air, so what it
tells of their addresses cannot be judged. Listing them asks Windows, not the devices.

Source: learn.microsoft.com, ``BluetoothLEDevice.GetDeviceSelectorFromPairingState`` and
``DeviceInformation.FindAllAsync``; ids end in ``-aa:bb:cc:dd:ee:ff``, the device's address.
"""

import importlib
import re
from collections.abc import Iterable
from typing import Any, Final

_ADDRESS: Final = re.compile(r"-((?:[0-9a-f]{2}:){5}[0-9a-f]{2})$", re.IGNORECASE)


async def paired_addresses() -> frozenset[str]:
    """Return their addresses as bleak spells them; none if Windows does not tell."""
    # bleak brings these packages along on Windows, and only there.
    try:
        bluetooth: Any = importlib.import_module("winrt.windows.devices.bluetooth")
        enumeration: Any = importlib.import_module("winrt.windows.devices.enumeration")
        wanted = bluetooth.BluetoothLEDevice.get_device_selector_from_pairing_state(True)
        information = enumeration.DeviceInformation
        find = getattr(information, "find_all_async_aqs_filter", information.find_all_async)
        found = await find(wanted)
    except Exception:  # noqa: BLE001 - any failure of Windows' means "not told"
        return frozenset()
    return addresses_in(str(one.id) for one in found)


def addresses_in(ids: Iterable[str]) -> frozenset[str]:
    """Return the addresses at the ends of Windows' device ids."""
    return frozenset(match[1].upper() for one in ids if (match := _ADDRESS.search(one)))
