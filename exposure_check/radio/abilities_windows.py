"""What a Windows computer can do.

Stated facts, with their sources; asked of the system are its build and whether bleak is there.
Whether Bluetooth is on or allowed is found when it is used: asking needs the same parts of Windows.

Sources: bleak ``backends/winrt/scanner.py`` (active and passive scanning); learn.microsoft.com,
``BluetoothLEAdvertisementReceivedEventArgs.BluetoothAddressType`` (build 19041); Wi-Fi monitor mode
belongs to Native 802.11, deprecated in Windows 10.
"""

import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Final

from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.radio.ble_trouble import Trouble

TELLS_ADDRESS_KIND: Final = 19_041
"""Build of Windows 10, version 2004."""


def windows_build() -> int:
    """Return the build of this Windows, 0 elsewhere."""
    asked = getattr(sys, "getwindowsversion", None)
    return 0 if asked is None else int(asked().build)


def windows_abilities(
    build: Callable[[], int] = windows_build,
    has_library: Callable[[], bool] = lambda: find_spec("bleak") is not None,
) -> tuple[Ability, ...]:
    """Return the answers.

    Args:
        build: asks for the build of Windows.
        has_library: asks whether bleak is installed.
    """
    if not has_library():
        hears = [
            Ability(one, Answer.NO, Trouble.NO_LIBRARY.value)
            for one in (
                AbilityId.BLUETOOTH,
                AbilityId.BLUETOOTH_SILENTLY,
                AbilityId.BLUETOOTH_ADDRESS,
            )
        ]
    else:
        told = build() >= TELLS_ADDRESS_KIND
        hears = [
            Ability(AbilityId.BLUETOOTH, Answer.MAYBE, "windows-bluetooth"),
            Ability(AbilityId.BLUETOOTH_SILENTLY, Answer.MAYBE),
            Ability(AbilityId.BLUETOOTH_ADDRESS, Answer.YES, "unpaired-only")
            if told
            else Ability(AbilityId.BLUETOOTH_ADDRESS, Answer.NO, "windows-too-old"),
        ]
    return (
        *hears,
        Ability(AbilityId.CLASSIC_SEARCH, Answer.NO, Trouble.INQUIRY_LINUX_ONLY.value),
        Ability(AbilityId.WIFI, Answer.NO, "wifi-linux-only"),
        Ability(AbilityId.OWN_BLUETOOTH, Answer.NO, Trouble.OVERHEAR_LINUX_ONLY.value),
        Ability(AbilityId.OWN_WIFI, Answer.NO, Trouble.OVERHEAR_LINUX_ONLY.value),
    )
