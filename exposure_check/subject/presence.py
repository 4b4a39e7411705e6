"""When one address was heard, second by second, in a few octets."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from exposure_check.model.heard import RSSI_UNKNOWN

WINDOW = 512
"""Seconds that are told apart; the newest ones stay."""

_HEAD = struct.Struct("<qqIIiI")
_HEAD_SIZE = _HEAD.size
_CELLS = WINDOW // 8
_SECOND = 1_000_000
_LATEST = 1 << 60
_MOST = 1 << 24
"""Sightings after which the mean signal strength is settled, so its sum fits its field."""


@dataclass(frozen=True, slots=True)
class Run:
    """A time in which an address was never silent for long.

    Attributes:
        first, last: the seconds of its first and last sighting, of the same clock as the times.
    """

    first: int
    last: int

    @property
    def seconds(self) -> int:
        """Whole seconds between the first and the last sighting."""
        return self.last - self.first


class Presence:
    """Sightings of one address: first, last, how many, how strong, and in which seconds.

    All of it lies in one array of 96 octets, 193 with Python's own share (CPython 3.11), for the
    crowd may be large. Any times and strengths may be given; nothing raises, nothing grows.
    """

    __slots__ = ("_octets",)

    def __init__(self, time: int, rssi: int = RSSI_UNKNOWN) -> None:
        """Begin with the first sighting: time in µs, strength in dBm."""
        time = _bounded(time)
        self._octets = bytearray(_HEAD_SIZE + _CELLS)
        _HEAD.pack_into(self._octets, 0, time, time, 0, 0, 0, 0)
        self.observe(time, rssi)

    def observe(self, time: int, rssi: int = RSSI_UNKNOWN) -> None:
        """Take in a sighting; one from before the kept seconds counts, but has no second."""
        octets = self._octets
        if not 0 <= time <= _LATEST:
            time = _bounded(time)
        first, last, count, measured, total, slid = _HEAD.unpack_from(octets)
        # The kept seconds begin at the first sighting ever and slide on by whole octets.
        second = time // _SECOND - first // _SECOND - slid * 8
        if second >= WINDOW:
            slid, second = self._slide(slid, second)
        if second >= 0:
            octets[_HEAD_SIZE + (second >> 3)] |= 1 << (second & 7)
        if time > last:  # noqa: PLR1730 twice as fast as max()
            last = time
        if count < _MOST:
            count += 1
            if -RSSI_UNKNOWN < rssi < RSSI_UNKNOWN:
                measured += 1
                total += rssi
        _HEAD.pack_into(octets, 0, first, last, count, measured, total, slid)

    def _slide(self, slid: int, second: int) -> tuple[int, int]:
        """Drop the oldest octets, so that ``second`` fits; return what it is then."""
        octets = (second - WINDOW) // 8 + 1
        if slid + octets >= 1 << 32:
            return slid, -1
        kept = self._octets[_HEAD_SIZE + min(octets, _CELLS) :]
        self._octets[_HEAD_SIZE:] = kept.ljust(_CELLS, b"\0")
        return slid + octets, second - octets * 8

    @property
    def first(self) -> int:
        """Time of the first sighting taken in, µs."""
        return int(_HEAD.unpack_from(self._octets)[0])

    @property
    def last(self) -> int:
        """Time of the newest sighting, µs."""
        return int(_HEAD.unpack_from(self._octets)[1])

    @property
    def count(self) -> int:
        """Sightings, counted up to 2^24."""
        return int(_HEAD.unpack_from(self._octets)[2])

    @property
    def rssi(self) -> float | None:
        """Mean signal strength in dBm, None if never given."""
        _, _, _, measured, total, _ = _HEAD.unpack_from(self._octets)
        return total / measured if measured else None

    @property
    def seconds(self) -> int:
        """In how many of the kept seconds it was heard."""
        return int.from_bytes(self._octets[_HEAD_SIZE:]).bit_count()

    def runs(self, silence: int) -> Iterator[Run]:
        """Yield its runs in the kept seconds; ``silence`` (at least 1) unheard ones part two."""
        first, _, _, _, _, slid = _HEAD.unpack_from(self._octets)
        start = first // _SECOND + slid * 8
        bits = int.from_bytes(self._octets[_HEAD_SIZE:], "little")
        heard = bin(bits)[:1:-1]
        for run in re.finditer(f"1(?:0{{0,{max(silence, 1) - 1}}}1)*", heard):
            yield Run(start + run.start(), start + run.end() - 1)


def _bounded(time: int) -> int:
    return min(max(time, 0), _LATEST)
