"""From pieces of octets to batches: the loop around the parser."""

from collections.abc import Iterable, Iterator

from exposure_check.decode.parser import CaptureParser
from exposure_check.model.heard import Batch


def parsed(pieces: Iterable[bytes], parser: CaptureParser) -> Iterator[Batch]:
    """Yield what each piece brought, at once, so that a running capture is heard as it runs.

    An empty piece says that nothing came: it brings an empty batch.

    Raises:
        ExposureCheckError: see `CaptureParser`.
    """
    rest = b""
    for piece in pieces:
        if not piece:
            yield Batch()
            continue
        data = rest + piece
        rest = data[parser.feed(data) :]
        batch = parser.take()
        if batch.frames:
            yield batch
    parser.finish(len(rest))
    batch = parser.take()
    if batch.frames:
        yield batch
