"""Where containers put records: numbers them, and passes them to the walker of their link type."""

from exposure_check.decode.link import LINK_RADIOTAP, LinkWalker, new_walker
from exposure_check.decode.link_wifi import RadiotapWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Picked, Row, Span
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import Batch, Discard


class RecordSink:
    """Numbers the records of one source and fills a `Batch` with what their walkers find.

    Attributes:
        log: counts what could not be read.
        number: number of the last record, from 1; 0 before the first.
        last_time: time of the last record, µs since the Unix epoch; 0 before the first.
    """

    def __init__(self, source: int) -> None:
        self.log = ProblemLog(source)
        self.number = 0
        self.last_time = 0
        self._source = source
        self._walkers: dict[int, LinkWalker | None] = {}
        self._batch = Batch()

    def put(self, link: int, buffer: bytes, base: int, rows: list[Row]) -> None:
        """Take consecutive whole records (at least one); see `Span` for the arguments.

        The batch's first and last time are taken from the ends of each span alone: to look at
        every record costs more than it tells.
        """
        count = len(rows)
        self._heard(rows[0][2])
        self._heard(rows[-1][2])
        frames = self._batch.frames + count
        span = Span(link, buffer, base, self.number + 1, rows)
        self.number += count
        walker = self._walker(link)
        if walker is None:
            self.log.add(Discard.UNKNOWN_LINK_TYPE, base + rows[0][0], str(link), count)
        else:
            walker.walk(span, self._batch)
        # Counted here for every link type alike, whether or not a walker counts, too.
        self._batch.frames = frames

    @property
    def next_frame(self) -> int:
        """The packed reference of the next record."""
        return pack_frame(self._source, self.number + 1)

    def picks(self, link: int) -> bool:
        """Return whether records of this link type may come by `put_picked`."""
        return isinstance(self._walker(link), RadiotapWalker)

    def wanted_now(self) -> frozenset[int]:
        """Return first octets of frames that may come next by `put_picked`.

        See `RadiotapWalker.wanted_from`.
        """
        walker = self._walker(LINK_RADIOTAP)
        number = self.number + 1
        return walker.wanted_from(number) if isinstance(walker, RadiotapWalker) else frozenset()

    def put_picked(
        self, buffer: bytes, base: int, picked: list[Picked], count: int, times: tuple[int, int]
    ) -> None:
        """Take the radiotap records worth keeping out of ``count`` (at least one).

        ``times`` are those of the first and the last record of all, in µs.
        """
        for time in times:
            self._heard(time)
        frames = self._batch.frames + count
        walker = self._walker(LINK_RADIOTAP)
        if picked and isinstance(walker, RadiotapWalker):
            span = Span(LINK_RADIOTAP, buffer, base, self.number + 1, [])
            walker.walk_picked(picked, span, self._batch)
        self.number += count
        self._batch.frames = frames

    def skip(self, reason: Discard, offset: int, detail: str, time: int | None = None) -> None:
        """Count one record that is left out; it keeps its number, and its time if that is known."""
        if time is not None:
            self._heard(time)
        self.number += 1
        self._batch.frames += 1
        self.log.add(reason, offset, detail)

    def take(self) -> Batch:
        """Hand over the batch and begin a new one."""
        batch, self._batch = self._batch, Batch()
        return batch

    def _walker(self, link: int) -> LinkWalker | None:
        if link not in self._walkers:
            self._walkers[link] = new_walker(link, self._source, self.log)
        return self._walkers[link]

    def _heard(self, time: int) -> None:
        if not time:  # not known: no record is of 1970
            return
        batch = self._batch
        if not batch.first_time or time < batch.first_time:
            batch.first_time = time
        batch.last_time = max(batch.last_time, time)
        self.last_time = time
