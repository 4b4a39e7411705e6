"""What a page says of a frame that was taken apart: rows of its tree, and as text. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

from exposure_check.gui.context import Context
from exposure_check.model.dissection import Dissected, Line, LineKind
from exposure_check.model.frame import FrameRef
from exposure_check.wording.moments import clock

_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the tree.

    Attributes:
        depth: from 0.
        text: what stands there.
        layer: it holds others.
    """

    depth: int
    text: str
    layer: bool


def number(frame: FrameRef, several: bool) -> str:
    """Return which frame it is, as Wireshark counts; of several files, which file first."""
    return f"{frame.source + 1}:{frame.number}" if several else str(frame.number)


def headline(context: Context, frame: FrameRef, several: bool) -> str:
    """Return which frame is shown, and when it was sent."""
    values = {"number": number(frame, several), "time": clock(frame.time)}
    return context.say("frame.headline", values)


def rows(context: Context, dissected: Dissected) -> list[Row]:
    """Return all rows of the tree."""
    return [
        Row(one.depth, _text(context, one), one.kind is LineKind.LAYER) for one in dissected.lines
    ]


def as_text(context: Context, dissected: Dissected) -> Iterator[str]:
    """Yield the tree as lines of text."""
    for row in rows(context, dissected):
        yield _INDENT * row.depth + row.text


def _text(context: Context, line: Line) -> str:
    if line.kind is LineKind.LAYER:
        return line.name
    if line.kind is LineKind.FIELD:
        value = line.value
    elif line.kind is LineKind.OTHERS:
        value = context.say("frame.others")
    elif line.octets:
        value = context.say("frame.octets", {"octets": line.octets})
    else:
        value = context.say("frame.not-shown")
    return context.say("frame.line", {"name": line.name, "value": value})
