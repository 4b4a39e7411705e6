"""One frame taken apart, as lines of a tree: what leaves the engine for those who want to look.

Names of layers and fields are those of the library that takes it apart. Of values only those leave
that name nobody: small numbers, and what a check shows as well, masked as there.
"""

from dataclasses import dataclass
from enum import StrEnum

MAX_LINES = 400
MAX_DEPTH = 8
"""A line's depth is at most this, from 0."""
MAX_NAME = 64
"""Characters of a name, and of a value."""


class LineKind(StrEnum):
    """What a line is."""

    LAYER = "layer"
    """A layer, or a part of one; what is in it follows, one deeper."""
    FIELD = "field"
    """A field with its value."""
    MASKED = "masked"
    """A field whose value stays inside; ``octets`` says how long it is, 0 if that is not known."""
    OTHERS = "others"
    """An address that is not the user's: nothing of it leaves."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        depth: from 0; at most one more than that of the line before.
        kind: what it is.
        name: of the layer or field.
        value: plain text, "" unless it is a `LineKind.FIELD`.
        octets: see `LineKind.MASKED`.
    """

    depth: int
    kind: LineKind
    name: str
    value: str = ""
    octets: int = 0


@dataclass(frozen=True, slots=True)
class FrameWish:
    """Which frame is to be taken apart.

    Attributes:
        source: index of the recording, from 0.
        number: of its record, from 1.
    """

    source: int
    number: int


@dataclass(frozen=True, slots=True)
class Dissected:
    """A frame of the user's own device, taken apart.

    Attributes:
        lines: of the tree, in order.
        octets: length of the frame.
        whole: whether all of it is there: neither the frame nor the tree was cut.
    """

    lines: tuple[Line, ...]
    octets: int
    whole: bool
