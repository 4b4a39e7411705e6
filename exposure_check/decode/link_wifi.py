"""802.11 records to rows: bare (LINKTYPE 105), with radiotap (127), with PPI (192).

Made for speed: of a million records in a busy place some 800,000 are of no interest, so a first
pass looks at one octet of each, and a second, slower one only at what a client may have sent.
"""

from collections.abc import Callable
from itertools import islice
from operator import itemgetter

from exposure_check.decode import ppi, radiotap
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Picked, Span
from exposure_check.decode.wifi_frame import CLIENT_OCTETS, Reception, client_row, proven_end
from exposure_check.decode.wifi_plain import plain_rows
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import CHANNEL_UNKNOWN, RSSI_UNKNOWN, Batch, Discard

_Receive = Callable[[bytes, int, int, int], Reception | Discard]
"""(buffer, record's start, frame's start, end) to what the radio's header says of the frame."""

_channel = itemgetter(7)

PICKABLE = CLIENT_OCTETS
"""First octets, after a radiotap header, of frames worth keeping: a container may drop a record
whose header states a length that lies inside the record and is followed by another octet."""


class BareWalker:
    """Frames without any header of the radio's; some captures keep the FCS, some do not."""

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log

    def walk(self, span: Span, batch: Batch) -> None:
        """Append the span's client management frames to ``batch.wifi`` and count all of it."""
        candidates: list[Picked] = []
        buffer, wanted, keep = span.buffer, CLIENT_OCTETS, candidates.append
        numbered = enumerate(span.rows, pack_frame(self._source, span.number))
        for packed, (start, end, time) in numbered:
            if start >= end:
                self._log.add(Discard.TOO_SHORT, span.base + start)
            elif buffer[start] in wanted:
                keep((packed, start, start, end, time))
        _keep(candidates, _receive_bare, span, batch, self._log)


class RadiotapWalker:
    """Frames with a radiotap header."""

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log
        self._reader = radiotap.RadiotapReader()
        self._receive = self._reader.reception

    def walk(self, span: Span, batch: Batch) -> None:
        """Append the span's client management frames to ``batch.wifi`` and count all of it."""
        candidates = _headed(span, self._source, self._log)
        _keep(candidates, self._receive, span, batch, self._log)

    def walk_picked(self, picked: list[Picked], span: Span, batch: Batch) -> None:
        """Do the second pass alone: a container in a hurry did the first (see `PICKABLE`).

        The span's rows are not looked at.
        """
        known = len(batch.wifi)
        waiting = iter(picked)
        while odd := plain_rows(waiting, self._reader, span.buffer, batch.wifi):
            self._keep_one(odd, span, batch)
        batch.channels.update(map(_channel, islice(batch.wifi, known, None)))

    def _keep_one(self, candidate: Picked, span: Span, batch: Batch) -> None:
        _, start, frame, end, _ = candidate
        if frame - start < radiotap.SHORTEST or frame >= end:
            self._log.add(Discard.TOO_SHORT, span.base + start)
        else:
            _keep_rows([candidate], self._receive, span, batch, self._log)


class PpiWalker:
    """Frames with a PPI header, which may hold other links as well: these are named and left."""

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log

    def walk(self, span: Span, batch: Batch) -> None:
        """Append the span's client management frames to ``batch.wifi`` and count all of it."""
        candidates = [
            candidate
            for candidate in _headed(span, self._source, self._log)
            if ppi.link_type(span.buffer, candidate[1]) == ppi.LINK_80211
        ]
        for start, end, _ in span.rows:
            if start + ppi.SHORTEST <= end:
                link = ppi.link_type(span.buffer, start)
                if link != ppi.LINK_80211:
                    self._log.add(Discard.UNKNOWN_LINK_TYPE, span.base + start, str(link))
        _keep(candidates, ppi.reception, span, batch, self._log)


def _headed(span: Span, source: int, log: ProblemLog) -> list[Picked]:
    """Do the first pass for radiotap and PPI alike.

    Both state the length of their header in octets 2 and 3, and it is 8 or more.
    """
    candidates: list[Picked] = []
    # Names of the function are found faster than those of the module or of an object.
    buffer, wanted, keep = span.buffer, CLIENT_OCTETS, candidates.append
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


def _keep(
    candidates: list[Picked], receive: _Receive, span: Span, batch: Batch, log: ProblemLog
) -> None:
    """Do the second pass, and count."""
    known = len(batch.wifi)
    _keep_rows(candidates, receive, span, batch, log)
    batch.frames += len(span.rows)
    # Counted in one go, by C code, which is cheaper than adding one per frame.
    batch.channels.update(map(_channel, islice(batch.wifi, known, None)))


def _keep_rows(
    candidates: list[Picked], receive: _Receive, span: Span, batch: Batch, log: ProblemLog
) -> None:
    """Append rows of the candidates that a client sent and that arrived whole."""
    buffer, keep = span.buffer, batch.wifi.append
    for packed, start, frame, end, time in candidates:
        reception = receive(buffer, start, frame, end)
        # Asking for a tuple is cheaper than asking for a member of an enumeration.
        if not isinstance(reception, tuple):
            log.add(reception, span.base + start)
            continue
        row = client_row(buffer, frame, reception, time, packed)
        if isinstance(row, tuple):
            keep(row)
        elif row is not None:
            log.add(row, span.base + start)


def _receive_bare(buffer: bytes, start: int, frame: int, end: int) -> Reception:  # noqa: ARG001
    """Take the FCS off if there is one; no radio header says more."""
    return proven_end(buffer, frame, end), RSSI_UNKNOWN, CHANNEL_UNKNOWN
