"""What a page shows while something goes on."""

from PySide6.QtCore import Qt

from exposure_check.gui.pages.page import Page
from exposure_check.gui.widgets.ring import BusyRing, Ring

_ABOVE = 28


def add_ring(page: Page, name: str) -> Ring:
    """Add a ring in the middle of a page; ``name`` is what it is for screen readers."""
    return _added(page, Ring(page.look, name))


def add_busy(page: Page, name: str, text: str) -> None:
    """Add a ring that says that something goes on, but not how far it is."""
    _added(page, BusyRing(page.look, name, text))


def _added(page: Page, ring: Ring) -> Ring:
    page.column.addSpacing(_ABOVE)
    page.column.addWidget(ring, 0, Qt.AlignmentFlag.AlignHCenter)
    return ring
