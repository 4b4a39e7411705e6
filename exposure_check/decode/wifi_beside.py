"""Beacons and control frames: what shows an address where nothing else does.

A device that saves power, or asks for the air before it sends, says its address in control frames,
and one that looks for others beside it (NAN) or opens a hotspot sends beacons. All of them come
again and again, and in a busy place they are most of all frames: so they are looked at in some
pieces of a recording only.
"""

from typing import Final

from exposure_check.decode.span import Picked, Span
from exposure_check.decode.wifi_frame import (
    HEADER_LENGTH,
    LONGEST_FRAME,
    Receive,
    Reception,
    header,
)
from exposure_check.decode.wifi_seldom import Seldom
from exposure_check.model.address import is_group
from exposure_check.model.heard import Batch, WifiRow, WifiSubtype

BEACON: Final = WifiSubtype.BEACON << 4
_TYPE, _CONTROL = 0x0C, 0x04
OF_POINTS: Final = (BEACON, 0x50)
"""First octets of beacons and of answers to searches: of access points, and of Wi-Fi Direct."""
BESIDE_OCTETS: Final = frozenset((*OF_POINTS, 0x90, 0x24, 0x44, 0x54, 0x84, 0x94, 0xA4, 0xB4))
"""First octets of these, and of frames that only name who sends them: ATIM, trigger, what beams are
formed by, block acknowledgement and the request for it, PS-Poll, RTS (IEEE 802.11 9.3.1, 9.3.3)."""

_LOT, _LOTS_OF_A_DOUBLING = 256, 4
_MOST_POINTS = 4096
_RECEIVER, _SENDER, _ALL, _GROUP_END = 4, 10, 16, 22
_TIMESTAMP = 8
_GROUP = 0x01


class BesideLook:
    """Looks at beacons and control frames of one source, now and then.

    Args:
        seldom: when each address had a row, whatever it sent.

    Attributes:
        points: access points by their beacons: of them nothing more is to be known.
    """

    def __init__(self, seldom: Seldom) -> None:
        self._seldom = seldom
        self.points: set[bytes] = set()

    def wants(self, number: int) -> bool:
        """Return whether a piece that begins with this record (from 1) is looked at.

        In lots of 256 records these are the first 8, and however long the recording gets, 4 while
        it doubles: what was sent all along in a quarter of it is met.
        """
        lot = number // _LOT
        return lot % (1 << max(0, (lot // _LOTS_OF_A_DOUBLING).bit_length() - 1)) == 0

    def keep(self, candidate: Picked, receive: Receive, span: Span, batch: Batch) -> None:
        """Note an access point, or append a row if a frame shows another address to be used.

        Damaged ones are not counted, as most are not even looked at.
        """
        _, start, frame, end, time = candidate
        buffer = span.buffer
        if not _ALL <= end - frame <= LONGEST_FRAME:
            return
        sender = _sender(buffer, frame)
        point = buffer[frame] in OF_POINTS and sender == buffer[frame + _ALL : frame + _GROUP_END]
        if sender in self.points or (not point and self._seldom.is_known(sender, time)):
            return
        reception = receive(buffer, start, frame, end)
        if not isinstance(reception, tuple):
            return
        if point:
            self.note_point(sender, batch)
        elif buffer[frame] not in OF_POINTS:
            self._keep_row(_control_row(candidate, buffer, reception), batch)
        elif reception[0] - frame >= HEADER_LENGTH:
            self._keep_row(_beacon_row(candidate, buffer, reception), batch)

    def note_point(self, sender: bytes, batch: Batch) -> None:
        """Remember that this is the address of an access point."""
        if sender in self.points or is_group(sender):
            return
        if len(self.points) >= _MOST_POINTS:
            self.points.clear()
        self.points.add(sender)
        batch.points.add(sender)

    def _keep_row(self, row: WifiRow, batch: Batch) -> None:
        if not is_group(row[2]):
            self._seldom.note(row[2], row[0])
            batch.wifi.append(row)


def _sender(buffer: bytes, frame: int) -> bytes:
    sender = buffer[frame + _SENDER : frame + _ALL]
    if buffer[frame] & _TYPE == _CONTROL:  # with this bit it says how wide it may send (9.3.1.2)
        return bytes((sender[0] & ~_GROUP, *sender[1:]))
    return sender


def _beacon_row(candidate: Picked, buffer: bytes, reception: Reception) -> WifiRow:
    packed, _, frame, _, time = candidate
    end, rssi, channel = reception
    _, _, sender, group, control = header(buffer, frame)
    body = buffer[frame + HEADER_LENGTH + _TIMESTAMP : end]
    kind = WifiSubtype.BEACON.value
    return time, packed, sender, kind, control >> 4, group, rssi, channel, body


def _control_row(candidate: Picked, buffer: bytes, reception: Reception) -> WifiRow:
    """Return a row like that of a data frame: they say of an address that it is in use."""
    packed, _, frame, _, time = candidate
    _, rssi, channel = reception
    receiver, kind = buffer[frame + _RECEIVER : frame + _SENDER], WifiSubtype.DATA.value
    return time, packed, _sender(buffer, frame), kind, 0, receiver, rssi, channel, b""
