"""The history: devices the user named, each with masked results, in one SQLite file of theirs.

Deleting is real: SQLite overwrites what is deleted (``secure_delete``) and the file is made anew
without it (``VACUUM``); when nothing is left, the file is removed.

Sources: SQLite, "PRAGMA secure_delete", "PRAGMA user_version", "VACUUM".
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import RLock

from exposure_check.model.audit import AuditReport
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.history import Device, KeptResult, Kind, ResultLine, kind_of
from exposure_check.model.identifier import plain
from exposure_check.model.report import WORST_FIRST, Assessment, Report
from exposure_check.storage.kept_report import decided_media, kept_as_json, kept_from_json

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE device (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
        (
            "CREATE TABLE result (id INTEGER PRIMARY KEY, device INTEGER NOT NULL"
            " REFERENCES device ON DELETE CASCADE, moment REAL NOT NULL, kind TEXT NOT NULL,"
            " assessment TEXT NOT NULL, document TEXT NOT NULL)"
        ),
        "CREATE INDEX result_device ON result (device, moment)",
    ),
    ("ALTER TABLE device ADD COLUMN system TEXT NOT NULL DEFAULT ''",),
)
"""Steps from one version of the schema to the next; a new file takes them all."""

VERSION = len(MIGRATIONS)
_PATIENCE = 5.0
_BESIDE = ("-journal", "-wal", "-shm")


class HistoryFile:
    """Keeps, reads and deletes.

    Every method may raise `ExposureCheckError`: HISTORY_FAILED, HISTORY_NEWER. Threads take turns:
    SQLite's own locks do not cover that the file is made and removed.

    Args:
        path: of the file; it is made when something is kept.
        version: of this program, noted with each result.
    """

    def __init__(self, path: Path, version: str) -> None:
        self._path, self._version = path, version
        self._turn = RLock()

    def devices(self) -> Sequence[Device]:
        """Return all devices, the one that was checked last first."""
        with self._read() as base:
            if base is None:
                return []
            rows = base.execute(
                "SELECT d.id, d.name, d.system, count(r.id), max(r.moment)"
                " FROM device d JOIN result r ON r.device = d.id GROUP BY d.id"
                " ORDER BY max(r.moment) DESC, d.id"
            ).fetchall()
            kept = base.execute(
                "SELECT device, assessment, document FROM result ORDER BY moment DESC, id DESC"
            )
            said = _worst_of_last(kept)
        return [
            Device(number, name, system, results, last, said[number])
            for number, name, system, results, last in rows
        ]

    def results(self, device: int) -> Sequence[ResultLine]:
        """Return the results of a device, the last one first."""
        with self._read() as base:
            if base is None:
                return []
            rows = base.execute(
                "SELECT id, moment, kind, assessment FROM result WHERE device = ?"
                " ORDER BY moment DESC, id DESC",
                (device,),
            ).fetchall()
        return [_line(row) for row in rows]

    def result(self, number: int) -> KeptResult | None:
        """Return one result; None if it is not there any more."""
        with self._read() as base:
            if base is None:
                return None
            row = base.execute(
                "SELECT r.id, r.moment, r.kind, r.assessment, r.document, d.name, d.system"
                " FROM result r JOIN device d ON d.id = r.device WHERE r.id = ?",
                (number,),
            ).fetchone()
        if row is None:
            return None
        report: Report | AuditReport | None = None
        with suppress(ValueError):
            report = kept_from_json(row[4])
        return KeptResult(_line(row[:4]), row[5], row[6], report)

    def keep(self, name: str, system: str, report: Report | AuditReport, moment: float) -> int:
        """Keep a result under the name of a device, which is made if there is none of that name.

        The same result is kept there once, however often that is asked.

        Returns:
            The device's number.
        """
        told = (moment, kind_of(report).value, report.assessment.value)
        document = kept_as_json(report, self._version)
        name = plain(name.strip())
        with self._turn, self._open() as base, base:
            found = base.execute("SELECT id FROM device WHERE name = ?", (name,)).fetchone()
            if found is None:
                row = base.execute("INSERT INTO device (name) VALUES (?)", (name,)).lastrowid
            else:
                row = found[0]
            if system:
                base.execute("UPDATE device SET system = ? WHERE id = ?", (system, row))
            base.execute(
                "INSERT INTO result (device, moment, kind, assessment, document)"
                " SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM result"
                " WHERE device = ?1 AND moment = ?2 AND document = ?5)",
                (row, *told, document),
            )
        return int(row or 0)

    def forget_result(self, number: int) -> None:
        """Delete a result, and its device with the last one."""
        self._delete("DELETE FROM result WHERE id = ?", number)

    def forget_device(self, device: int) -> None:
        """Delete a device with all its results."""
        self._delete("DELETE FROM device WHERE id = ?", device)

    def prune(self, before: float) -> None:
        """Delete results that were made before a moment, seconds since the Unix epoch."""
        self._delete("DELETE FROM result WHERE moment < ?", before)

    def forget_all(self) -> None:
        """Delete everything, and the file."""
        with self._turn:
            if self._path.exists():
                with suppress(ExposureCheckError):  # damaged or newer: the file goes all the same
                    self._delete("DELETE FROM device WHERE id > ?", -1)
                self._remove()

    def _delete(self, command: str, value: float) -> None:
        with self._turn, self._read() as base:
            if base is None:
                return
            with base:
                gone = base.execute(command, (value,)).rowcount
                base.execute("DELETE FROM device WHERE id NOT IN (SELECT device FROM result)")
            if gone:
                base.execute("VACUUM")
            left = base.execute("SELECT count(*) FROM result").fetchone()[0]
            base.close()  # before the file can go, on Windows
            if not left:
                self._remove()

    def _remove(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
            for suffix in _BESIDE:
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        except OSError:
            raise ExposureCheckError(Reason.HISTORY_FAILED) from None

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection | None]:
        """Open the file if there is one."""
        with self._turn:
            if not self._path.exists():
                yield None
                return
            with self._open() as base:
                yield base

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file, of this version afterwards; only its user may read it."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as base:
                base.execute("PRAGMA secure_delete = ON")
                base.execute("PRAGMA foreign_keys = ON")
                base.execute("PRAGMA temp_store = MEMORY")
                _migrate(base)
                yield base
        except (sqlite3.Error, OSError, ValueError):
            raise ExposureCheckError(Reason.HISTORY_FAILED) from None


def _migrate(base: sqlite3.Connection) -> None:
    """Bring the file to this version, as a whole or not at all."""
    known = base.execute("PRAGMA user_version").fetchone()[0]
    if known > VERSION:
        raise ExposureCheckError(Reason.HISTORY_NEWER)
    if known == VERSION:
        return
    base.execute("BEGIN IMMEDIATE")
    with base:
        known = base.execute("PRAGMA user_version").fetchone()[0]
        for step in MIGRATIONS[known:]:
            for command in step:
                base.execute(command)
        base.execute(f"PRAGMA user_version = {VERSION}")


def _worst_of_last(rows: Iterable[tuple[int, str, str]]) -> Mapping[int, Assessment]:
    """Return the worst of each device's last result and of its last ones of each medium.

    A check of one radio does not clear what another one showed.

    Args:
        rows: device, assessment and document of results, the last one first.
    """
    worst: dict[int, Assessment] = {}
    covered: dict[int, set[str]] = {}
    for device, said, document in rows:
        if worst.get(device) is WORST_FIRST[0]:
            continue  # nothing older can be worse: documents are long, and need not be read
        media = decided_media(document)
        if device not in worst or media - covered[device]:
            both = (worst.get(device, Assessment.PROTECTED), Assessment(said))
            worst[device] = min(both, key=WORST_FIRST.index)
        covered.setdefault(device, set()).update(media)
    return worst


def _line(row: tuple[int, float, str, str]) -> ResultLine:
    number, moment, kind, assessment = row
    return ResultLine(number, moment, Kind(kind), Assessment(assessment))
