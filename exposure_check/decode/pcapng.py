"""Pcapng files (draft-ietf-opsawg-pcapng): sections, interfaces, packets.

A broken block does not end the file: the next block that proves itself by its two equal lengths
is looked for.
"""

from struct import Struct

from exposure_check.decode.container import CUT_AT_END, MAX_RECORD
from exposure_check.decode.pcapng_interface import MAX_INTERFACES, Interface, read_interface
from exposure_check.decode.sink import RecordSink
from exposure_check.decode.span import Row
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Discard

SECTION = b"\n\r\r\n"
"""Block type of a section header, the same in both byte orders."""

_INTERFACE, _OLD_PACKET, _SIMPLE_PACKET, _PACKET = 1, 2, 3, 6
_PACKETS = frozenset({_OLD_PACKET, _SIMPLE_PACKET, _PACKET})
_NUMBERED = frozenset({9, 0xBAD, 0x40000BAD})
"""Journal and custom blocks: no packets, yet Wireshark gives them a frame number."""

_ORDERS = {b"\x4d\x3c\x2b\x1a": "<", b"\x1a\x2b\x3c\x4d": ">"}

_MAX_BLOCK = MAX_RECORD + 65_536
"""Octets of a block that is read: a packet and its options."""

_MAX_SKIPPED = 1 << 24
"""Octets of a block that is passed over; a greater length is taken for damage."""


class PcapngContainer:
    """Reads blocks; the stream begins with the first section header."""

    def __init__(self, sink: RecordSink) -> None:
        self._sink = sink
        self._data = b""
        self._base = 0
        self._rows: list[Row] = []
        self._skip = 0
        self._searching = False
        self._broken_at = 0
        self._sections = 0
        self._set_order("<")

    def feed(self, data: bytes, base: int) -> int:
        """See `exposure_check.decode.container.Container.feed`."""
        self._data, self._base = data, base
        self._places = [-1, -1, -1]
        at = 0
        while (after := self._step(at)) != at:
            at = after
        self._flush()
        self._data = b""
        return at

    def finish(self, rest: int, base: int) -> None:
        """See `exposure_check.decode.container.Container.finish`."""
        if not self._sections:
            raise ExposureCheckError(Reason.FILE_BROKEN, offset=base + rest, code="cut-header")
        if self._searching and not self._sink.number:
            raise ExposureCheckError(Reason.FILE_BROKEN, offset=self._broken_at, code="no-packets")
        if not self._searching and (rest or self._skip):
            self._sink.log.add(Discard.BROKEN_RECORD, base, CUT_AT_END)

    def _set_order(self, order: str) -> None:
        """Begin a section of this byte order: it knows no interface yet."""
        self._order = order
        self._one = Struct(order + "I").unpack_from
        self._two = Struct(order + "II").unpack_from
        self._eight = Struct(order + "IIIIIIII").unpack_from
        self._five = Struct(order + "IIIII").unpack_from
        pack = Struct(order + "I").pack
        self._signs = (SECTION, pack(_PACKET), pack(_INTERFACE))
        self._places = [-1, -1, -1]
        self._interfaces: dict[int, Interface] = {}
        self._alike: dict[Interface, Interface] = {}
        self._declared = 0
        self._current = -1
        self._interface: Interface | None = None

    def _step(self, at: int) -> int:
        """Go on from ``at``; return ``at`` itself if more octets are needed."""
        if self._skip:
            step = min(self._skip, len(self._data) - at)
            self._skip -= step
            return at + step
        if self._searching:
            at, proven = self._search(at)
            if not proven:
                return at
            self._searching = False
        return self._block(self._walk(at))

    def _walk(self, at: int) -> int:
        """Keep plain packet blocks from ``at`` on; return where the first other one begins.

        The hot loop: a block's second length is read together with the next block's first.
        """
        interface = self._interface
        if interface is None or at < 4:
            return at
        data, rows, current, interfaces = self._data, self._rows, self._current, self._interfaces
        append, eight, divisor = rows.append, self._eight, interface.divisor
        end = min(len(data), at + _MAX_BLOCK)
        last, begin, size = end - 32, at, self._one(data, at - 4)[0]
        upper, whole, part = -1, 0, 0
        while at <= last:
            size_again, kind, total, number, high, low, kept, length = eight(data, at - 4)
            start = at + 28
            stop = start + kept
            after = at + total
            if kind != 6 or stop + 4 > after or after > end or total & 3 or kept < length:
                break
            if number != current or size_again != size:
                if interfaces.get(number) is not interface or size_again != size:
                    break
                current = number
            if high != upper:  # rare, and small numbers are faster to divide
                if high > interface.plain_high:
                    break
                upper = high
                whole, part = divmod(high << 32, divisor)
            append((start, stop, whole + (part + low) // divisor))
            size = total
            at = after
        self._current = current
        return at if at == begin else self._checked(at, size)

    def _checked(self, at: int, size: int) -> int:
        """Take the last row back if the block that ends at ``at`` does not repeat its size."""
        if self._one(self._data, at - 4)[0] == size:
            return at
        self._rows.pop()
        return at - size

    def _block(self, at: int) -> int:
        """Read any one block at ``at``, with every check."""
        data = self._data
        if len(data) - at < 12:
            return at
        if data.startswith(SECTION, at):
            return self._section(at)
        kind, total = self._two(data, at)
        read = kind in _PACKETS or kind == _INTERFACE
        if total < 12 or total & 3 or total > (_MAX_BLOCK if read else _MAX_SKIPPED):
            return self._broken(at, kind, "block-length")
        if not read:
            if kind in _NUMBERED:
                self._flush()
                self._sink.number += 1
            self._skip = total - 8
            return at + 8
        return self._read(at, kind, total)

    def _read(self, at: int, kind: int, total: int) -> int:
        """Read a block of an interface or packet, of a possible length."""
        if at + total > len(self._data):
            return at
        if self._one(self._data, at + total - 4)[0] != total:
            return self._broken(at, kind, "block-trailer")
        if kind == _INTERFACE:
            self._declare(at, total)
        elif kind == _SIMPLE_PACKET:
            self._simple_packet(at, total)
        else:
            self._packet(at, kind, total)
        return at + total

    def _section(self, at: int) -> int:
        data = self._data
        order = _ORDERS.get(data[at + 8 : at + 12])
        if order is None:
            return self._broken(at, 0, "byte-order")
        one = Struct(order + "I").unpack_from
        total = one(data, at + 4)[0]
        if total < 28 or total & 3 or total > _MAX_BLOCK:
            return self._broken(at, 0, "block-length")
        if at + total > len(data):
            return at
        if one(data, at + total - 4)[0] != total:
            return self._broken(at, 0, "block-trailer")
        self._flush()
        self._set_order(order)
        self._sections += 1
        return at + int(total)

    def _declare(self, at: int, total: int) -> None:
        """Learn of the section's next interface."""
        number = self._declared
        self._declared += 1
        if total < 20:
            self._note(at, "interface-block")
            return
        if number >= MAX_INTERFACES:
            self._note(at, "too-many-interfaces")
            return
        interface, whole = read_interface(self._order, self._data[at + 8 : at + total - 4])
        if not whole:
            self._note(at, "option-overrun")
        self._interfaces[number] = self._alike.setdefault(interface, interface)

    def _packet(self, at: int, kind: int, total: int) -> None:
        """Read an enhanced packet block, or the obsolete packet block, which is laid out alike."""
        if total < 32:
            self._drop(at, Discard.BROKEN_RECORD, "block-length")
            return
        number, high, low, kept, length = self._five(self._data, at + 8)
        if kind == _OLD_PACKET:  # 16 bits of interface, 16 of drops
            number = number & 0xFFFF if self._order == "<" else number >> 16
        interface = self._interfaces.get(number)
        if interface is None:
            self._drop(at, Discard.BROKEN_RECORD, "missing-interface")
            return
        time = interface.time(high << 32 | low)
        if kept + 32 > total:
            self._drop(at, Discard.BROKEN_RECORD, "packet-length")
        elif time is None:
            self._drop(at, Discard.BROKEN_RECORD, "time")
        elif kept < length:
            self._drop(at, Discard.CUT_BY_CAPTURE, "snap-length", time)
        else:
            self._keep(interface, number, (at + 28, at + 28 + kept, time))

    def _simple_packet(self, at: int, total: int) -> None:
        """Read a block without a clock: its time is taken to be the packet's before it."""
        interface = self._interfaces.get(0)
        if interface is None:
            self._drop(at, Discard.BROKEN_RECORD, "missing-interface")
            return
        length = self._one(self._data, at + 8)[0]
        kept = min(length, interface.snap or length)
        if kept + 16 > total:
            self._drop(at, Discard.BROKEN_RECORD, "packet-length")
        elif kept < length:
            self._drop(at, Discard.CUT_BY_CAPTURE, "snap-length")
        else:
            time = self._rows[-1][2] if self._rows else self._sink.last_time
            self._keep(interface, 0, (at + 12, at + 12 + kept, time))

    def _keep(self, interface: Interface, number: int, row: Row) -> None:
        if self._interface is not None and self._interface.link != interface.link:
            self._flush()
        self._interface, self._current = interface, number
        self._rows.append(row)

    def _flush(self) -> None:
        if self._rows and self._interface is not None:
            self._sink.put(self._interface.link, self._data, self._base, self._rows)
            self._rows = []

    def _drop(self, at: int, reason: Discard, detail: str, time: int | None = None) -> None:
        """Leave out the packet at ``at``; it keeps its number."""
        self._flush()
        self._sink.skip(reason, self._base + at, detail, time)

    def _note(self, at: int, detail: str) -> None:
        """Count a problem with something that is no packet."""
        self._flush()
        self._sink.log.add(Discard.BROKEN_RECORD, self._base + at, detail)

    def _broken(self, at: int, kind: int, detail: str) -> int:
        """Count a block whose end is not known, and begin to look for the next one."""
        if not self._sections:
            raise ExposureCheckError(Reason.FILE_BROKEN, offset=self._base + at, code=detail)
        if kind in _PACKETS:
            self._drop(at, Discard.BROKEN_RECORD, detail)
        else:
            self._note(at, detail)
            self._declared += kind == _INTERFACE
        self._searching = True
        self._broken_at = self._base + at
        return at + 4

    def _search(self, at: int) -> tuple[int, bool]:
        """Look for a block that proves itself; return where to go on and whether it was found."""
        data = self._data
        none = len(data)
        places = self._places  # kept while the data are the same: none is looked for twice
        for which, sign in enumerate(self._signs):
            if places[which] < at:
                places[which] = _find(data, sign, at)
        while (place := min(places)) < none:
            proven = self._proven(place)
            if proven is not False:
                return place, proven is True
            which = places.index(place)
            places[which] = _find(data, self._signs[which], place + 1)
        return max(at, none - 3), False

    def _proven(self, at: int) -> bool | None:
        """Tell whether a whole block begins at ``at``; None if more octets are needed to know."""
        data = self._data
        one = self._one
        if at + 12 > len(data):
            return None
        if data.startswith(SECTION, at):
            order = _ORDERS.get(data[at + 8 : at + 12])
            if order is None:
                return False
            one = Struct(order + "I").unpack_from
        total = one(data, at + 4)[0]
        if total < 20 or total & 3 or total > _MAX_BLOCK:
            return False
        if at + total > len(data):
            return None
        return bool(one(data, at + total - 4)[0] == total)


def _find(data: bytes, sign: bytes, at: int) -> int:
    """Return where ``sign`` begins at or after ``at``, or the length of ``data``."""
    place = data.find(sign, at)
    return len(data) if place < 0 else place
