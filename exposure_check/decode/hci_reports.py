"""Advertising reports and inquiry results inside HCI events.

Source: Bluetooth Core Vol 4 Part E 7.7.2, 7.7.33, 7.7.38 (inquiry), 7.7.65.2, .11, .13 (LE
advertising reports). Several reports in one event follow each other whole, as BlueZ and Wireshark
read them, although the text of the specification shows one array per field.
"""

from collections.abc import Callable, Iterator, Mapping

from exposure_check.model.heard import RSSI_UNKNOWN, BleForm

Report = tuple[BleForm, int, bytes]
"""Form, RSSI in dBm, raw octets."""

_MAX_JOINED = 1650
"""Longest advertising data one advertiser can send (Core Vol 4 Part E 7.7.65.13)."""

_MAX_OPEN = 16
_EXTENDED_HEAD = 24
_MORE_TO_COME = 1


def signed(octet: int) -> int:
    """Read one octet as a signed number: an RSSI in dBm."""
    return (octet ^ 0x80) - 0x80


class ReportReader:
    """Reads events of one controller; joins extended reports that continue each other."""

    def __init__(self) -> None:
        self._open: dict[bytes, bytes] = {}

    def read(self, event: bytes) -> Iterator[Report]:
        """Yield the reports of one event (code, length, parameters); of any octets."""
        given = event[2 : 2 + event[1]] if len(event) > 2 else b""
        reader = _EVENTS.get(event[0]) if given else None
        if reader is None:
            return
        for form, rssi, raw in reader(given):
            whole = self._join(raw) if form is BleForm.HCI_EXTENDED else raw
            if whole:
                yield form, rssi, whole

    def _join(self, raw: bytes) -> bytes:
        """Return a report with all its data, or nothing while more is to come."""
        status = raw[0] >> 5 & 3
        sender = raw[2:9] + raw[11:12]
        data = (self._open.pop(sender, b"") + raw[_EXTENDED_HEAD:])[:_MAX_JOINED]
        if status != _MORE_TO_COME:
            return raw[:_EXTENDED_HEAD] + data
        if len(self._open) >= _MAX_OPEN:
            del self._open[next(iter(self._open))]
        self._open[sender] = data
        return b""


def _le_meta(given: bytes) -> Iterator[Report]:
    reader = _SUBEVENTS.get(given[0])
    if reader and len(given) > 1:
        yield from reader(given[2:], given[1])


def _legacy(octets: bytes, count: int) -> Iterator[Report]:
    at = 0
    for _ in range(count):
        if at + 9 > len(octets):
            return
        end = at + 9 + octets[at + 8]
        if end >= len(octets):
            return
        yield BleForm.HCI_LEGACY, signed(octets[end]), octets[at:end]
        at = end + 1


def _directed(octets: bytes, count: int) -> Iterator[Report]:
    for at in range(0, min(count * 16, len(octets) - 15), 16):
        yield BleForm.HCI_DIRECTED, signed(octets[at + 15]), octets[at : at + 15]


def _extended(octets: bytes, count: int) -> Iterator[Report]:
    at = 0
    for _ in range(count):
        if at + _EXTENDED_HEAD > len(octets):
            return
        end = at + _EXTENDED_HEAD + octets[at + 23]
        if end > len(octets):
            return
        # Without its signal strength the same advertisement is the same octets again.
        raw = octets[at : at + 13] + b"\0" + octets[at + 14 : end]
        yield BleForm.HCI_EXTENDED, signed(octets[at + 13]), raw
        at = end


def _inquiry(given: bytes) -> Iterator[Report]:
    for at in range(1, min(1 + given[0] * 14, len(given) - 13), 14):
        yield BleForm.INQUIRY, RSSI_UNKNOWN, given[at : at + 6] + given[at + 9 : at + 12]


def _inquiry_rssi(given: bytes) -> Iterator[Report]:
    # Controllers before Bluetooth 1.2 sent one octet more, before the class of device.
    extra = 1 if given[0] * 15 == len(given) - 1 and given[0] * 14 != len(given) - 1 else 0
    size = 14 + extra
    for at in range(1, min(1 + given[0] * size, len(given) - size + 1), size):
        klass = given[at + 8 + extra : at + 11 + extra]
        yield BleForm.INQUIRY, signed(given[at + size - 1]), given[at : at + 6] + klass


def _inquiry_extended(given: bytes) -> Iterator[Report]:
    if len(given) >= 15:
        raw = given[1:7] + given[9:12] + given[15:]
        yield BleForm.INQUIRY, signed(given[14]), raw


_SUBEVENTS: Mapping[int, Callable[[bytes, int], Iterator[Report]]] = {
    0x02: _legacy,
    0x0B: _directed,
    0x0D: _extended,
}
_EVENTS: Mapping[int, Callable[[bytes], Iterator[Report]]] = {
    0x02: _inquiry,
    0x22: _inquiry_rssi,
    0x2F: _inquiry_extended,
    0x3E: _le_meta,
}
