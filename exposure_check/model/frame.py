"""Where a frame stands: which source, which number in it, when."""

from dataclasses import dataclass

_NUMBER_BITS = 40
_NUMBER_MASK = (1 << _NUMBER_BITS) - 1


@dataclass(frozen=True, slots=True, order=True)
class FrameRef:
    """One frame as Wireshark would find it.

    Attributes:
        source: index of the source in the order the user gave, from 0.
        number: number of the record in that source, from 1.
        time: microseconds since the Unix epoch.
    """

    source: int
    number: int
    time: int


def pack_frame(source: int, number: int) -> int:
    """Fold source index and record number into the one integer that hot tables keep."""
    return source << _NUMBER_BITS | number


def source_of(packed: int) -> int:
    """Return the source index of `pack_frame`."""
    return packed >> _NUMBER_BITS


def unpack_frame(packed: int, time: int) -> FrameRef:
    """Undo `pack_frame`, with the frame's time in microseconds."""
    return FrameRef(source_of(packed), packed & _NUMBER_MASK, time)
