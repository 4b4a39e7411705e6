"""What a page shows while something goes on."""

from PySide6.QtCore import Qt

from exposure_check.gui.pages.page import Page
from exposure_check.gui.widgets.ring import Ring

_ABOVE = 28
_BUSY = 0.3
"""What of a ring is full where nobody knows how far it is."""


def add_ring(page: Page, name: str) -> Ring:
    """Add a ring in the middle of a page; ``name`` is what it is for screen readers."""
    ring = Ring(page.look, name)
    page.column.addSpacing(_ABOVE)
    page.column.addWidget(ring, 0, Qt.AlignmentFlag.AlignHCenter)
    return ring


def add_busy(page: Page, name: str, text: str) -> None:
    """Add a ring that says that something goes on, but not how far it is."""
    add_ring(page, name).show_share(_BUSY, "", text)
