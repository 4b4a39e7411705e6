"""Interfaces of a pcapng file: link type and clock (draft-ietf-opsawg-pcapng 4.2)."""

from dataclasses import dataclass
from struct import Struct

from exposure_check.decode.container import MAX_TIME

MAX_INTERFACES = 16_384
"""Interfaces of one section that are kept; records of further ones are skipped."""

_OPTION_TSRESOL = 9
_OPTION_TSOFFSET = 14


@dataclass(frozen=True, slots=True)
class Interface:
    """How to read the records of an interface.

    A record's time in µs is ``ticks * factor // divisor + offset``.

    Attributes:
        link: LINKTYPE_ number.
        snap: octets kept of a packet at most, 0 for all.
        factor, divisor, offset: see above.
        plain_high: up to this upper half of the 64-bit ticks a time is in range and simply
            ``ticks // divisor``; -1 if that is never so.
    """

    link: int
    snap: int
    factor: int
    divisor: int
    offset: int
    plain_high: int

    def time(self, ticks: int) -> int | None:
        """Return µs since the Unix epoch, or None for a time no calendar can show."""
        time = ticks * self.factor // self.divisor + self.offset
        return time if 0 <= time <= MAX_TIME else None


def read_interface(order: str, body: bytes) -> tuple[Interface, bool]:
    """Read the body of an Interface Description Block (at least 8 octets).

    Returns:
        The interface, and whether its options could be read to their end.
    """
    link, snap = Struct(order + "HxxI").unpack_from(body)
    option = Struct(order + "HH")
    resolution, offset = 6, 0
    at = 8
    while at + 4 <= len(body):
        code, size = option.unpack_from(body, at)
        at += 4
        if code == 0:
            return _interface(link, snap, resolution, offset), True
        if at + size > len(body):
            return _interface(link, snap, resolution, offset), False
        if code == _OPTION_TSRESOL and size == 1:
            resolution = body[at]
        elif code == _OPTION_TSOFFSET and size == 8:
            offset = Struct(order + "q").unpack_from(body, at)[0]
        at += size + (-size % 4)
    return _interface(link, snap, resolution, offset), at >= len(body)


def _interface(link: int, snap: int, resolution: int, offset: int) -> Interface:
    power = resolution & 0x7F
    per_second = 1 << power if resolution & 0x80 else 10**power
    factor, divisor = 1_000_000, per_second
    if not divisor % factor:
        factor, divisor = 1, divisor // factor
    plain = factor == 1 and not offset
    high = (MAX_TIME * divisor >> 32) - 1 if plain else -1
    return Interface(link, snap, factor, divisor, offset * 1_000_000, high)
