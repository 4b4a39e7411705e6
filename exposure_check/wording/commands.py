"""Commands that stand in a text, between backticks, taken out so that they can be shown apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMAND = re.compile(r"`([^`]+)`")
_JOINTS = " ,.;\N{FULLWIDTH COMMA}\N{FULLWIDTH SEMICOLON}\N{IDEOGRAPHIC FULL STOP}"
"""What stands between a command and the words behind it, and would begin a line of its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text.

    Attributes:
        text: of it.
        command: it is to be typed exactly so.
    """

    text: str
    command: bool


def pieces(text: str) -> Iterator[Piece]:
    """Yield the parts of a text in their order; what is only a joint between two is left out."""
    for at, part in enumerate(_COMMAND.split(text)):
        command = at % 2 == 1
        shown = part if command else part.lstrip(_JOINTS) if at else part
        if shown.strip():
            yield Piece(shown.strip(), command)
