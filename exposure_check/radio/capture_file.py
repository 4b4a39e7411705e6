"""Capture files and standard input as sources."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from exposure_check.decode.container import CUT_AT_END
from exposure_check.decode.parser import CaptureParser
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.sink import RecordSink
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Batch, Discard, Problem
from exposure_check.radio import gunzip
from exposure_check.radio.capture_stream import parsed
from exposure_check.radio.merge import Input, merged

STANDARD_INPUT = "-"

_PIECE = 60 << 10
"""Octets read at once: two buffers of them stay below 128 KiB. What is more, the C library (glibc)
takes from the system and gives back each time, and every page of it is cleared anew."""
_DATABASE = b"SQLite format 3\0"
"""How Kismet's files begin."""
_MAX_PACKED = 256 << 20
"""Octets of an unpacked database that are held in memory."""
_HEAD = len(_DATABASE)


def open_captures(names: Sequence[str], standard_input: BinaryIO) -> Input:
    """Return one source that hears all captures named, ``-`` being standard input.

    Nothing is opened before the first batch is asked for.

    Raises:
        ExposureCheckError: standard input is named twice.
    """
    if list(names).count(STANDARD_INPUT) > 1:
        raise ExposureCheckError(Reason.STANDARD_INPUT_TWICE)
    return merged([CaptureFile(name, index, standard_input) for index, name in enumerate(names)])


class CaptureFile:
    """One capture: any container, packed or not.

    Args:
        name: of the file, or `STANDARD_INPUT`.
        source: its index.
        standard_input: what that is.
        sink: where its records go, if not into rows.
    """

    count = 1

    def __init__(
        self, name: str, source: int, standard_input: BinaryIO, sink: RecordSink | None = None
    ) -> None:
        self._sink = sink
        self._name = name
        self._source = source
        self._standard_input = standard_input
        self._size = 0
        self._read = 0
        self._log = ProblemLog(source)
        self._problems: Callable[[], tuple[Problem, ...]] = tuple
        self._share: Callable[[], float | None] = self._share_of_octets

    def batches(self) -> Iterator[Batch]:
        """See the engine's ``Source``; every error names the file."""
        try:
            yield from self._batches()
        except ExposureCheckError as error:
            details = {**error.details, "file": self._name}
            raise ExposureCheckError(error.reason, **details) from error
        except FileNotFoundError as error:
            raise ExposureCheckError(Reason.FILE_NOT_FOUND, file=self._name) from error
        except OSError as error:
            reason = Reason.FILE_READ_FAILED if self._read else Reason.FILE_NOT_READABLE
            raise ExposureCheckError(reason, file=self._name) from error

    def problems(self) -> tuple[Problem, ...]:
        """See the engine's ``Source``."""
        return (*self._problems(), *self._log.problems())

    def progress(self) -> float | None:
        """See the engine's ``Source``."""
        return self._share()

    def _share_of_octets(self) -> float | None:
        return min(1.0, self._read / self._size) if self._size else None

    def _batches(self) -> Iterator[Batch]:
        # Standard input is not ours to close.
        is_file = self._name != STANDARD_INPUT
        opened = _open(self._name) if is_file else nullcontext(self._standard_input)
        with opened as stream:
            if is_file:
                self._size = _regular_size(stream)
            raw = self._pieces(stream)
            head = _enough(raw, _HEAD)
            if head.startswith(gunzip.MAGIC):
                yield from self._packed(chain((head,), raw))
            elif head.startswith(_DATABASE):
                self._refuse_pipe()
                yield from self._kismet(Path(self._name))
            else:
                yield from self._parsed(chain((head,), raw))

    def _packed(self, raw: Iterator[bytes]) -> Iterator[Batch]:
        unpacker = gunzip.Gunzip(raw)
        with closing(unpacker.pieces()) as pieces:
            head = _enough(pieces, _HEAD)
            if unpacker.damage and not head:
                raise ExposureCheckError(Reason.FILE_BROKEN, offset=0, code=unpacker.damage)
            if head.startswith(_DATABASE):
                self._refuse_pipe()
                database = _gathered(chain((head,), pieces))
                if unpacker.damage == gunzip.TOO_MUCH:
                    offset = unpacker.unpacked
                    raise ExposureCheckError(
                        Reason.FILE_BROKEN, offset=offset, code=unpacker.damage
                    )
                self._note(unpacker)
                yield from self._kismet(database)
            else:
                yield from self._parsed(chain((head,), pieces))
                self._note(unpacker)

    def _note(self, unpacker: gunzip.Gunzip) -> None:
        cut = any(problem.detail == CUT_AT_END for problem in self._problems())
        if unpacker.damage and not (cut and unpacker.damage == gunzip.CUT):  # told once
            self._log.add(Discard.BROKEN_RECORD, unpacker.unpacked, unpacker.damage)

    def _parsed(self, pieces: Iterator[bytes]) -> Iterator[Batch]:
        parser = CaptureParser(self._source, self._sink)
        self._problems = parser.problems
        yield from parsed(pieces, parser)

    def _kismet(self, database: Path | bytearray) -> Iterator[Batch]:
        from exposure_check.radio import kismet_file  # noqa: PLC0415 other files need no SQLite

        if isinstance(database, Path):
            connect = kismet_file.from_file(database)
        else:
            connect = kismet_file.from_memory(database)
        reader = kismet_file.KismetReader(self._source, connect, self._sink)
        self._problems, self._share = reader.problems, reader.progress
        yield from reader.batches()

    def _refuse_pipe(self) -> None:
        """A database is read back and forth, which a pipe cannot."""
        if not self._size:
            raise ExposureCheckError(Reason.STANDARD_INPUT_NEEDS_FILE)

    def _pieces(self, stream: BinaryIO) -> Iterator[bytes]:
        # What a pipe has now is taken now, not when a whole piece has gathered.
        read = getattr(stream, "read1", stream.read)
        while piece := self._piece(read):
            self._read += len(piece)
            yield piece

    def _piece(self, read: Callable[[int], bytes]) -> bytes:
        """Return the next octets, none at the end: a capture that still runs ends with Ctrl-C."""
        try:
            return read(_PIECE)
        except KeyboardInterrupt:
            if self._name != STANDARD_INPUT:
                raise
            return b""


def _open(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb", buffering=0)
    except ValueError as error:  # a name with a zero octet
        raise FileNotFoundError from error


def _regular_size(stream: BinaryIO) -> int:
    """Return the octets of a file on a disk, 0 for a pipe or device."""
    status = os.fstat(stream.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _enough(pieces: Iterator[bytes], wanted: int) -> bytes:
    """Return the first pieces as one, of at least ``wanted`` octets if there are so many."""
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= wanted:
            break
    return head


def _gathered(pieces: Iterator[bytes]) -> bytearray:
    database = bytearray()
    for piece in pieces:
        database += piece
        if len(database) > _MAX_PACKED:
            raise ExposureCheckError(
                Reason.FILE_BROKEN, offset=len(database), code="packed-database-too-large"
            )
    return database
