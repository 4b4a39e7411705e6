"""Puts advertising data together again from what an operating system took apart.

The result is canonical: the same content gives the same octets, so that a repeated advertisement
is recognised as one. It is not what was on the air. Lost for good are the order of the structures,
whether a name or a list was shortened, what was said twice, and which part came in a scan response.

Sources: Bluetooth Core Vol 3 Part C 11 (format), Assigned Numbers 2.3 (AD types).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

MAX_OCTETS: Final = 1650
"""Longest advertising data (Core Vol 4 Part E 7.7.65.13)."""

_MAX_DATA: Final = 254
_FLAGS, _NAME, _POWER, _APPEARANCE, _MANUFACTURER = 0x01, 0x09, 0x0A, 0x19, 0xFF
_LISTS: Final = {2: 0x03, 4: 0x05, 16: 0x07}
_SERVICE_DATA: Final = {2: 0x16, 4: 0x20, 16: 0x21}
_BASE: Final = UUID("00000000-0000-1000-8000-00805f9b34fb").bytes[4:]
_MOST: Final = 64
"""Items of one kind that are read."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a system says that a device said.

    Attributes:
        flags: the flags structure's data, empty if the system does not tell.
        name: the local name.
        power: transmit power in dBm.
        appearance: 16-bit appearance.
        services: UUIDs in text form.
        service_data: by UUID in text form.
        manufacturer: data by company id.
        other: further structures by their AD type.
    """

    flags: bytes = b""
    name: str | None = None
    power: int | None = None
    appearance: int | None = None
    services: Iterable[str] = ()
    service_data: Mapping[str, bytes] = field(default_factory=dict)
    manufacturer: Mapping[int, bytes] = field(default_factory=dict)
    other: Mapping[int, bytes] = field(default_factory=dict)


def advertising_data(said: Said) -> bytes:
    """Return AD structures in ascending order of type, then of content; never raises."""
    found = [*_plain(said), *_services(said.services), *_tagged(said)]
    found += [(kind & 0xFF, octets) for kind, octets in list(said.other.items())[:_MOST]]
    built = b"".join(structure(kind, octets) for kind, octets in sorted(set(found)))
    return built[:MAX_OCTETS]


def structure(kind: int, octets: bytes) -> bytes:
    """Return one AD structure; what does not fit into one is cut off."""
    kept = octets[:_MAX_DATA]
    return bytes((len(kept) + 1, kind & 0xFF)) + kept


def _plain(said: Said) -> Iterable[tuple[int, bytes]]:
    if said.flags:
        yield _FLAGS, said.flags
    if said.name:
        yield _NAME, said.name.encode("utf-8", "replace")
    if said.power is not None:
        yield _POWER, bytes((said.power & 0xFF,))
    if said.appearance is not None:
        yield _APPEARANCE, (said.appearance & 0xFFFF).to_bytes(2, "little")


def _services(services: Iterable[str]) -> Iterable[tuple[int, bytes]]:
    lists: dict[int, set[bytes]] = {}
    for _, text in zip(range(_MOST), services, strict=False):
        uuid = _as_sent(text)
        if uuid:
            lists.setdefault(len(uuid), set()).add(uuid)
    for size, uuids in lists.items():
        yield _LISTS[size], b"".join(sorted(uuids))[: _MAX_DATA // size * size]


def _tagged(said: Said) -> Iterable[tuple[int, bytes]]:
    for text, octets in list(said.service_data.items())[:_MOST]:
        uuid = _as_sent(text)
        if uuid:
            yield _SERVICE_DATA[len(uuid)], uuid + octets
    for company, octets in list(said.manufacturer.items())[:_MOST]:
        yield _MANUFACTURER, (company & 0xFFFF).to_bytes(2, "little") + octets


def _as_sent(text: str) -> bytes:
    """Return a UUID in its shortest form, least significant octet first; empty if it is none."""
    try:
        octets = UUID(text).bytes
    except ValueError:
        return b""
    if octets[4:] == _BASE:
        octets = octets[2:4] if octets[:2] == b"\0\0" else octets[:4]
    return octets[::-1]
