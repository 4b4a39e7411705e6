"""Wraps paragraphs to the columns of a terminal, also of scripts without spaces."""

import re
import textwrap
import unicodedata

_OPENING = "（「“"  # noqa: RUF001 Chinese
_CLOSING = "，。；：、？！）」”…"  # noqa: RUF001 Chinese
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff]"
_PIECE = re.compile(
    rf"\s+|[{_OPENING}]*(?:{_WIDE}|[^\s{_OPENING}{_CLOSING}\u2e80-\u9fff\uf900-\ufaff]+)?"
    rf"[{_CLOSING}]*"
)
"""What stays on one line: a word, or one character, with the marks that belong to it."""


def columns(text: str) -> int:
    """Return how many columns a text takes in a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return a paragraph's lines.

    Args:
        text: the paragraph; white space in it counts as one space.
        width: columns of a line.
        first: stands before the first line.
        rest: stands before every other line.
    """
    if columns(text) == len(text):
        return textwrap.wrap(
            text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        )
    lines = []
    line = first
    for piece in _PIECE.findall(" ".join(text.split())):
        full = columns(line) + columns(piece) > width
        if full and piece != " " and line not in (first, rest):
            lines.append(line.rstrip(" "))
            line = rest
        if piece != " " or line not in (first, rest):
            line += piece
    return [*lines, line.rstrip(" ")]
