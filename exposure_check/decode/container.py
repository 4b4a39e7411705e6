"""What every capture container has in common: bounds, and reading from record to record."""

from typing import Protocol

from exposure_check.decode.sink import RecordSink
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Discard

MAX_RECORD = 262_144
"""Octets of one record's packet; the snap length of tcpdump and Wireshark."""

CUT_AT_END = "cut-at-end"
"""Detail of the problem that a capture ends in the middle of a record."""

MAX_TIME = 253_402_300_799_999_999
"""The last microsecond of the year 9999: later ones are no times a calendar can show."""


class Container(Protocol):
    """Cuts a stream of octets into records."""

    def feed(self, data: bytes, base: int) -> int:
        """Read whole records from ``data``, which begins ``base`` octets into the source.

        Returns:
            How many octets are done with; never half a record.
        """
        ...

    def finish(self, rest: int, base: int) -> None:
        """Learn that the source ended with ``rest`` unread octets at ``base``."""
        ...


class ChainFormat(Protocol):
    """Reads records of a format in which only a record's length tells where the next one is."""

    @property
    def header(self) -> int:
        """Octets before a record's packet."""
        ...

    def walk(self, data: bytes, at: int, end: int, base: int, /) -> int:
        """Hand on plain records that lie between ``at`` and ``end``.

        Returns:
            Where the first record begins that is not plain or not whole.
        """
        ...

    def odd(self, data: bytes, at: int, base: int, /) -> int | None:
        """Pass over the one record at ``at`` that `walk` refused.

        Returns:
            Where the next one begins; ``at`` if more octets are needed to tell; None if the
            record's length cannot be true.
        """
        ...


class Chain:
    """A container of chained records (see `ChainFormat`).

    After a length that cannot be true there is no way back: what was read is kept, the problem
    is counted, and the rest is passed over.
    """

    def __init__(self, sink: RecordSink, form: ChainFormat) -> None:
        self._sink = sink
        self._form = form
        self._window = form.header + MAX_RECORD
        self._stopped = False

    def feed(self, data: bytes, base: int) -> int:
        """See `Container.feed`.

        Raises:
            ExposureCheckError: the very first record's length cannot be true.
        """
        at = 0
        while not self._stopped:
            # No true record is longer than this window, so one that does not fit is broken:
            # that saves the hot loop a comparison.
            after = self._form.walk(data, at, min(len(data), at + self._window), base)
            if after == at:
                odd = self._form.odd(data, at, base)
                if odd is None:
                    self._stop(base + at)
                    break
                after = odd
            if after == at:
                return at
            at = after
        return len(data)

    def finish(self, rest: int, base: int) -> None:
        """See `Container.finish`."""
        if rest and not self._stopped:
            self._sink.log.add(Discard.BROKEN_RECORD, base, CUT_AT_END)

    def _stop(self, offset: int) -> None:
        if not self._sink.number:
            raise ExposureCheckError(Reason.FILE_BROKEN, offset=offset, code="record-length")
        self._sink.log.add(Discard.BROKEN_RECORD, offset, "record-length")
        self._stopped = True
