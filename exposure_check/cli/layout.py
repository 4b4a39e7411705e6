"""Lines for a terminal: wrapped to its width, indented, never wider than is good to read."""

from dataclasses import dataclass
from typing import TextIO

from exposure_check.cli.wrap import wrapped

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
        width = max(40, min(self.width, WIDEST))
        lines = wrapped(text, width, " " * indent, " " * (indent + hang))
        self.out.write("\n".join(lines) + "\n")

    def heading(self, text: str) -> None:
        """Write a section heading with an empty line before it."""
        self.out.write("\n" + text + "\n")
