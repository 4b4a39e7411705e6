"""Finds one record of a capture by its number, and keeps its octets."""

from exposure_check.decode.sink import RecordSink
from exposure_check.decode.span import Picked, Row
from exposure_check.model.heard import Batch


class RecordTap(RecordSink):
    """Takes the place of a `RecordSink`; nothing is decoded.

    Attributes:
        found: link type and octets of the record wanted, None until it came.
    """

    def __init__(self, source: int, wanted: int) -> None:
        super().__init__(source)
        self._wanted = wanted
        self.found: tuple[int, bytes] | None = None

    def put(self, link: int, buffer: bytes, base: int, rows: list[Row]) -> None:  # noqa: ARG002
        """See `RecordSink.put`."""
        place = self._wanted - self.number - 1
        if 0 <= place < len(rows):
            start, end, _ = rows[place]
            self.found = (link, bytes(buffer[start:end]))
        self.number += len(rows)

    def picks(self, link: int) -> bool:  # noqa: ARG002
        """Return False: every record comes by `put`."""
        return False

    def put_picked(
        self,
        buffer: bytes,
        base: int,
        picked: list[Picked],
        count: int,
        times: tuple[int, int],
    ) -> None:
        """See `RecordSink.put_picked`: nothing comes this way, as nothing is picked."""
        raise NotImplementedError

    def take(self) -> Batch:
        """Hand over an empty batch that says how far it came: one record, if any."""
        return Batch(frames=1)
