"""What a container hands to a link walker: records of one link type in one buffer."""

from dataclasses import dataclass

Row = tuple[int, int, int]
"""(start, end, time µs): the record's octets are ``buffer[start:end]``."""


@dataclass(slots=True)
class Span:
    """Consecutive records of one link type.

    Attributes:
        link: the LINKTYPE_ number (https://www.tcpdump.org/linktypes.html).
        buffer: the octets the rows point into.
        base: offset of ``buffer[0]`` in the (unpacked) source.
        number: number of the first row's record in the source, from 1.
        rows: one per record.
    """

    link: int
    buffer: bytes
    base: int
    number: int
    rows: list[Row]


Picked = tuple[int, int, int, int, int]
"""(packed frame, record's start, frame's start, record's end, time µs): a record that a container
let through although it dropped others, because its frame begins as a wanted one does. The frame
is what follows the radio's header; both starts lie inside the record unless it is too short."""
