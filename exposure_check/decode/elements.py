"""Information elements: the tag, length, value list of management frames (IEEE 802.11 9.4.2)."""

from collections.abc import Callable
from functools import partial
from typing import Final

from exposure_check.model.wifi import Cut, WifiElement

EXTENSION_TAG: Final = 255
VENDOR_TAG: Final = 221
MOST_ELEMENTS: Final = 512

_made: Callable[[tuple[int, int, bytes]], WifiElement] = partial(tuple.__new__, WifiElement)
"""Makes an element of its three values by C code alone, in half the time."""


def read_elements(raw: bytes, offset: int) -> tuple[tuple[WifiElement, ...], Cut]:
    """Read the elements of ``raw`` from ``offset`` to its end.

    The data of an extended element (tag 255) are those after its extension id.

    Returns:
        At most 512 elements and why reading stopped before the end, if it did. An element that
        claims more octets than there are is not among them, nor is a single octet at the end.
    """
    elements: list[WifiElement] = []
    append, make, end = elements.append, _made, len(raw)
    while offset < end:
        if len(elements) == MOST_ELEMENTS:
            return tuple(elements), Cut.TOO_MANY
        value = offset + 2
        if value > end:
            return tuple(elements), Cut.OVERRUN
        tag = raw[offset]
        offset = value + raw[offset + 1]
        if offset > end:
            return tuple(elements), Cut.OVERRUN
        extension = -1
        if tag == EXTENSION_TAG and value < offset:
            extension = raw[value]
            value += 1
        append(make((tag, extension, raw[value:offset])))
    return tuple(elements), Cut.NONE


def vendor_content(elements: tuple[WifiElement, ...], kind: bytes) -> bytes | None:
    """Join the contents of all vendor elements of a kind; long contents are sent in several.

    Args:
        elements: of one frame.
        kind: OUI and type, four octets.

    Returns:
        What follows OUI and type, or None if no such element is there.
    """
    parts = [
        data[len(kind) :]
        for tag, _, data in elements
        if tag == VENDOR_TAG and data.startswith(kind)
    ]
    return b"".join(parts) if parts else None
