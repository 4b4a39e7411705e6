"""Captures of any format, through the parser, at once and in pieces.

The first octet is the size of the pieces.
"""

from collections.abc import Iterator

from exposure_check.model.errors import ExposureCheckError
from tests.decode.captures import cut, read, small_captures


def one_input(data: bytes) -> None:
    """Parse; how the octets are cut must make no difference."""
    size, capture = data[0] if data else 0, data[1:]
    assert _outcome(capture, len(capture) or 1) == _outcome(capture, size or 1)


def seeds() -> Iterator[bytes]:
    """Yield a small capture of every format."""
    for capture in small_captures().values():
        yield b"\x25" + capture


def _outcome(capture: bytes, size: int) -> object:
    try:
        reading = read(cut(capture, size), record=False)
    except ExposureCheckError as error:
        return error.reason, error.details
    batch = reading.batch
    for row in (*batch.wifi, *batch.net, *(row for rows in batch.ble.values() for row in rows)):
        assert row[0] >= 0
        assert 0 < row[1] & 0xFFFFFFFF <= batch.frames + len(capture) // 12
    # A batch's first and last time are those of its ends, so pieces may change them; and walkers
    # go over a piece more than once, so pieces may change which problem is noticed first.
    batch.first_time = batch.last_time = 0
    return batch, sorted((reason, detail, count) for reason, detail, _, count in reading.reasons)
