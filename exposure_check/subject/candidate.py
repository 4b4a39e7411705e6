"""What telling devices apart may look at: one transmitter, as counts and strength."""

from dataclasses import dataclass
from enum import StrEnum


class Medium(StrEnum):
    """Where a transmitter was heard."""

    WIFI = "wifi"
    BLE = "ble"
    NET = "net"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One transmitter address in one medium.

    Attributes:
        key: the engine's number for it.
        medium: where.
        address: six octets, None if hidden.
        frames: good frames.
        rssi: mean dBm, None if not given.
        first, last: µs.
        resolvable: True for a Bluetooth resolvable private address.
        advertises: False for one that only answers classic Bluetooth searches.
        only_data: True for a Wi-Fi address that neither searched nor joined, and for a Bluetooth
            one that only asked others: such as that of the computer that records.
        told: True if this host told its own controller to send it: it is this computer's own.
    """

    key: int
    medium: Medium
    address: bytes | None
    frames: int
    rssi: float | None
    first: int
    last: int
    resolvable: bool = False
    told: bool = False
    advertises: bool = True
    only_data: bool = False
