"""One record of capture files, by its number."""

import io
from collections.abc import Sequence

from exposure_check.decode.record_tap import RecordTap
from exposure_check.model.dissection import FrameWish
from exposure_check.radio.capture_file import CaptureFile


def record_of(names: Sequence[str], wish: FrameWish) -> tuple[int, bytes] | None:
    """Return link type and octets of a record, None if there is no such record.

    Args:
        names: of the files, in the order in which they were checked.
        wish: which record.

    Raises:
        ExposureCheckError: the file cannot be read.
    """
    if not 0 <= wish.source < len(names):
        return None
    tap = RecordTap(wish.source, wish.number)
    capture = CaptureFile(names[wish.source], wish.source, io.BytesIO(), tap)
    for _batch in capture.batches():
        if tap.found is not None:
            break
    return tap.found
