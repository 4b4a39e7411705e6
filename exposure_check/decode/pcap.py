"""Classic pcap files (draft-ietf-opsawg-pcap; https://www.tcpdump.org/manpages/pcap-savefile.5)."""

from collections.abc import Callable
from dataclasses import dataclass
from struct import Struct

from exposure_check.decode.container import MAX_RECORD
from exposure_check.decode.link import LINK_RADIOTAP
from exposure_check.decode.sink import RecordSink
from exposure_check.decode.span import Picked, Row
from exposure_check.model.heard import Discard

FILE_HEADER = 24

_TIME = 8
"""Octets of a record's time, the first of its header."""

_MICRO = 0xA1B2C3D4
_NANO = 0xA1B23C4D
_MODIFIED = 0xA1B2CD34


@dataclass(frozen=True, slots=True)
class _Flavour:
    order: str
    divisor: int
    """Units of the second time field in one microsecond."""
    extra: int
    """Octets that a record header has beyond the usual 16 (Kuznetzov's patched libpcap: 8)."""


_FLAVOURS = {
    Struct(order + "I").pack(magic): _Flavour(order, divisor, extra)
    for order in "<>"
    for magic, divisor, extra in ((_MICRO, 1, 0), (_NANO, 1000, 0), (_MODIFIED, 1, 8))
}


def is_pcap(head: bytes) -> bool:
    """Tell whether these first (at least 4) octets begin a pcap file."""
    return head[:4] in _FLAVOURS


def _peek_unpacker(flavour: _Flavour) -> Callable[[bytes, int], tuple[int, int, int]]:
    """Return a reader of a record's two lengths and, two octets on, of its radiotap header's.

    It reads from behind the record's time. A radiotap header is little endian whatever the file is.
    """
    if flavour.order == "<":
        return Struct(f"<II{flavour.extra}x2xH").unpack_from
    lengths = Struct(">II").unpack_from
    header_at = 8 + flavour.extra + 2

    def unpack(data: bytes, at: int) -> tuple[int, int, int]:
        header = data[at + header_at] | data[at + header_at + 1] << 8
        return *lengths(data, at), header

    return unpack


class PcapFormat:
    """Reads records; ``head`` is the whole file header (24 octets, `is_pcap`)."""

    def __init__(self, sink: RecordSink, head: bytes) -> None:
        self._sink = sink
        flavour = _FLAVOURS[head[:4]]
        # The upper 16 bits tell about the frame check sequence.
        self._link = Struct(flavour.order + "I").unpack_from(head, 20)[0] & 0xFFFF
        self._unpack = Struct(flavour.order + "IIII").unpack_from
        self._stamp = Struct(flavour.order + "II").unpack_from
        self._peek = _peek_unpacker(flavour)
        self._picks = self._link == LINK_RADIOTAP and sink.picks(self._link)
        self._divisor = flavour.divisor
        self.header = 16 + flavour.extra

    def walk(self, data: bytes, at: int, end: int, base: int) -> int:
        """See `ChainFormat.walk`."""
        if self._picks:
            at = self._walk_picking(data, at, end, base)
        return self._walk_all(data, at, end, base)

    def _walk_all(self, data: bytes, at: int, end: int, base: int) -> int:
        rows: list[Row] = []
        append, unpack, size, divisor = rows.append, self._unpack, self.header, self._divisor
        last = end - size
        second, second_time = -1, 0
        while at <= last:
            seconds, fraction, kept, length = unpack(data, at)
            start = at + size
            stop = start + kept
            if stop > end or kept < length:
                break
            if seconds != second:  # a new second is rare: large numbers are slow to multiply
                second, second_time = seconds, seconds * 1000000
            append((start, stop, second_time + fraction // divisor))
            at = stop
        if rows:
            self._sink.put(self._link, data, base, rows)
        return at

    def _walk_picking(self, data: bytes, at: int, end: int, base: int) -> int:
        """Walk records with a radiotap header, handing on only what may be a client's frame.

        Of a million records in a busy place some 800,000 are of no interest: reading the header's
        length together with the record's own costs less than making a row of each, and when they
        were received is not even read. Stops before a record too short for that.
        """
        picked: list[Picked] = []
        pick, unpack, wanted = picked.append, self._peek, self._sink.wanted_now()
        stamp, divisor = self._stamp, self._divisor
        # From here on, ``at`` is where a record's lengths stand, behind its time.
        behind = self.header - _TIME
        at += _TIME
        last = end - behind - 4
        first = frame = self._sink.next_frame
        begin = before = at
        # Counting in C is cheaper than adding one; a buffer holds fewer records than octets.
        for frame in range(first, first + end):
            if at > last:
                break
            kept, length, header = unpack(data, at)
            start = at + behind
            if start + kept > end or kept < length:
                break
            if not 8 <= header < kept or data[start + header] in wanted:
                seconds, fraction = stamp(data, at - _TIME)
                time = seconds * 1000000 + fraction // divisor
                pick((frame, start, start + header, start + kept, time))
            before = at
            at = start + kept + _TIME
        if frame > first:
            times = self._time(data, begin - _TIME), self._time(data, before - _TIME)
            self._sink.put_picked(data, base, picked, frame - first, times)
        return at - _TIME

    def _time(self, data: bytes, at: int) -> int:
        seconds, fraction = self._stamp(data, at)
        return int(seconds * 1_000_000 + fraction // self._divisor)

    def odd(self, data: bytes, at: int, base: int) -> int | None:
        """See `ChainFormat.odd`."""
        if at + self.header > len(data):
            return at
        seconds, fraction, kept, _ = self._unpack(data, at)
        if kept > MAX_RECORD:
            return None
        stop = at + self.header + int(kept)
        if stop > len(data):
            return at
        time = seconds * 1_000_000 + fraction // self._divisor
        self._sink.skip(Discard.CUT_BY_CAPTURE, base + at, "snap-length", time)
        return stop
