"""Writers of small captures of every format, and a reader that shows what the parser made of them.

Each writer takes packets of (time in µs since 1970, octets).
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exposure_check.decode.parser import CaptureParser
from exposure_check.decode.span import Span
from exposure_check.model.heard import Batch, Problem
from tests.decode.wifi_frames import element, management, usual_radiotap

Packet = tuple[int, bytes]

START = 1_700_000_000_000_000
WIFI = usual_radiotap(0) + management(body=element(0, b"net") + element(1, b"\x02\x04"))
BTSNOOP_EPOCH = 0x00DCDDB30F2F8000


def pcap(
    packets: Iterable[Packet], link: int = 127, order: str = "<", *, nano: bool = False
) -> bytes:
    head = struct.pack(order + "IHHiIII", 0xA1B23C4D if nano else 0xA1B2C3D4, 2, 4, 0, 0, 0, link)
    return head + b"".join(pcap_record(one, order, nano=nano) for one in packets)


def pcap_record(packet: Packet, order: str = "<", *, nano: bool = False) -> bytes:
    time, octets = packet
    seconds, micro = divmod(time, 1_000_000)
    fraction = micro * 1000 + 7 if nano else micro
    return struct.pack(order + "IIII", seconds, fraction, len(octets), len(octets)) + octets


def pcap_modified(packets: Iterable[Packet], link: int = 127, order: str = "<") -> bytes:
    whole = struct.pack(order + "IHHiIII", 0xA1B2CD34, 2, 4, 0, 0, 0, link)
    for one in packets:
        record = pcap_record(one, order)
        whole += record[:16] + struct.pack(order + "IHBB", 3, 0, 0, 0) + record[16:]
    return whole


def block(kind: int, body: bytes, order: str = "<") -> bytes:
    body += bytes(-len(body) % 4)
    total = struct.pack(order + "I", len(body) + 12)
    return struct.pack(order + "I", kind) + total + body + total


def section(order: str = "<", length: int = -1) -> bytes:
    return block(0x0A0D0D0A, struct.pack(order + "IHHq", 0x1A2B3C4D, 1, 0, length), order)


def option(code: int, value: bytes, order: str = "<") -> bytes:
    return struct.pack(order + "HH", code, len(value)) + value + bytes(-len(value) % 4)


def interface(link: int = 127, snap: int = 0, options: bytes = b"", order: str = "<") -> bytes:
    return block(1, struct.pack(order + "HHI", link, 0, snap) + options, order)


def enhanced(packet: Packet, number: int = 0, order: str = "<", options: bytes = b"") -> bytes:
    """An enhanced packet block; the packet's time is written as it is, in the interface's units."""
    ticks, octets = packet
    size = len(octets)
    head = struct.pack(order + "IIIII", number, ticks >> 32, ticks & 0xFFFFFFFF, size, size)
    return block(6, head + octets + bytes(-size % 4) + options, order)


def simple(octets: bytes, length: int | None = None, order: str = "<") -> bytes:
    return block(3, struct.pack(order + "I", length or len(octets)) + octets, order)


def old_packet(packet: Packet, number: int = 0, order: str = "<") -> bytes:
    ticks, octets = packet
    size = len(octets)
    head = struct.pack(order + "HHIIII", number, 9, ticks >> 32, ticks & 0xFFFFFFFF, size, size)
    return block(2, head + octets, order)


def pcapng(packets: Iterable[Packet], link: int = 127, order: str = "<") -> bytes:
    whole = section(order) + interface(link, order=order)
    return whole + b"".join(enhanced(one, order=order) for one in packets)


def btsnoop(packets: Iterable[tuple[int, bytes, int]], datalink: int = 2001) -> bytes:
    """Packets of (time, octets, flags)."""
    whole = b"btsnoop\0" + struct.pack(">II", 1, datalink)
    for time, octets, flags in packets:
        size = len(octets)
        whole += struct.pack(">IIIIq", size, size, flags, 0, time + BTSNOOP_EPOCH) + octets
    return whole


def packet_logger(packets: Iterable[tuple[int, bytes, int]], order: str = ">") -> bytes:
    """Packets of (time, octets, type)."""
    whole = b""
    for time, octets, kind in packets:
        seconds, micro = divmod(time, 1_000_000)
        whole += struct.pack(order + "IIIB", len(octets) + 9, seconds, micro, kind) + octets
    return whole


def small_captures() -> dict[str, bytes]:
    """A small capture of every format and byte order; each holds five records."""
    plain = [(START + 1000 * n, WIFI + bytes(n)) for n in range(5)]
    hci = [(START + 1000 * n, bytes((0x3E, 3, 2, 0, n)), 3) for n in range(5)]
    logger = [(time, octets, (0, 1, 2, 0xFC, 1)[n]) for n, (time, octets, _) in enumerate(hci)]
    h4 = [(time, b"\4" + octets, 3) for time, octets, _ in hci]
    mixed = [enhanced(plain[n], n % 2) for n in range(5)]
    return {
        "pcap": pcap(plain),
        "pcap-big": pcap(plain, order=">"),
        "pcap-nano": pcap(plain, nano=True),
        "pcap-nano-big": pcap(plain, order=">", nano=True),
        "pcap-modified": pcap_modified(plain),
        "pcap-unknown-link": pcap(plain, link=147),
        "pcapng": pcapng(plain),
        "pcapng-big": pcapng(plain, order=">"),
        "pcapng-mixed": section() + interface() + interface(147) + b"".join(mixed),
        "pcapng-others": section()
        + interface(options=option(2, b"name") + option(0, b""))
        + block(4, b"names")
        + simple(WIFI)
        + old_packet(plain[1])
        + block(0xBAD, b"0123"),
        "pcapng-sections": pcapng(plain[:2]) + pcapng(plain[2:], order=">"),
        "btsnoop-1001": btsnoop(hci, 1001),
        "btsnoop-1002": btsnoop(h4, 1002),
        "btsnoop-2001": btsnoop(hci),
        "btsnoop-1003": btsnoop(hci, 1003),
        "packet-logger": packet_logger(logger),
        "packet-logger-little": packet_logger(logger, "<"),
    }


@dataclass
class Record:
    number: int
    link: int
    time: int
    octets: bytes
    offset: int


@dataclass
class Reading:
    """Everything a parser said about a capture."""

    batch: Batch
    problems: tuple[Problem, ...]
    records: list[Record]

    @property
    def octets(self) -> list[bytes]:
        return [record.octets for record in self.records]

    @property
    def times(self) -> list[int]:
        return [record.time for record in self.records]

    @property
    def reasons(self) -> list[tuple[str, str, int, int]]:
        return [(one.reason.value, one.detail, one.offset, one.count) for one in self.problems]


class _Recorder:
    """Stands in for the walkers: writes down, then lets the true walker walk."""

    def __init__(self, parser: CaptureParser) -> None:
        self._true = parser._sink._walker
        self.records: list[Record] = []

    def walker(self, link: int) -> "_Walker":
        return _Walker(self.records, self._true(link))


class _Walker:
    def __init__(self, records: list[Record], true) -> None:
        self._records = records
        self._true = true

    def walk(self, span: Span, batch: Batch) -> None:
        for index, (start, end, time) in enumerate(span.rows):
            assert 0 <= start <= end <= len(span.buffer)
            octets = span.buffer[start:end]
            number = span.number + index
            self._records.append(Record(number, span.link, time, octets, span.base + start))
        if self._true:
            self._true.walk(span, batch)


def read(pieces: bytes | Iterable[bytes], *, record: bool = True) -> Reading:
    """Parse a capture, or its pieces; link types no walker knows are recorded, too."""
    parser = CaptureParser(1)
    recorder = _Recorder(parser)
    if record:
        parser._sink._walker = recorder.walker
    whole = Batch()
    rest = b""
    for piece in [pieces] if isinstance(pieces, bytes) else pieces:
        data = rest + piece
        done = parser.feed(data)
        assert 0 <= done <= len(data)
        rest = data[done:]
        add(whole, parser.take())
    parser.finish(len(rest))
    add(whole, parser.take())
    return Reading(whole, parser.problems(), recorder.records)


def add(whole: Batch, batch: Batch) -> None:
    if batch.first_time:
        known = whole.first_time or batch.first_time
        whole.first_time = min(known, batch.first_time)
        whole.last_time = max(whole.last_time, batch.last_time)
    whole.frames += batch.frames
    whole.channels.update(batch.channels)
    whole.wifi += batch.wifi
    whole.net += batch.net
    for form, rows in batch.ble.items():
        whole.ble.setdefault(form, []).extend(rows)


def cut(data: bytes, size: int) -> Iterator[bytes]:
    for at in range(0, len(data), size):
        yield data[at : at + size]
