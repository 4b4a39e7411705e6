"""Bounds what is judged as one device: a device has few addresses, a crowd has many.

A real device comes near these bounds after days of listening; taking a crowd for one device
(``--mine all`` on a street) does so at once, and must cost neither memory nor minutes.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from exposure_check.engine.ble_table import BleTrack, TrackKey
from exposure_check.engine.limits import Limits
from exposure_check.engine.wifi_track import WifiTrack
from exposure_check.model.address import BleAddressKind, is_local

_Entry = TypeVar("_Entry")

_FIXED = (BleAddressKind.PUBLIC, BleAddressKind.STATIC_RANDOM)


def judged_wifi(
    chosen: Iterable[tuple[bytes, WifiTrack]], limits: Limits
) -> tuple[list[tuple[bytes, WifiTrack]], dict[bytes, int]]:
    """Return the Wi-Fi addresses to judge, and how many of each one's runs, earliest first.

    Vendor-given addresses and addresses that joined a network are taken whenever they came.
    """
    entries = _bounded(
        sorted(chosen, key=lambda entry: entry[1].first),
        lambda entry: not is_local(entry[0]) or bool(entry[1].joins),
        limits,
    )
    starts = sorted(start for _, track in entries for start, *_ in track.runs())
    if len(starts) <= limits.judged_runs:
        return entries, {}
    last = starts[limits.judged_runs]
    return entries, {
        address: sum(start < last for start, *_ in track.runs()) for address, track in entries
    }


def judged_ble(
    chosen: Iterable[tuple[TrackKey, BleTrack]], limits: Limits
) -> list[tuple[TrackKey, BleTrack]]:
    """Return the Bluetooth addresses to judge; public and static ones whenever they came."""
    return _bounded(
        sorted(chosen, key=lambda entry: entry[1].first),
        lambda entry: entry[0][1] in _FIXED,
        limits,
    )


def _bounded(
    entries: list[_Entry], decides: Callable[[_Entry], bool], limits: Limits
) -> list[_Entry]:
    late = [entry for entry in entries[limits.judged :] if decides(entry)]
    return entries[: limits.judged] + late[: limits.judged_fixed]
