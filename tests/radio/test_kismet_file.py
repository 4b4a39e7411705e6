import random
import sqlite3
from contextlib import closing

import pytest

from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Batch
from exposure_check.radio.kismet_file import KismetReader, from_file, from_memory
from tests.decode.captures import START, WIFI, add
from tests.radio.kismet_made import NEWEST, VERSION_4, packet, write

ENDLESS_VIEW = (
    "CREATE VIEW packets AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
    "SELECT i AS ts_sec, i AS ts_usec, 127 AS dlt, x'00' AS packet FROM n"
)
COMPUTED_COLUMN = (
    "CREATE TABLE packets (ts_sec INT, ts_usec INT, dlt INT, packet BLOB AS (zeroblob(100000000)))"
)


def heard(connect):
    reader = KismetReader(2, connect)
    whole = Batch()
    for batch in reader.batches():
        add(whole, batch)
    return whole, [(one.reason.value, one.detail, one.count) for one in reader.problems()], reader


@pytest.mark.parametrize("columns", [VERSION_4, NEWEST, "ts_sec, ts_usec, dlt, packet"])
def test_every_version_of_the_table(tmp_path, columns):
    rows = [packet(START + n, WIFI) for n in range(3)]
    if "error" not in columns:
        rows = [{k: v for k, v in row.items() if k in columns} for row in rows]
        for row in rows:
            row.pop("packet_len", None)
    path = write(tmp_path / "a b#?%.kismet", rows, columns)
    batch, problems, reader = heard(from_file(path))
    assert [row[:2] for row in batch.wifi] == [(START + n, 2 << 40 | n + 1) for n in range(3)]
    assert (batch.frames, problems, reader.progress()) == (3, [], 1.0)


def test_nothing_is_written_beside_the_file(tmp_path):
    path = write(tmp_path / "one.kismet", [packet(START, WIFI)])
    before = path.read_bytes()
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert heard(from_file(path))[0].frames == 1
    finally:
        tmp_path.chmod(0o700)
    assert [one.name for one in tmp_path.iterdir()] == ["one.kismet"]
    assert path.read_bytes() == before


def test_rows_are_put_in_order_of_time_and_numbered_so(tmp_path):
    rows = [packet(START + 5, WIFI), packet(START + 2, b"zz", 147), packet(START + 3, WIFI)]
    batch, problems, _ = heard(from_file(write(tmp_path / "k", rows)))
    assert [row[:2] for row in batch.wifi] == [(START + 3, 2 << 40 | 2), (START + 5, 2 << 40 | 3)]
    assert problems == [("unknown-link-type", "147", 1)]
    assert (batch.frames, batch.first_time, batch.last_time) == (3, START + 2, START + 5)


def test_many_rows_come_in_several_batches(tmp_path):
    rows = [packet(START + n, WIFI) for n in range(9000)]
    reader = KismetReader(0, from_file(write(tmp_path / "k", rows)))
    shares = []
    sizes = []
    for batch in reader.batches():
        sizes.append(batch.frames)
        shares.append(reader.progress())
    assert sizes == [4096, 4096, 808]
    assert shares == pytest.approx([4096 / 9000, 8192 / 9000, 1.0])


def test_rows_that_hold_something_else_are_left_out(tmp_path):
    rows = [
        packet(START, WIFI),
        packet(START + 1, WIFI) | {"ts_sec": "soon"},
        packet(START + 2, WIFI) | {"packet": None},
        packet(START + 3, WIFI) | {"dlt": 3.5},
        packet(START + 4, WIFI) | {"ts_sec": 1 << 62},
        packet(START + 5, bytes(300_000)),
        packet(START + 6, WIFI, packet_full_len=9999),
        packet(START + 7, b"", packet_len=80),
        packet(START + 8, WIFI, error=1),
        packet(START + 9, WIFI),
    ]
    batch, problems, _ = heard(from_file(write(tmp_path / "k", rows)))
    assert [row[0] for row in batch.wifi] == [START, START + 9]
    assert batch.frames == 10
    assert sorted(problems) == [
        ("bad-fcs", "", 1),
        ("broken-record", "row", 5),
        ("cut-by-capture", "snap-length", 2),
    ]


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE other (packet BLOB)"],
        ["CREATE TABLE packets (ts_sec INT, ts_usec INT, dlt INT)"],
        [ENDLESS_VIEW],
        [COMPUTED_COLUMN, "INSERT INTO packets VALUES (1, 1, 127)"],
    ],
)
def test_databases_of_another_shape_are_refused(tmp_path, statements):
    with closing(sqlite3.connect(tmp_path / "k")) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    with pytest.raises(ExposureCheckError) as caught:
        heard(from_file(tmp_path / "k"))
    assert caught.value.reason is Reason.FILE_UNKNOWN_FORMAT
    assert caught.value.details["code"] == "no-packets-table"


def test_a_table_without_row_numbers_is_refused(tmp_path):
    columns = "ts_sec INT PRIMARY KEY, ts_usec INT, dlt INT, packet BLOB) WITHOUT ROWID --"
    with closing(sqlite3.connect(tmp_path / "k")) as connection, connection:
        connection.execute(f"CREATE TABLE packets ({columns}\n")
    with pytest.raises(ExposureCheckError) as caught:
        heard(from_file(tmp_path / "k"))
    assert caught.value.reason is Reason.FILE_BROKEN


def test_in_memory_and_with_a_write_ahead_log(tmp_path):
    path = write(tmp_path / "k", [packet(START, WIFI)])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    octets = bytearray(path.read_bytes())
    assert octets[18:20] == b"\2\2"
    assert heard(from_memory(octets))[0].frames == 1
    assert octets == b""


def test_damaged_databases_are_read_as_far_as_they_go(tmp_path):
    rows = [packet(START + n, WIFI * 5) for n in range(300)]
    good = write(tmp_path / "k", rows).read_bytes()
    seed = random.randrange(1 << 32)
    print(f"{seed=}")
    chance = random.Random(seed)
    for _ in range(200):
        data = bytearray(good)
        if chance.random() < 0.3:
            del data[chance.randrange(100, len(data)) :]
        for _ in range(chance.choice((1, 5, 200))):
            data[chance.randrange(16, len(data))] = chance.randrange(256)
        try:
            batch, _, _ = heard(from_memory(data))
        except ExposureCheckError as error:
            assert error.reason in {Reason.FILE_BROKEN, Reason.FILE_UNKNOWN_FORMAT}  # noqa: PT017
        else:
            assert batch.frames <= 10_000
