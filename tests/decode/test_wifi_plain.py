"""The short way must give what the long way gives, record by record."""

import random
from zlib import crc32

import pytest

from exposure_check.decode import link_wifi
from exposure_check.decode.link_wifi import RadiotapWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import Batch

HEADER = bytes.fromhex("00 00 0e 00 2a 00 00 00 10 00 85 09 c4 00".replace(" ", ""))
"""Version, length 14, FLAGS + CHANNEL + SIGNAL; FCS at end, 2437 MHz, -60 dBm (and padding)."""

PROBE = bytes.fromhex("40000000ffffffffffff02005e005301ffffffffffff1000") + b"\x00\x00\x01\x01\x82"


def framed(frame, flags=0x10):
    header = HEADER[:8] + bytes([flags]) + HEADER[9:]
    return header + frame + crc32(frame).to_bytes(4, "little")


def both_ways(records):
    buffer = b"".join(records)
    rows, at = [], 0
    for record in records:
        rows.append((at, at + len(record), 1000 + at))
        at += len(record)
    long_log, short_log = ProblemLog(0), ProblemLog(0)
    long_batch, short_batch = Batch(), Batch()
    RadiotapWalker(0, long_log).walk(Span(127, buffer, 50, 1, rows), long_batch)
    picked, short = [], RadiotapWalker(0, short_log)
    for number, (start, end, time) in enumerate(rows, pack_frame(0, 1)):
        length = int.from_bytes(buffer[start + 2 : start + 4], "little")
        frame = start + length
        if frame >= end or length < 8 or buffer[frame] in short.wanted_from(1):
            picked.append((number, start, frame, end, time))
    short.walk_picked(picked, Span(127, buffer, 50, 1, []), short_batch)
    assert short_batch.wifi == long_batch.wifi
    assert short_batch.channels == long_batch.channels
    assert counted(short_log) == counted(long_log)
    return long_batch, long_log


def test_plain_probes_take_the_short_way(monkeypatch):
    monkeypatch.setattr(link_wifi, "client_row", None)
    batch = Batch()
    records = [framed(PROBE)] * 3
    walker = RadiotapWalker(0, ProblemLog(0))
    walker._reader.reception(records[0], 0, len(HEADER), len(records[0]))
    picked = [(n, 0, len(HEADER), len(records[0]), n) for n in range(1, 4)]
    walker.walk_picked(picked, Span(127, records[0], 0, 1, []), batch)
    assert [row[0] for row in batch.wifi] == [1, 2, 3]
    assert batch.wifi[0][8] == PROBE[24:]


@pytest.mark.parametrize(
    "record",
    [
        framed(PROBE),
        framed(PROBE, flags=0x50),
        framed(PROBE, flags=0x00),
        framed(PROBE)[:-1] + b"\x00",
        framed(b"\x00" + PROBE[1:]),
        framed(b"\x80" + PROBE[1:]),
        framed(PROBE[:10] + b"\x03" + PROBE[11:]),
        framed(PROBE[:1] + b"\x40" + PROBE[2:]),
        framed(PROBE[:1] + b"\x80" + PROBE[2:]),
        framed(PROBE[:22] + b"\x11" + PROBE[23:]),
        framed(PROBE[:20]),
        framed(PROBE + bytes(12_000)),
        HEADER,
        HEADER[:3],
        b"\x00\x00\x05\x00\x00\x40",
    ],
)
def test_everything_else_goes_the_long_way_and_comes_out_the_same(record):
    both_ways([framed(PROBE), record, framed(PROBE)])


def test_damaged_records_come_out_the_same():
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    made = random.Random(seed)
    for _ in range(400):
        records = []
        for _ in range(8):
            record = bytearray(framed(PROBE, flags=made.choice((0x10, 0x10, 0x00, 0x40))))
            for _ in range(made.randrange(3)):
                record[made.randrange(len(record))] = made.randrange(256)
            records.append(bytes(record[: made.randrange(1, len(record) + 1)]))
        both_ways(records)


def counted(log):
    """Which offset is noticed first depends on the way; what is counted does not."""
    return sorted((one.reason, one.detail, one.count) for one in log.problems())
