"""Whether Windows answers Bluetooth searches, and by which name, by ``bluetoothapis.dll``.

Source: Microsoft, "bluetoothapis.h": BluetoothFindFirstRadio, BluetoothIsDiscoverable,
BluetoothGetRadioInfo (BLUETOOTH_RADIO_INFO of 520 octets, the name at 16). For changing Low Energy
addresses no call was found.
"""

import sys
from collections.abc import Sequence

from exposure_check.host.access import Access, UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Reading, Source, Unread, What

GIVES = (What.BLUETOOTH_ADAPTER, What.DISCOVERABLE, What.BLUETOOTH_NAME)
KEY = "BluetoothIsDiscoverable"
RADIO_INFO = 520
_NAME, _NAME_END = 16, 512


def read(access: Access) -> Sequence[Reading]:
    """Read whether any radio answers searches, and what the first is called."""
    told = radio()
    access.note(KEY, None if told is None else told[0])
    return readings_of(told)


def readings_of(told: tuple[bool, bytes] | None) -> list[Reading]:
    """Return what was told: the answer and a BLUETOOTH_RADIO_INFO; None is "no radio"."""
    if told is None:
        key = "BluetoothFindFirstRadio"
        return [Reading(What.BLUETOOTH_ADAPTER, "", key, False, Source.BLUETOOTHAPIS)]
    answers, info = told
    name = info[_NAME:_NAME_END].decode("utf-16-le", "replace").partition("\0")[0]
    value = Identifier(IdentifierKind.NAME, name) if name else Unread.NOT_UNDERSTOOD
    key = "BLUETOOTH_RADIO_INFO.szName"
    return [
        Reading(What.BLUETOOTH_ADAPTER, "", KEY, True, Source.BLUETOOTHAPIS),
        Reading(What.DISCOVERABLE, "", KEY, answers, Source.BLUETOOTHAPIS),
        Reading(What.BLUETOOTH_NAME, "", key, value, Source.BLUETOOTHAPIS),
    ]


if sys.platform == "win32":  # pragma: no cover - see docs/not-run-on-real-machines.md
    import ctypes
    from ctypes import wintypes

    def radio() -> tuple[bool, bytes] | None:
        """Return whether any radio answers searches, and what the first is; None if there is none.

        Raises:
            UnreadError: Windows has no such library.
        """
        try:
            library = ctypes.WinDLL("bthprops.cpl")
        except OSError:
            raise UnreadError(Unread.NOT_OFFERED, "bthprops.cpl") from None
        library.BluetoothFindFirstRadio.restype = wintypes.HANDLE
        library.BluetoothFindRadioClose.argtypes = (wintypes.HANDLE,)
        library.BluetoothGetRadioInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p)
        size = wintypes.DWORD(4)
        handle = wintypes.HANDLE()
        found = library.BluetoothFindFirstRadio(ctypes.byref(size), ctypes.byref(handle))
        if not found:
            return None
        library.BluetoothFindRadioClose(found)
        info = ctypes.create_string_buffer(RADIO_INFO.to_bytes(4, "little"), RADIO_INFO)
        library.BluetoothGetRadioInfo(handle, info)
        ctypes.windll.kernel32.CloseHandle(handle)
        return bool(library.BluetoothIsDiscoverable(None)), info.raw

else:

    def radio() -> tuple[bool, bytes] | None:
        """Say that this system has no such library.

        Raises:
            UnreadError: always.
        """
        raise UnreadError(Unread.NOT_OFFERED, KEY)
