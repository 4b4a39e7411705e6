"""How much was listened to, and what was left out, as text."""

from exposure_check.cli.layout import Layout
from exposure_check.client.words import Words
from exposure_check.model.evidence import Coverage
from exposure_check.wording.coverage import coverage_lines


def write_coverage(coverage: Coverage, sources: int, layout: Layout, words: Words) -> None:
    """Write the coverage, one fact a line."""
    for text in coverage_lines(coverage, sources, words):
        layout.line(text, indent=2, hang=2)
