"""Apple PacketLogger files (.pklg), as macOS and the iOS Bluetooth profile write them.

The format is not published; this follows what Wireshark's reader understands: length (32 bit, of
what follows it), seconds, microseconds (32 bit each), type (8 bit), packet, all in one byte order
that nothing names. Records become link type 254, see `exposure_check.decode.btsnoop`.
"""

from struct import Struct

from exposure_check.decode.btsnoop import with_prefixes
from exposure_check.decode.container import MAX_RECORD
from exposure_check.decode.link import LINK_LINUX_MONITOR
from exposure_check.decode.sink import RecordSink
from exposure_check.decode.span import Row

MIN_HEAD = 13

_COMMAND, _EVENT, _ACL_SENT, _ACL_RECEIVED, _SCO_SENT, _SCO_RECEIVED = 2, 3, 4, 5, 6, 7
_SYSTEM_NOTE = 12
_OPCODES = {
    0x00: _COMMAND,
    0x01: _EVENT,
    0x02: _ACL_SENT,
    0x03: _ACL_RECEIVED,
    0x08: _SCO_SENT,
    0x09: _SCO_RECEIVED,
}
_TYPES = frozenset(_OPCODES) | {0x0A, 0x0B} | frozenset(range(0xF0, 0x100))
_PREFIXES = tuple(_OPCODES.get(kind, _SYSTEM_NOTE).to_bytes(4, "big") for kind in range(256))


def byte_order(head: bytes) -> str | None:
    """Return the byte order (``<`` or ``>``) if these first 13 octets may begin such a file.

    There is no magic number: length, microseconds and type must all be possible.
    """
    for order in "><":
        length, _, micro, kind = Struct(order + "IIIB").unpack_from(head)
        if 9 <= length <= MAX_RECORD and micro < 1_000_000 and kind in _TYPES:
            return order
    return None


class PacketLoggerFormat:
    """Reads records; there is no file header."""

    header = 13

    def __init__(self, sink: RecordSink, order: str) -> None:
        self._sink = sink
        self._unpack = Struct(order + "IIIB").unpack_from

    def walk(self, data: bytes, at: int, end: int, base: int) -> int:
        """See `ChainFormat.walk`."""
        rows: list[Row] = []
        prefixes: list[bytes] = []
        begin = at
        while at + 13 <= end:
            length, seconds, micro, kind = self._unpack(data, at)
            stop = at + 4 + length
            if stop > end or length < 9:
                break
            prefixes.append(_PREFIXES[kind])
            rows.append((at + 9 - begin, stop - begin, seconds * 1_000_000 + micro))
            at = stop
        if rows:
            changed = with_prefixes(data[begin:at], rows, prefixes)
            self._sink.put(LINK_LINUX_MONITOR, changed, base + begin, rows)
        return at

    def odd(self, data: bytes, at: int, _base: int) -> int | None:
        """See `ChainFormat.odd`."""
        if at + 13 > len(data):
            return at
        length = self._unpack(data, at)[0]
        if length < 9 or length > MAX_RECORD + 9:
            return None
        return at
