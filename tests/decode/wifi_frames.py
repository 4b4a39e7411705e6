"""Made 802.11 frames and radio headers for the tests; every address is invented."""

import struct
from zlib import crc32

from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.heard import Batch

CLIENT = bytes.fromhex("3c06300a0b0c")
POINT = bytes.fromhex("a4000000000e")
EVERYONE = b"\xff" * 6

PROBE, ASSOCIATION, REASSOCIATION, AUTHENTICATION, ACTION = 0x40, 0x00, 0x20, 0xB0, 0xD0


def element(tag: int, data: bytes = b"") -> bytes:
    return bytes((tag, len(data))) + data


def management(
    octet: int = PROBE,
    body: bytes = b"",
    sender: bytes = CLIENT,
    bssid: bytes = EVERYONE,
    *,
    sequence: int = 0,
    flags: int = 0,
    fragment: int = 0,
) -> bytes:
    control = struct.pack("<H", sequence << 4 | fragment)
    return bytes((octet, flags, 0, 0)) + EVERYONE + sender + bssid + control + body


def with_fcs(frame: bytes) -> bytes:
    return frame + crc32(frame).to_bytes(4, "little")


def radiotap(*words: int, fields: bytes = b"", length: int | None = None) -> bytes:
    head = b"".join(word.to_bytes(4, "little") for word in words)
    total = 4 + len(head) + len(fields) if length is None else length
    return struct.pack("<BBH", 0, 0, total) + head + fields


def usual_radiotap(flags: int = 0x10, frequency: int = 2437, signal: int = -40) -> bytes:
    """TSFT, flags, rate, channel, signal: as most drivers send it."""
    fields = struct.pack("<QBBHHb", 1, flags, 2, frequency, 0xA0, signal)
    return radiotap(0x2F, fields=fields)


def ppi(flags: int = 0, frequency: int = 2412, signal: int = -50, link: int = 105) -> bytes:
    common = struct.pack("<QHHHHBBbb", 0, flags, 2, frequency, 0xA0, 0, 0, signal, -95)
    return struct.pack("<BBHIHH", 0, 0, 32, link, 2, 20) + common


def span_of(link: int, records: list[bytes], base: int = 0, number: int = 1) -> Span:
    rows, buffer = [], b""
    for index, record in enumerate(records):
        rows.append((len(buffer), len(buffer) + len(record), 1_000 + index))
        buffer += record
    return Span(link, buffer, base, number, rows)


def walked(walker_type, records: list[bytes], source: int = 0, number: int = 1):
    """Return (batch, {reason: count}) of one span that holds the records."""
    log, batch = ProblemLog(source), Batch()
    walker_type(source, log).walk(span_of(0, records, number=number), batch)
    return batch, {problem.reason: problem.count for problem in log.problems()}
