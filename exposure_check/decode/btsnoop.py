"""BTSnoop files (RFC 1761 with the datalinks of Symbian, Android and BlueZ ``btmon``).

Records are handed on in the form of a LINKTYPE_ that pcap files know. The few octets that this
form has before the packet overwrite the end of the record's own header, in a copy, so that every
offset stays true.
"""

from collections.abc import Callable
from struct import Struct

from exposure_check.decode.container import MAX_RECORD, MAX_TIME
from exposure_check.decode.link import LINK_H4_DIRECTION, LINK_LINUX_MONITOR
from exposure_check.decode.sink import RecordSink
from exposure_check.decode.span import Row
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Discard

MAGIC = b"btsnoop\0"
FILE_HEADER = 16

_EPOCH = 0x00DCDDB30F2F8000
"""1 January 1970 in microseconds since the beginning of the year 0."""

_HCI, _H4, _MONITOR = 1001, 1002, 2001
_DATALINKS = range(1001, 10_000)
_RECORD = Struct(">IIIIq")


def _hci_prefix(flags: int) -> bytes:
    """Direction, and the H4 packet type that datalink 1001 tells by two flags."""
    kind = 2 if not flags & 2 else 4 if flags & 1 else 1
    return (flags & 1).to_bytes(4, "big") + bytes((kind,))


def _h4_prefix(flags: int) -> bytes:
    return (flags & 1).to_bytes(4, "big")


def _monitor_prefix(flags: int) -> bytes:
    """Adapter index and opcode stand in the flags as in the pseudo header of link type 254."""
    return flags.to_bytes(4, "big")


def _no_prefix(_flags: int) -> bytes:
    return b""


_FORMS: dict[int, tuple[int, int, Callable[[int], bytes]]] = {
    _HCI: (LINK_H4_DIRECTION, 5, _hci_prefix),
    _H4: (LINK_H4_DIRECTION, 4, _h4_prefix),
    _MONITOR: (LINK_LINUX_MONITOR, 4, _monitor_prefix),
}


def with_prefixes(data: bytes, rows: list[Row], prefixes: list[bytes]) -> bytes:
    """Return a copy of ``data`` in which each row begins with its prefix."""
    changed = bytearray(data)
    for (start, _, _), prefix in zip(rows, prefixes, strict=True):
        changed[start : start + len(prefix)] = prefix
    return bytes(changed)


class BtsnoopFormat:
    """Reads records; ``head`` is the whole file header (16 octets).

    Records of a datalink that is none of 1001, 1002, 2001 are handed on under its own number,
    which is no link type.

    Raises:
        ExposureCheckError: FILE_BROKEN if the datalink is none of btsnoop's.
    """

    header = _RECORD.size

    def __init__(self, sink: RecordSink, head: bytes) -> None:
        self._sink = sink
        datalink = int.from_bytes(head[12:16], "big")
        if datalink not in _DATALINKS:
            raise ExposureCheckError(Reason.FILE_BROKEN, offset=12, code="btsnoop-datalink")
        self._link, self._size, self._prefix = _FORMS.get(datalink, (datalink, 0, _no_prefix))

    def walk(self, data: bytes, at: int, end: int, base: int) -> int:
        """See `ChainFormat.walk`."""
        rows: list[Row] = []
        prefixes: list[bytes] = []
        begin, size, prefix = at, self._size, self._prefix
        while at + 24 <= end:
            length, kept, flags, _, ticks = _RECORD.unpack_from(data, at)
            start = at + 24
            stop = start + kept
            if stop > end or kept < length or not 0 <= ticks - _EPOCH <= MAX_TIME:
                break
            prefixes.append(prefix(flags))
            rows.append((start - size - begin, stop - begin, ticks - _EPOCH))
            at = stop
        if rows:
            changed = with_prefixes(data[begin:at], rows, prefixes)
            self._sink.put(self._link, changed, base + begin, rows)
        return at

    def odd(self, data: bytes, at: int, base: int) -> int | None:
        """See `ChainFormat.odd`."""
        if at + 24 > len(data):
            return at
        _, kept, _, _, ticks = _RECORD.unpack_from(data, at)
        if kept > MAX_RECORD:
            return None
        stop = at + 24 + int(kept)
        if stop > len(data):
            return at
        time = ticks - _EPOCH
        if not 0 <= time <= MAX_TIME:
            self._sink.skip(Discard.BROKEN_RECORD, base + at, "time")
        else:
            self._sink.skip(Discard.CUT_BY_CAPTURE, base + at, "snap-length", time)
        return stop
