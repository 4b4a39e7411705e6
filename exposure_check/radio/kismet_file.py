"""Kismet's database: the ``packets`` table of a ``.kismet`` file (kismetwireless.net/docs).

It is SQLite, opened so that nothing is ever written beside the user's file; or, if it came
packed, held in memory: strangers' frames do not belong into a temporary file.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from exposure_check.decode.container import MAX_RECORD, MAX_TIME
from exposure_check.decode.sink import RecordSink
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Batch, Discard, Problem

_NEEDED = frozenset({"ts_sec", "ts_usec", "dlt", "packet"})
_CHUNK_ROWS = 4096
_CHUNK_OCTETS = 1 << 22
_LONGEST_VALUE = 4 << 20
_JOURNAL_FORMAT = slice(18, 20)

Connect = Callable[[], sqlite3.Connection]


class _Packet(NamedTuple):
    time: int
    link: int
    octets: bytes
    wrong: Discard | None
    detail: str


def from_file(path: Path) -> Connect:
    """Return what opens a database file without touching it."""
    uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
    return lambda: sqlite3.connect(uri, uri=True, isolation_level=None)


def from_memory(octets: bytearray) -> Connect:
    """Return what opens a database held in memory; takes ``octets`` over and empties them."""

    def connect() -> sqlite3.Connection:
        # A write-ahead log cannot be in memory, and none came with the file.
        octets[_JOURNAL_FORMAT] = b"\1\1"
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.deserialize(octets)
        octets.clear()
        return connection

    return connect


class KismetReader:
    """Reads the packets of one database, in the order they were written, sorted in chunks."""

    def __init__(self, source: int, connect: Connect, sink: RecordSink | None = None) -> None:
        self._connect = connect
        self._sink = sink or RecordSink(source)
        self._octets = 0
        self._last_row = 0
        self._rows = 0

    def batches(self) -> Iterator[Batch]:
        """Yield what was heard; offsets of problems count the octets of all packets before.

        Raises:
            ExposureCheckError: not Kismet's database (FILE_UNKNOWN_FORMAT), or nothing of it can
                be read (FILE_BROKEN).
        """
        try:
            with closing(self._connect()) as connection:
                _limit(connection)
                query = _query(connection)
                self._rows = connection.execute("SELECT max(rowid) FROM packets").fetchone()[0] or 0
                for chunk in _chunks(self._packets(connection.execute(query))):
                    self._hand_on(chunk)
                    yield self._sink.take()
        except (sqlite3.Error, OverflowError, MemoryError, UnicodeError) as error:
            if not self._sink.number:
                raise ExposureCheckError(Reason.FILE_BROKEN, offset=0, code="sqlite") from error
            self._sink.log.add(Discard.BROKEN_RECORD, self._octets, "sqlite")

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be read so far."""
        return self._sink.log.problems()

    def progress(self) -> float:
        """Return the share of rows read so far."""
        return min(1.0, self._last_row / self._rows) if self._rows > 0 else 0.0

    def _packets(self, cursor: sqlite3.Cursor) -> Iterator[_Packet]:
        for row, *values in cursor:
            if row <= self._last_row < self._rows and self._last_row:
                # Row numbers rise; pages that lead in a circle would be read for ever.
                self._sink.log.add(Discard.BROKEN_RECORD, self._octets, "sqlite")
                return
            self._last_row = row
            yield _packet(values)

    def _hand_on(self, packets: list[_Packet]) -> None:
        packets.sort(key=lambda packet: packet.time)
        run: list[_Packet] = []
        for packet in packets:
            if run and (packet.wrong or packet.link != run[0].link):
                self._put(run)
                run = []
            if packet.wrong:
                self._sink.skip(packet.wrong, self._octets, packet.detail, packet.time or None)
            else:
                run.append(packet)
        if run:
            self._put(run)

    def _put(self, run: list[_Packet]) -> None:
        rows = []
        at = 0
        for packet in run:
            rows.append((at, at + len(packet.octets), packet.time))
            at += len(packet.octets)
        self._sink.put(run[0].link, b"".join(one.octets for one in run), self._octets, rows)
        self._octets += at


def _limit(connection: sqlite3.Connection) -> None:
    """Take from a hostile database what it could make SQLite do."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.text_factory = bytes
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cell_size_check = ON")


def _query(connection: sqlite3.Connection) -> str:
    """Return the question for this database's version of the table."""
    made = connection.execute("SELECT type FROM sqlite_master WHERE name = 'packets'").fetchall()
    # table_xinfo tells computed columns (its last value) that could cost any time.
    columns = {
        bytes(info[1]).decode("utf-8", "replace")
        for info in connection.execute("PRAGMA table_xinfo(packets)")
        if not info[6]
    }
    if made != [(b"table",)] or not columns >= _NEEDED:
        raise ExposureCheckError(Reason.FILE_UNKNOWN_FORMAT, offset=0, code="no-packets-table")
    lengths = [name for name in ("packet_len", "packet_full_len") if name in columns]
    length = f"max(0, {', '.join(f'ifnull({name}, 0)' for name in lengths)})" if lengths else "0"
    error = "error" if "error" in columns else "0"
    return (
        "SELECT rowid, ts_sec, ts_usec, dlt, "  # noqa: S608 - only the names above
        f"CASE WHEN length(packet) <= {MAX_RECORD} THEN packet END, {length}, {error} "
        "FROM packets NOT INDEXED ORDER BY rowid"
    )


def _packet(values: list[object]) -> _Packet:
    """Check one row's values; SQLite lets any column hold anything."""
    seconds, micro, link, octets, length, error = values
    wrong, detail = Discard.BROKEN_RECORD, "row"
    if not (isinstance(seconds, int) and isinstance(micro, int) and isinstance(link, int)):
        return _Packet(0, 0, b"", wrong, detail)
    time = seconds * 1_000_000 + micro
    if not isinstance(octets, bytes) or not 0 <= time <= MAX_TIME:
        return _Packet(0, 0, b"", wrong, detail)
    if isinstance(length, int) and length > len(octets):
        return _Packet(time, link, b"", Discard.CUT_BY_CAPTURE, "snap-length")
    if error and link in (105, 127, 192):
        return _Packet(time, link, b"", Discard.BAD_FCS, "")
    return _Packet(time, link, octets, None, "")


def _chunks(packets: Iterator[_Packet]) -> Iterator[list[_Packet]]:
    chunk: list[_Packet] = []
    octets = 0
    for packet in packets:
        chunk.append(packet)
        octets += len(packet.octets)
        if len(chunk) >= _CHUNK_ROWS or octets >= _CHUNK_OCTETS:
            yield chunk
            chunk, octets = [], 0
    if chunk:
        yield chunk
