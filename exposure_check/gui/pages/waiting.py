"""What a page shows while something goes on."""

from PySide6.QtCore import Qt

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.widgets.ring import BusyRing, Ring
from exposure_check.model.talk import Snapshot

_ABOVE = 28


def add_ring(page: Page, name: str) -> Ring:
    """Add a ring in the middle of a page; ``name`` is what it is for screen readers."""
    return _added(page, Ring(page.look, name))


def add_busy(page: Page, name: str, text: str) -> None:
    """Add a ring that says that something goes on, but not how far it is."""
    _added(page, BusyRing(page.look, name, text))


def show_read(context: Context, ring: Ring, snapshot: Snapshot) -> None:
    """Show how far recordings are read; of a pipe nobody knows that."""
    share = snapshot.share
    figure = "" if share is None else context.say("reading.done", {"percent": round(share * 100)})
    records = context.say("reading.records", {"records": snapshot.records})
    ring.show_share(share or 0.0, figure, records)


def _added(page: Page, ring: Ring) -> Ring:
    page.column.addSpacing(_ABOVE)
    page.column.addWidget(ring, 0, Qt.AlignmentFlag.AlignHCenter)
    return ring
