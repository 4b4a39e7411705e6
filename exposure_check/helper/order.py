"""What the helper is told: whole numbers, each within its bounds."""

from collections.abc import Sequence
from typing import NamedTuple

from exposure_check.helper import protocol
from exposure_check.helper.protocol import Code
from exposure_check.helper.stop import Stop

_MOST_DIGITS = 10


class Order(NamedTuple):
    """One order.

    Attributes:
        mode: `protocol.MODE_WIFI` or `protocol.MODE_HCI`.
        target: index of the interface; or of the Bluetooth adapter, -1 for all.
        channels: numbers, or `protocol.AS_IT_IS` alone; empty for Bluetooth.
        seconds: how long to listen at most.
        octets: how much to say at most.
    """

    mode: str
    target: int
    channels: tuple[int, ...]
    seconds: int
    octets: int


def read_order(arguments: Sequence[str]) -> Order:
    """Read ``wifi IFINDEX CHANNELS SECONDS [MEGABYTES]`` or ``hci-monitor SECONDS [ADAPTER]``.

    Raises:
        Stop: BAD_ARGUMENTS, if anything else was said.
    """
    count = len(arguments)
    mode = arguments[0] if count else ""
    if mode == protocol.MODE_WIFI and count in {4, 5}:
        megabytes = arguments[4] if count == 5 else str(protocol.DEFAULT_MEGABYTES)
        return Order(
            protocol.MODE_WIFI,
            _number(arguments[1], 1, protocol.MAX_INDEX),
            _channels(arguments[2]),
            _number(arguments[3], 1, protocol.MAX_SECONDS),
            _number(megabytes, 1, protocol.MAX_MEGABYTES) * 1_000_000,
        )
    if mode == protocol.MODE_HCI and count in {2, 3}:
        adapter = _number(arguments[2], 0, protocol.MAX_ADAPTER) if count == 3 else -1
        seconds = _number(arguments[1], 1, protocol.MAX_SECONDS)
        most = protocol.MAX_MEGABYTES * 1_000_000
        return Order(protocol.MODE_HCI, adapter, (), seconds, most)
    raise Stop(Code.BAD_ARGUMENTS)


def _channels(text: str) -> tuple[int, ...]:
    parts = text.split(",", protocol.MAX_CHANNELS)
    channels = tuple(_number(part, 0, 255) for part in parts[: protocol.MAX_CHANNELS])
    known = all(protocol.frequency(channel) for channel in channels)
    if len(parts) > len(channels) or not (known or channels == (protocol.AS_IT_IS,)):
        raise Stop(Code.BAD_ARGUMENTS)
    return channels


def _number(text: str, least: int, most: int) -> int:
    # isdecimal alone would take digits of every script, and int() underscores and spaces.
    if len(text) > _MOST_DIGITS or not (text.isascii() and text.isdecimal()):
        raise Stop(Code.BAD_ARGUMENTS)
    number = int(text)
    if not least <= number <= most:
        raise Stop(Code.BAD_ARGUMENTS)
    return number
