"""Small databases as Kismet writes them, of every version of the table."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

VERSION_4 = (
    "ts_sec INT, ts_usec INT, phyname TEXT, sourcemac TEXT, destmac TEXT, transmac TEXT, "
    "frequency REAL, devkey TEXT, lat REAL, lon REAL, alt REAL, speed REAL, heading REAL, "
    "packet_len INT, signal INT, datasource TEXT, dlt INT, packet BLOB, error INT"
)
NEWEST = VERSION_4 + ", tags TEXT, datarate REAL, hash INT, packetid INT, packet_full_len INT"


def write(path: Path, rows: Iterable[dict[str, object]], columns: str = NEWEST) -> Path:
    """Each row by column name; what is not given stays NULL."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE KISMET (kismet_version TEXT, db_version INT)")
        connection.execute(f"CREATE TABLE packets ({columns})")
        for row in rows:
            marks = ", ".join("?" * len(row))
            connection.execute(
                f"INSERT INTO packets ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
                tuple(row.values()),
            )
    return path


def packet(time: int, octets: bytes, dlt: int = 127, **others: object) -> dict[str, object]:
    """A row of a packet at ``time`` µs."""
    row: dict[str, object] = {"ts_sec": time // 1_000_000, "ts_usec": time % 1_000_000}
    row |= {"dlt": dlt, "packet": octets, "packet_len": len(octets), "error": 0}
    return row | others
