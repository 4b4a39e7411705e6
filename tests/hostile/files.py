"""Hostile capture files: what each is, how it is made, and what must come of it."""

import gzip
import io
import sqlite3
import struct
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.decode.captures import (
    START,
    WIFI,
    block,
    btsnoop,
    enhanced,
    interface,
    option,
    packet_logger,
    pcap,
    pcap_record,
    pcapng,
    section,
    simple,
)

GOOD = (START, WIFI)
HEAD = section() + interface()
LONG_TAIL = bytes(1 << 20)


@dataclass(frozen=True)
class Hostile:
    """A file and its outcome.

    Attributes:
        make: returns the file's octets.
        frames: records counted, good or not; 0 if the file is refused.
        rows: 802.11 rows that must still be found.
        problems: details of the problems counted, in order of their names.
        refused: reason of the error, if the file is refused.
        code: the error's technical code.
    """

    make: Callable[[], bytes]
    frames: int = 0
    rows: int = 0
    problems: tuple[str, ...] = ()
    refused: str = ""
    code: str = ""


def around(bad: bytes) -> bytes:
    """A broken block between two good packets."""
    return HEAD + enhanced(GOOD) + bad + enhanced(GOOD)


def packet_of(kept: int, length: int, octets: int) -> bytes:
    return block(6, struct.pack("<IIIII", 0, 0, 0, kept, length) + bytes(octets))


def bomb(head: bytes, megabytes: int = 100) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9) as writer:
        writer.write(head)
        for _ in range(megabytes):
            writer.write(bytes(1 << 20))
    return packed.getvalue()


def database(*statements: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made"
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)
        return path.read_bytes()


def looping_database() -> bytes:
    """A table whose pages all lead to one and the same leaf, thousands of times."""
    made = bytearray(
        database(
            "CREATE TABLE packets (ts_sec INT, ts_usec INT, dlt INT, packet BLOB)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000) "
            "INSERT INTO packets SELECT 1700000000, i, 147, zeroblob(400) FROM n",
        )
    )
    page = 4096
    for at in range(page, len(made), page):
        if made[at] == 5:  # an interior page of the table
            cells = struct.unpack_from(">H", made, at + 3)[0]
            first = struct.unpack_from(">H", made, at + 12)[0]
            child = made[at + first : at + first + 4]
            for cell in range(cells):
                place = struct.unpack_from(">H", made, at + 12 + 2 * cell)[0]
                made[at + place : at + place + 4] = child
    return bytes(made)


def far_interface() -> bytes:
    """The finest clock there is, and the latest time it can tell."""
    options = option(9, b"\xff") + option(14, struct.pack("<q", (1 << 63) - 1))
    return section() + interface(options=options) + enhanced(((1 << 64) - 1, WIFI))


FILES: dict[str, Hostile] = {
    "pcapng: block length 0": Hostile(
        lambda: around(struct.pack("<II", 6, 0) + bytes(24)), 3, 2, ("block-length",)
    ),
    "pcapng: block length 8": Hostile(
        lambda: around(struct.pack("<II", 6, 8)), 3, 2, ("block-length",)
    ),
    "pcapng: block length 0xFFFFFFFF": Hostile(
        lambda: around(struct.pack("<II", 6, 0xFFFFFFFF) + bytes(40)), 3, 2, ("block-length",)
    ),
    "pcapng: block length not of four": Hostile(
        lambda: around(struct.pack("<II", 6, 61) + bytes(53)), 3, 2, ("block-length",)
    ),
    "pcapng: unknown block of 4 GB": Hostile(
        lambda: around(struct.pack("<II", 0x77, 0xFFFFFFFC) + bytes(40)), 2, 2, ("block-length",)
    ),
    "pcapng: the two lengths differ": Hostile(
        lambda: around(enhanced(GOOD)[:-4] + bytes(4)), 3, 2, ("block-trailer",)
    ),
    "pcapng: interface that does not exist": Hostile(
        lambda: around(enhanced(GOOD, 0xFFFFFFFF)), 3, 2, ("missing-interface",)
    ),
    "pcapng: packet longer than its block": Hostile(
        lambda: around(packet_of(5000, 5000, 40)), 3, 2, ("packet-length",)
    ),
    "pcapng: negative packet length": Hostile(
        lambda: around(packet_of(0xFFFFFFF0, 0xFFFFFFF0, 40)), 3, 2, ("packet-length",)
    ),
    "pcapng: simple packet longer than its block": Hostile(
        lambda: around(simple(WIFI, length=0xFFFFFFFF)), 3, 2, ("packet-length",)
    ),
    "pcapng: option longer than its block": Hostile(
        lambda: (
            section() + interface(options=struct.pack("<HH", 2, 0xFFFF) + bytes(8)) + enhanced(GOOD)
        ),
        1,
        1,
        ("option-overrun",),
    ),
    "pcapng: 200,000 interfaces": Hostile(
        lambda: (
            section()
            + b"".join(
                interface(options=option(14, struct.pack("<q", number)))
                for number in range(200_000)
            )
            + enhanced((0, WIFI), 16_000)
            + enhanced(GOOD, 199_999)
        ),
        2,
        1,
        ("missing-interface", "too-many-interfaces"),
    ),
    "pcapng: 200,000 sections": Hostile(lambda: HEAD + section() * 200_000),
    "pcapng: section that lies about its length": Hostile(
        lambda: section(length=3) + interface() + enhanced(GOOD), 1, 1
    ),
    "pcapng: cut in the first header": Hostile(
        lambda: section()[:17], refused="file-broken", code="cut-header"
    ),
    "pcapng: time beyond any calendar": Hostile(far_interface, 1, 0, ("time",)),
    "pcapng: a million broken blocks": Hostile(
        lambda: HEAD + enhanced(GOOD) + struct.pack("<II", 6, 4) * 500_000, 2, 1, ("block-length",)
    ),
    "pcapng: good and broken blocks in turn": Hostile(
        lambda: HEAD + (enhanced((START, b"")) + struct.pack("<II", 6, 8)) * 100_000,
        199_999,
        0,
        ("", "block-length", "cut-at-end"),
    ),
    "pcap: negative packet length": Hostile(
        lambda: pcap([GOOD]) + struct.pack("<IIII", 0, 0, 0xFFFFFFFF, 0xFFFFFFFF) + LONG_TAIL,
        1,
        1,
        ("record-length",),
    ),
    "pcap: negative packet length at once": Hostile(
        lambda: pcap([]) + struct.pack("<IIII", 0, 0, 0x80000000, 0x80000000) + LONG_TAIL,
        refused="file-broken",
        code="record-length",
    ),
    "pcap: snap length 0": Hostile(lambda: pcap([GOOD, GOOD]), 2, 2),
    "pcap: every packet cut": Hostile(
        lambda: pcap([]) + (struct.pack("<IIII", 1, 0, 1, 0xFFFFFFFF) + b"x") * 50_000,
        50_000,
        0,
        ("snap-length",),
    ),
    "pcap: cut in the header": Hostile(
        lambda: pcap([])[:23], refused="file-broken", code="cut-header"
    ),
    "pcap: latest time": Hostile(
        lambda: pcap([]) + struct.pack("<IIII", *[0xFFFFFFFF] * 2, len(WIFI), len(WIFI)) + WIFI,
        1,
        1,
    ),
    "btsnoop: record longer than the file": Hostile(
        lambda: (
            btsnoop([(START, b"\x0e\0", 3)])
            + struct.pack(">IIIIq", *[0x7FFFFFFF] * 2, 3, 0, 0)
            + LONG_TAIL
        ),
        1,
        0,
        ("record-length",),
    ),
    "PacketLogger: length 0": Hostile(
        lambda: packet_logger([(START, b"\x0e\0", 1)]) + bytes(1000), 1, 0, ("record-length",)
    ),
    "gzip: a bomb that is a capture": Hostile(
        lambda: bomb(pcap([GOOD])), 1_000_000, 1, ("", "cut-at-end", "gzip-ratio")
    ),
    "gzip: a bomb of nothing": Hostile(
        lambda: bomb(b""), refused="file-unknown-format", code="no-known-magic"
    ),
    "gzip: a bomb that is a database": Hostile(
        lambda: bomb(b"SQLite format 3\0"), refused="file-broken", code="gzip-ratio"
    ),
    "gzip: packed twice": Hostile(
        lambda: gzip.compress(gzip.compress(pcap([GOOD]))),
        refused="file-unknown-format",
        code="no-known-magic",
    ),
    "gzip: 100,000 empty members": Hostile(
        lambda: gzip.compress(b"") * 100_000 + gzip.compress(pcap([GOOD])), 1, 1
    ),
    "Kismet: another database": Hostile(
        lambda: database("CREATE TABLE cookies (name TEXT)"),
        refused="file-unknown-format",
        code="no-packets-table",
    ),
    "Kismet: a view without end": Hostile(
        lambda: database(
            "CREATE VIEW packets AS WITH RECURSIVE n(ts_sec) AS (SELECT 1 UNION ALL "
            "SELECT ts_sec FROM n) SELECT ts_sec, 0 AS ts_usec, 1 AS dlt, x'' AS packet FROM n"
        ),
        refused="file-unknown-format",
        code="no-packets-table",
    ),
    "Kismet: pages that lead in a circle": Hostile(looping_database, 1, 0, ("147", "sqlite")),
    "Kismet: packets of 4 MB": Hostile(
        lambda: gzip.compress(
            database(
                "CREATE TABLE packets (ts_sec INT, ts_usec INT, dlt INT, packet BLOB)",
                "INSERT INTO packets VALUES (1700000000, 0, 127, zeroblob(4000000))",
                "INSERT INTO packets VALUES (1700000000, 0, 127, randomblob(4000000))",
            ),
            1,
        ),
        2,
        0,
        ("row",),
    ),
    "empty": Hostile(lambda: b"", refused="file-empty"),
    "a letter": Hostile(
        lambda: b"Dear friend,\nthis is no capture.\n",
        refused="file-unknown-format",
        code="no-known-magic",
    ),
    "one pcapng in another": Hostile(
        lambda: HEAD + enhanced((START, pcapng([GOOD]))) + enhanced(GOOD), 2, 1, ("",)
    ),
    "pcap: a record in a record": Hostile(
        lambda: pcap([(START, pcap_record(GOOD)), GOOD]), 2, 1, ("",)
    ),
}
