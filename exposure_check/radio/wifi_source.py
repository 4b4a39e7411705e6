"""A Wi-Fi interface, by its name, as a live source: the capture helper with what it has to know."""

import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from exposure_check.helper import protocol
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.radio.helper_launch import wifi_arguments
from exposure_check.radio.helper_source import HelperSource
from exposure_check.radio.rfkill import radio_blocked
from exposure_check.radio.wifi_interfaces import wifi_interfaces
from exposure_check.radio.wifi_modes import can_monitor

DEFAULT_CHANNEL: Final = 6
"""One channel without hopping hears most of a phone's searches (rule W4); phones visit them all."""

NO_WIFI: Final = "no-wifi"
"""This computer has no Wi-Fi adapter; said in the words of what a computer can do."""

_SPARE_S: Final = 600
"""Beyond the time agreed: for a password, and for telling the device apart."""

_MONITOR = "803"
"""ARPHRD_IEEE80211_RADIOTAP (``linux/if_arp.h``): the interface is in monitor mode already."""

_INTERFACES: Final = Path("/sys/class/net")


def wifi_source(
    interface: str,
    channels: Sequence[int],
    seconds: int,
    source: int,
    interfaces: Path = _INTERFACES,
    choose: Callable[[], str] | None = None,
) -> HelperSource:
    """Return a source that has not begun.

    Args:
        interface: its name, "" for the one that `best_interface` chooses.
        channels: to visit in turn, or one to stay on; none for `DEFAULT_CHANNEL`, or for what an
            interface in monitor mode is set to.
        seconds: how long at most, 0 for as long as the helper may.
        source: index of the source.
        interfaces: where Linux shows them.
        choose: in place of `best_interface`, for tests.

    Raises:
        ExposureCheckError: LISTENING_FAILED, there is no such interface.
    """
    interface = interface or (choose or best_interface)()
    if not interface:
        raise ExposureCheckError(Reason.LISTENING_FAILED, code=NO_WIFI)
    try:
        index = socket.if_nametoindex(interface)
    except OSError as error:
        code = protocol.Code.NO_SUCH_INTERFACE.value
        raise ExposureCheckError(Reason.LISTENING_FAILED, code=code) from error
    if not channels and not _monitors(interfaces / interface / "type"):
        channels = (DEFAULT_CHANNEL,)
    longest = protocol.MAX_SECONDS
    lasts = min(longest, seconds + _SPARE_S) if seconds else longest
    arguments = wifi_arguments(index, channels, lasts, protocol.MAX_MEGABYTES)
    return HelperSource(arguments, source, switched_off=lambda: any(radio_blocked(interface)))


def best_interface(folder: Path = _INTERFACES, listens: Callable[[str], bool] = can_monitor) -> str:
    """Return the name of the Wi-Fi interface to listen with, "" if this computer has none.

    One that can listen to others, and if there is a choice, one that no network uses.

    Args:
        folder: where Linux shows interfaces.
        listens: whether the radio of an interface can listen to others.
    """
    names = wifi_interfaces(folder)
    able = [name for name in names if listens(name)] or names
    return min(able, key=lambda name: _read(folder / name / "operstate") == "up", default="")


def _monitors(kind: Path) -> bool:
    return _read(kind) == _MONITOR


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
