"""The page that results are written into, each between marks of its own."""

from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parent.parent / "docs" / "benchmarks.md"


def write(text: str, begin: str, end: str) -> None:
    """Put a result between its two marks, in place of the one before.

    Raises:
        SystemExit: the page lacks the marks.
    """
    page = PAGE.read_text(encoding="utf-8")
    before, begun, rest = page.partition(begin)
    _, ended, after = rest.partition(end)
    if not begun or not ended:
        raise SystemExit(f"{PAGE.name} has no place for the result.")
    PAGE.write_text(f"{before}{begin}\n\n{text}\n{end}{after}", encoding="utf-8")
