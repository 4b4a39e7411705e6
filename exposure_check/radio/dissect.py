"""Takes one frame of the user's own device apart, into the lines of a tree.

What leaves is decided here, by an allow-list: numbers of at most 16 bits, the user's own address,
the network a device asks for and the name it announces, masked as in a report. Everything else
stays: of a text or octets only the length is told, of somebody else's address nothing at all.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from exposure_check.model.dissection import (
    MAX_DEPTH,
    MAX_LINES,
    MAX_NAME,
    Dissected,
    Line,
    LineKind,
)
from exposure_check.model.identifier import Identifier, IdentifierKind, plain
from exposure_check.radio.scapy_layers import first_layer

MAX_OCTETS: Final = 4096
"""Of a frame that are looked at; the longest of Wi-Fi's management frames has fewer."""

_MAX_BITS: Final = 16
_EVERYONE: Final = b"\xff" * 6
_ADDRESS: Final = re.compile(r"[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}")
_NETWORK: Final = ("Dot11Elt", "info")
_NAMES: Final = (("EIR_CompleteLocalName", "local_name"), ("EIR_ShortenedLocalName", "local_name"))
_RECEIVER: Final = ("RadioTap", "BTLE_RF", "PPI")
"""Layers that this computer's own receiver wrote: flags of any length in them tell of nobody."""


def dissect(link: int, octets: bytes, own: Identifier | None) -> Dissected:
    """Take a frame apart.

    Args:
        link: type of its link.
        octets: of its record.
        own: the address of the user's device that sent it, None if it is hidden.

    Raises:
        ExposureCheckError: FRAME_NOT_SHOWN or FRAME_NEEDS_LIBRARY.
    """
    packet = first_layer(link)(octets[:MAX_OCTETS])
    tree = _Tree(own)
    lines: list[Line] = []
    for line in tree.layers(packet, 0):
        if len(lines) == MAX_LINES:
            tree.cut = True
            break
        lines.append(line)
    return Dissected(tuple(lines), len(octets), len(octets) <= MAX_OCTETS and not tree.cut)


class _Tree:
    """Walks through a packet.

    Attributes:
        cut: whether something was too deep.
    """

    def __init__(self, own: Identifier | None) -> None:
        self._own = own
        self.cut = False

    def layers(self, layer: Any, depth: int) -> Iterator[Line]:  # noqa: ANN401 - a packet of scapy
        """Yield the lines of a layer and of those in it."""
        while layer is not None and type(layer).__name__ != "NoPayload":
            yield Line(depth, LineKind.LAYER, _name(layer.name))
            for field in layer.fields_desc:
                yield from self._field(layer, field, depth + 1)
            layer = layer.payload

    def _field(self, layer: Any, field: Any, depth: int) -> Iterator[Line]:  # noqa: ANN401 - as above
        value = layer.fields.get(field.name)  # of a field that the frame has, not by default
        parts = value if isinstance(value, list) else [value]
        inner = [part for part in parts if hasattr(part, "fields_desc")]
        if inner and depth >= MAX_DEPTH:
            self.cut = True
        elif inner:
            for part in inner:
                yield from self.layers(part, depth)
        elif value is not None and value not in (b"", "", []):
            yield self._line(layer, field, value, depth)

    def _line(self, layer: Any, field: Any, value: Any, depth: int) -> Line:  # noqa: ANN401 - as above
        name = _name(field.name)
        if isinstance(value, str) and _ADDRESS.fullmatch(value):
            return self._address(name, bytes.fromhex(value.replace(":", "")), depth)
        shown = _shown(layer, field, value)
        if shown:
            return Line(depth, LineKind.FIELD, name, shown)
        length = len(value) if isinstance(value, str | bytes) else 0
        return Line(depth, LineKind.MASKED, name, octets=length)

    def _address(self, name: str, address: bytes, depth: int) -> Line:
        if address == _EVERYONE:
            return Line(depth, LineKind.FIELD, name, ":".join(["ff"] * len(address)))
        if self._own is not None and address == self._own.value:
            return Line(depth, LineKind.FIELD, name, self._own.masked())
        return Line(depth, LineKind.OTHERS, name)


def _shown(layer: Any, field: Any, value: Any) -> str:  # noqa: ANN401 - as above
    """Return what of a value may leave, "" if nothing."""
    place = (type(layer).__name__, field.name)
    if isinstance(value, bytes):
        if place == _NETWORK and layer.ID == 0 and value:
            return Identifier(IdentifierKind.NETWORK, value).masked()
        if place in _NAMES and value:
            return Identifier(IdentifierKind.NAME, plain(value)).masked()
        return ""
    bare = _bare(layer, field)
    is_number = isinstance(value, int) or hasattr(value, "flagrepr")
    if is_number and (_bits(bare) <= _MAX_BITS or place[0] in _RECEIVER):
        if place[0] in _RECEIVER and _bits(bare) > _MAX_BITS and not hasattr(value, "flagrepr"):
            return ""
        return plain(str(bare.i2repr(layer, value)))
    return ""


def _bare(layer: Any, field: Any) -> Any:  # noqa: ANN401 - as above
    """Return the field behind those that only choose whether, and which, there is one."""
    bare = getattr(field, "fld", field)
    find = getattr(bare, "_find_fld_pkt", None)
    return bare if find is None else getattr(find(layer), "fld", find(layer))


def _bits(field: Any) -> int:  # noqa: ANN401 - a field of scapy
    """Return how long a number is, more than any that is shown if it is not known."""
    bits = getattr(field, "size", None) or 8 * int(getattr(field, "sz", 0) or 0)
    return abs(int(bits)) or _MAX_BITS + 1


def _name(text: object) -> str:
    return plain(str(text))[:MAX_NAME]
