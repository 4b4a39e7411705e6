"""What the report of a live check says besides, as text."""

from exposure_check.cli.layout import Layout
from exposure_check.client.words import Words
from exposure_check.model.live import LiveCoverage
from exposure_check.wording.live import ending_lines, live_lines


def write_ending(live: LiveCoverage, layout: Layout, words: Words) -> None:
    """Write that it was shorter than agreed, and why."""
    for text in ending_lines(live, words):
        layout.line(text)


def write_live(live: LiveCoverage, layout: Layout, words: Words) -> None:
    """Write how it listened, and which states of the device were gone through and which not."""
    for text in live_lines(live, words):
        layout.line(text, indent=2, hang=2)
