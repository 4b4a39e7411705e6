"""Whether Windows answers Bluetooth searches, by ``bluetoothapis.dll``.

Source: Microsoft, "bluetoothapis.h": BluetoothFindFirstRadio, BluetoothIsDiscoverable. For
changing Low Energy addresses no call was found.
"""

import sys
from collections.abc import Sequence

from exposure_check.host.access import Access, UnreadError
from exposure_check.model.setting import Reading, Source, Unread, What

GIVES = (What.BLUETOOTH_ADAPTER, What.DISCOVERABLE)
KEY = "BluetoothIsDiscoverable"


def read(_access: Access) -> Sequence[Reading]:
    """Read whether any radio answers searches."""
    return readings_of(discoverable())


def readings_of(answers: bool | None) -> list[Reading]:
    """Return what was told; None is "no radio"."""
    if answers is None:
        key = "BluetoothFindFirstRadio"
        return [Reading(What.BLUETOOTH_ADAPTER, "", key, False, Source.BLUETOOTHAPIS)]
    return [
        Reading(What.BLUETOOTH_ADAPTER, "", KEY, True, Source.BLUETOOTHAPIS),
        Reading(What.DISCOVERABLE, "", KEY, answers, Source.BLUETOOTHAPIS),
    ]


if sys.platform == "win32":  # pragma: no cover - see docs/not-run-on-real-machines.md
    import ctypes
    from ctypes import wintypes

    def discoverable() -> bool | None:
        """Return whether any radio answers searches; None if there is no radio.

        Raises:
            UnreadError: Windows has no such library.
        """
        try:
            library = ctypes.WinDLL("bthprops.cpl")
        except OSError:
            raise UnreadError(Unread.NOT_OFFERED, "bthprops.cpl") from None
        library.BluetoothFindFirstRadio.restype = wintypes.HANDLE
        library.BluetoothFindRadioClose.argtypes = (wintypes.HANDLE,)
        size = wintypes.DWORD(4)
        radio = wintypes.HANDLE()
        found = library.BluetoothFindFirstRadio(ctypes.byref(size), ctypes.byref(radio))
        if not found:
            return None
        library.BluetoothFindRadioClose(found)
        ctypes.windll.kernel32.CloseHandle(radio)
        return bool(library.BluetoothIsDiscoverable(None))

else:

    def discoverable() -> bool | None:
        """Say that this system has no such library.

        Raises:
            UnreadError: always.
        """
        raise UnreadError(Unread.NOT_OFFERED, KEY)
