"""Leaving out what no walker would keep must change nothing but the time it takes."""

import random
import struct

import pytest

from exposure_check.decode.parser import CaptureParser
from exposure_check.decode.sink import RecordSink
from tests.decode.test_wifi_plain import PROBE, framed

BEACON = b"\x80" + PROBE[1:]
HEADER = 24
"""Octets without which a file is none."""


def capture(made, order, extra):
    magic = 0xA1B2CD34 if extra else 0xA1B2C3D4
    octets = struct.pack(order + "IHHiIII", magic, 2, 4, 0, 0, 65535, 127)
    time = 1_700_000_000_000_000
    for _ in range(made.randrange(1, 60)):
        time += made.randrange(3_000_000)
        record = framed(made.choice((PROBE, BEACON, BEACON)))
        record = record[: made.choice((len(record), len(record), made.randrange(len(record) + 1)))]
        cut = made.choice((0, 0, 0, 5))
        header = struct.pack(
            order + "IIII", time // 1_000_000, time % 1_000_000, len(record), len(record) + cut
        )
        octets += header + bytes(extra) + record
    return octets[: max(HEADER, len(octets) - made.choice((0, 0, made.randrange(30))))]


def read(octets, piece):
    parser = CaptureParser(0)
    rest, wifi, frames, times = b"", [], 0, set()
    channels = 0
    for at in range(0, len(octets), piece):
        data = rest + octets[at : at + piece]
        rest = data[parser.feed(data) :]
        batch = parser.take()
        wifi += batch.wifi
        frames += batch.frames
        channels += batch.channels[6]
        times |= {batch.first_time, batch.last_time} if batch.frames else set()
    parser.finish(len(rest))
    counted = sorted((one.reason, one.detail, one.count) for one in parser.problems())
    return wifi, frames, channels, counted, (min(times, default=0), max(times, default=0))


@pytest.mark.parametrize(("order", "extra"), [("<", 0), (">", 0), ("<", 8), (">", 8)])
def test_picking_gives_the_same_rows_numbers_and_counts(monkeypatch, order, extra):
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    made = random.Random(seed)
    for _ in range(60):
        octets = capture(made, order, extra)
        piece = made.choice((64, 300, 1 << 16))
        with monkeypatch.context() as patch:
            patch.setattr(RecordSink, "picks", lambda *_: False)
            all_rows = read(octets, piece)
        assert read(octets, piece) == all_rows
