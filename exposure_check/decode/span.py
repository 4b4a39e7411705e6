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
