"""Lines for a terminal: wrapped to its width, indented, never wider than is good to read."""

import textwrap
from dataclasses import dataclass
from typing import TextIO

WIDEST = 96


@dataclass(frozen=True, slots=True)
class Layout:
    """Writes paragraphs to a stream.

    Attributes:
        out: the stream.
        width: columns of the terminal.
    """

    out: TextIO
    width: int

    def line(self, text: str = "", indent: int = 0, hang: int = 0) -> None:
        """Write one paragraph; further lines are indented by ``hang`` more."""
        wrapped = textwrap.fill(
            text,
            width=max(40, min(self.width, WIDEST)),
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_on_hyphens=False,
        )
        self.out.write(wrapped + "\n")

    def heading(self, text: str) -> None:
        """Write a section heading with an empty line before it."""
        self.out.write("\n" + text + "\n")
