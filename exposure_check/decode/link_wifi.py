"""802.11 records to rows: bare (LINKTYPE 105), with radiotap (127), with PPI (192).

Made for speed: of a million records in a busy place some 800,000 are of no interest, so a first
pass looks at one octet of each, and a second, slower one only at what a client may have sent.
"""

from itertools import islice
from operator import itemgetter

from exposure_check.decode import ppi, radiotap
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Picked, Span
from exposure_check.decode.wifi_beside import BESIDE_OCTETS
from exposure_check.decode.wifi_data import DATA_OCTETS, DataLook
from exposure_check.decode.wifi_frame import (
    Receive,
    Reception,
    client_row,
    proven_end,
)
from exposure_check.decode.wifi_plain import plain_rows
from exposure_check.model.address import is_group
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import (
    CHANNEL_UNKNOWN,
    RSSI_UNKNOWN,
    Batch,
    Discard,
    WifiSubtype,
)

_channel = itemgetter(7)
_PROBE = WifiSubtype.PROBE_REQUEST.value


class BareWalker:
    """Frames without any header of the radio's; some captures keep the FCS, some do not."""

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log
        self._data = DataLook(log)

    def walk(self, span: Span, batch: Batch) -> None:
        """Append the span's client frames to ``batch.wifi`` and count all of it."""
        candidates: list[Picked] = []
        buffer, wanted, keep = span.buffer, self._data.wanted_from(span.number), candidates.append
        numbered = enumerate(span.rows, pack_frame(self._source, span.number))
        for packed, (start, end, time) in numbered:
            if start >= end:
                self._log.add(Discard.TOO_SHORT, span.base + start)
            elif buffer[start] in wanted:
                keep((packed, start, start, end, time))
        _Second(span, batch, self._log, self._data).keep_all(candidates, _receive_bare)


class RadiotapWalker:
    """Frames with a radiotap header."""

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log
        self._data = DataLook(log)
        self._reader = radiotap.RadiotapReader()
        self._receive = self._reader.reception

    def wanted_from(self, number: int) -> frozenset[int]:
        """Return first octets, after a radiotap header, of frames worth keeping from a record on.

        A container may drop a record whose header states a length that lies inside the record and
        is followed by another octet.
        """
        return self._data.wanted_from(number)

    def walk(self, span: Span, batch: Batch) -> None:
        """Append the span's client frames to ``batch.wifi`` and count all of it."""
        candidates = _headed(span, self._source, self._log, self._data.wanted_from(span.number))
        _Second(span, batch, self._log, self._data).keep_all(candidates, self._receive)

    def walk_picked(self, picked: list[Picked], span: Span, batch: Batch) -> None:
        """Do the second pass alone: a container in a hurry did the first (see `wanted_from`).

        The span's rows are not looked at.
        """
        known = len(batch.wifi)
        waiting = iter(picked)
        second = _Second(span, batch, self._log, self._data)
        while odd := plain_rows(waiting, self._reader, span.buffer, batch.wifi, self._data):
            _, start, frame, end, _ = odd
            if frame - start < radiotap.SHORTEST or frame >= end:
                self._log.add(Discard.TOO_SHORT, span.base + start)
            else:
                second.keep_rows([odd], self._receive)
        batch.channels.update(map(_channel, islice(batch.wifi, known, None)))


class PpiWalker:
    """Frames with a PPI header, which may hold other links as well: these are named and left."""

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log
        self._data = DataLook(log)

    def walk(self, span: Span, batch: Batch) -> None:
        """Append the span's client frames to ``batch.wifi`` and count all of it."""
        candidates = [
            candidate
            for candidate in _headed(
                span, self._source, self._log, self._data.wanted_from(span.number)
            )
            if ppi.link_type(span.buffer, candidate[1]) == ppi.LINK_80211
        ]
        for start, end, _ in span.rows:
            if start + ppi.SHORTEST <= end:
                link = ppi.link_type(span.buffer, start)
                if link != ppi.LINK_80211:
                    self._log.add(Discard.UNKNOWN_LINK_TYPE, span.base + start, str(link))
        _Second(span, batch, self._log, self._data).keep_all(candidates, ppi.reception)


def _headed(span: Span, source: int, log: ProblemLog, wanted: frozenset[int]) -> list[Picked]:
    """Do the first pass for radiotap and PPI alike.

    Both state the length of their header in octets 2 and 3, and it is 8 or more.
    """
    candidates: list[Picked] = []
    # Names of the function are found faster than those of the module or of an object.
    buffer, keep = span.buffer, candidates.append
    # Counting from the packed reference saves packing it for each frame.
    for packed, (start, end, time) in enumerate(span.rows, pack_frame(source, span.number)):
        # Two octets by index are read faster than one number by struct, and headers of more than
        # 255 octets are rare. That both belong to the record is made sure of afterwards, by the
        # bounds; and a try costs nothing until the last record of a buffer is that short.
        try:
            length = buffer[start + 2]
            if buffer[start + 3]:
                length |= buffer[start + 3] << 8
        except IndexError:
            length = 0
        frame = start + length
        if length < 8 or frame >= end:
            log.add(Discard.TOO_SHORT, span.base + start)
        elif buffer[frame] in wanted:
            keep((packed, start, frame, end, time))
    return candidates


class _Second:
    """The second pass over what the first one let through."""

    def __init__(self, span: Span, batch: Batch, log: ProblemLog, data: DataLook) -> None:
        self._span = span
        self._batch = batch
        self._log = log
        self._data = data

    def keep_all(self, candidates: list[Picked], receive: Receive) -> None:
        """Append their rows, and count."""
        batch = self._batch
        known = len(batch.wifi)
        self.keep_rows(candidates, receive)
        batch.frames += len(self._span.rows)
        # Counted in one go, by C code, which is cheaper than adding one per frame.
        batch.channels.update(map(_channel, islice(batch.wifi, known, None)))

    def keep_rows(self, candidates: list[Picked], receive: Receive) -> None:
        """Append rows of the candidates that a client sent and that arrived whole."""
        span, log, batch = self._span, self._log, self._batch
        buffer, keep = span.buffer, batch.wifi.append
        for candidate in candidates:
            packed, start, frame, end, time = candidate
            if buffer[frame] in DATA_OCTETS:
                self._data.keep(candidate, receive, span, batch)
                continue
            if buffer[frame] in BESIDE_OCTETS:
                self._data.beside.keep(candidate, receive, span, batch)
                continue
            reception = receive(buffer, start, frame, end)
            # Asking for a tuple is cheaper than asking for a member of an enumeration.
            if not isinstance(reception, tuple):
                log.add(reception, span.base + start)
                continue
            row = client_row(buffer, frame, reception, time, packed)
            if isinstance(row, tuple):
                keep(row)
                if row[3] == _PROBE and not is_group(row[5]):
                    keep((*row[:3], WifiSubtype.PROBE_OF_ONE.value, *row[4:8], b""))
            elif row is not None:
                log.add(row, span.base + start)


def _receive_bare(buffer: bytes, start: int, frame: int, end: int) -> Reception:  # noqa: ARG001
    """Take the FCS off if there is one; no radio header says more."""
    return proven_end(buffer, frame, end), RSSI_UNKNOWN, CHANNEL_UNKNOWN
