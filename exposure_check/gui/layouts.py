"""What layouts hold, and when they lay it out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout, QWidget


def held(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of the layouts in it."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inside = (None, None) if item is None else (item.widget(), item.layout())
        if widget is not None:
            yield widget
        elif inside is not None:
            yield from held(inside)


@contextmanager
def laid_out_once(layouts: Sequence[QLayout]) -> Iterator[None]:
    """While widgets are shown: Qt would lay all of them out anew for every one.

    Afterwards it does so before it paints, as the layouts have asked for it.

    Args:
        layouts: those of widgets in each other, from without.
    """
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
