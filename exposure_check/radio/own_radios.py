"""All radios of this computer, overhearing themselves (Linux)."""

import sys
from collections.abc import Callable, Sequence
from typing import Final

from exposure_check.helper.protocol import MAX_SECONDS
from exposure_check.radio.ble_trouble import Trouble, failed
from exposure_check.radio.self_overhear import OwnBluetooth, OwnWifi, own_bluetooth, own_wifi
from exposure_check.radio.wifi_interfaces import wifi_interfaces

_SPARE_S: Final = 120
"""Beyond the time agreed: for a password."""


def own_radios(
    seconds: int,
    source: int,
    interfaces: Callable[[], Sequence[str]] = wifi_interfaces,
    platform: str = sys.platform,
) -> list[OwnBluetooth | OwnWifi]:
    """Return one source for Bluetooth and one for each Wi-Fi interface; none has begun.

    Args:
        seconds: how long to listen.
        source: index of the first source.
        interfaces: of this computer.
        platform: as ``sys.platform``.

    Raises:
        ExposureCheckError: LISTENING_FAILED, this is no Linux.
    """
    if platform != "linux":
        raise failed(Trouble.OVERHEAR_LINUX_ONLY)
    lasts = min(MAX_SECONDS, (seconds or MAX_SECONDS) + _SPARE_S)
    bluetooth = own_bluetooth(lasts, source)
    wifi = [own_wifi(name, lasts, at) for at, name in enumerate(interfaces(), source + 1)]
    return [bluetooth, *wifi]
