"""802.11 data frames: whose they are, and what a login says before anything is sealed.

A device that has joined is told by the address of its data frames, whatever it searches with. With
a login by name (IEEE 802.1X) it says one in the clear, and in a network without a password all that
it tells the network. In a busy place data frames are most of all frames: so only the first of a
source are looked at, and that there were more is said.
"""

from collections.abc import Iterator
from typing import Final

from exposure_check.decode.eapol import eap_response
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Picked, Span
from exposure_check.decode.wifi_beside import BESIDE_OCTETS, BesideLook
from exposure_check.decode.wifi_frame import (
    CLIENT_OCTETS,
    HEADER_LENGTH,
    LONGEST_FRAME,
    Receive,
    header,
)
from exposure_check.decode.wifi_seldom import Seldom
from exposure_check.model.address import ADDRESS_LENGTH, is_group
from exposure_check.model.heard import Batch, Discard, NetProtocol, NetRow, WifiSubtype

DATA_OCTETS: Final = frozenset(range(0x08, 0x108, 0x10))
"""First octets of data and no data, with and without quality of service (IEEE 802.11 9.2.4.1.3)."""

LOOKED_AT: Final = 2048
"""Data frames of one source that are looked at. More would slow every busy recording down."""

_TO_POINT = 0x01
_FROM_POINT, _MORE_FRAGMENTS, _PROTECTED, _ORDER = 0x02, 0x04, 0x40, 0x80
_QUALITY, _SEVERAL = 0x80, 0x80
"""Of the first octet: with quality of service. Of that field: several packets in one frame."""
_SUBFRAME, _MOST_PACKETS = 14, 16
_NOTHING = 0x40
"""Of the first octet: no data."""
_SNAP = bytes.fromhex("aaaa03000000")
"""LLC and SNAP headers, before an Ethernet type."""
_LLC = 1
"""In place of an Ethernet type: something else than SNAP comes first."""
_EAPOL = (0x888E, 0x88C7)


class DataLook:
    """Looks at the data frames of one source, up to `LOOKED_AT` of them.

    Attributes:
        wanted: first octets of frames that are always worth keeping: without data frames once
            enough of them were looked at.
        beside: looks at beacons and control frames.
    """

    def __init__(self, log: ProblemLog) -> None:
        self._log = log
        self._left = LOOKED_AT
        self._seldom = Seldom()
        self.wanted: frozenset[int] = CLIENT_OCTETS | DATA_OCTETS
        self.beside = BesideLook(self._seldom)

    def wanted_from(self, number: int) -> frozenset[int]:
        """Return first octets of frames worth keeping in a piece that begins with this record."""
        return self.wanted | BESIDE_OCTETS if self.beside.wants(number) else self.wanted

    def passes_over(self, flags: int, sender: bytes, time: int) -> bool:
        """Count a data frame that tells nothing new, and return True; else it has to be kept.

        `keep` comes to the same: this is the short way for nearly all of them.

        Args:
            flags: second octet of frame control.
            sender: address 2.
            time: µs.
        """
        if self._left > 1 and (
            sender in self.beside.points
            if flags & _FROM_POINT
            else flags & _PROTECTED and self._seldom.is_known(sender, time)
        ):
            self._left -= 1
            return True
        return not self._left

    def keep(self, candidate: Picked, receive: Receive, span: Span, batch: Batch) -> None:
        """Append a row if the frame is a client's and tells something new."""
        if not self._left:
            return
        self._left -= 1
        _, start, frame, end, _ = candidate
        if not self._left:
            self.wanted = CLIENT_OCTETS
            self._log.add(Discard.DATA_NOT_READ, span.base + start)
        if HEADER_LENGTH <= end - frame <= LONGEST_FRAME:
            self._keep(candidate, receive, span, batch)
        else:
            self._log.add(Discard.TOO_SHORT, span.base + start)

    def _note_point(self, candidate: Picked, receive: Receive, buffer: bytes, batch: Batch) -> None:
        """Remember an access point by what it sends, unless it may be a bridge."""
        _, start, frame, end, _ = candidate
        _, flags, sender, _, _ = header(buffer, frame)
        if not flags & _TO_POINT and isinstance(receive(buffer, start, frame, end), tuple):
            self.beside.note_point(sender, batch)

    def _keep(self, candidate: Picked, receive: Receive, span: Span, batch: Batch) -> None:
        packed, start, frame, end, time = candidate
        buffer = span.buffer
        _, flags, sender, _, control = header(buffer, frame)
        if flags & _FROM_POINT:
            self._note_point(candidate, receive, buffer, batch)
            return
        sealed = flags & _PROTECTED or control & 0x0F
        kind, at = (0, end) if sealed else _packet(buffer, frame, end)
        whole = kind in _EAPOL and not flags & _MORE_FRAGMENTS
        login = eap_response(buffer, at, end) if whole else b""
        known = self._seldom.is_known(sender, time)
        if known and not kind:
            return
        reception = receive(buffer, start, frame, end)
        if not isinstance(reception, tuple):
            self._log.add(reception, span.base + start)
            return
        if is_group(sender):
            self._log.add(Discard.GROUP_ADDRESS, span.base + start)
            return
        stop, rssi, channel = reception
        if login or not known:
            self._seldom.note(sender, time)
            point = buffer[frame + 4 : frame + 4 + ADDRESS_LENGTH]
            number, data = control >> 4, WifiSubtype.DATA.value
            batch.wifi.append((time, packed, sender, data, number, point, rssi, channel, login))
        if kind and not login:
            for where in ((kind, at, stop), *_further(buffer, frame, stop)):
                batch.net.extend(packet_rows(buffer, where, (time, packed, sender)))


def _packet(buffer: bytes, frame: int, end: int) -> tuple[int, int]:
    """Return Ethernet type and start of the packet in a frame that is not sealed; 0 if none."""
    if buffer[frame] & _NOTHING:
        return 0, end
    body = frame + HEADER_LENGTH
    if buffer[frame] & _QUALITY:
        several = body < end and buffer[body] & _SEVERAL
        body += 2 + (4 if buffer[frame + 1] & _ORDER else 0) + (_SUBFRAME if several else 0)
    return _after_snap(buffer, body, end)


def _further(buffer: bytes, frame: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Yield type, start and end of the packets after the first in a frame that holds several."""
    at = frame + HEADER_LENGTH
    if not buffer[frame] & _QUALITY or not buffer[at] & _SEVERAL:
        return
    at += 2 + (4 if buffer[frame + 1] & _ORDER else 0)
    for _ in range(_MOST_PACKETS):
        if at + _SUBFRAME > stop:
            return
        # Each begins at a multiple of four octets (IEEE 802.11 9.3.2.2.2).
        at += (_SUBFRAME + (buffer[at + 12] << 8 | buffer[at + 13]) + 3) & ~3
        body = at + _SUBFRAME
        if body < stop:
            end = min(stop, body + (buffer[at + 12] << 8 | buffer[at + 13]))
            yield *_after_snap(buffer, body, end), end


def _after_snap(buffer: bytes, body: int, end: int) -> tuple[int, int]:
    packet = body + len(_SNAP) + 2
    if packet > end or buffer[body : body + len(_SNAP)] != _SNAP:
        return (_LLC, body) if body < end else (0, end)
    return buffer[packet - 2] << 8 | buffer[packet - 1], packet


def packet_rows(
    buffer: bytes, where: tuple[int, int, int], whose: tuple[int, int, bytes]
) -> list[NetRow]:
    """Return rows of what a packet in the clear, as in a network without a password, tells.

    Args:
        buffer: holds the packet.
        where: Ethernet type, start and end of the packet.
        whose: time, packed frame, sender.
    """
    # Rare: what reads a joined network is not loaded for every recording.
    from exposure_check.decode.link_net import told_by  # noqa: PLC0415

    kind, at, end = where
    time, packed, sender = whose
    own, found = told_by(buffer, kind, at, end, sender)
    rows: list[NetRow] = []
    if own is not None:
        rows.append((time, packed, sender, NetProtocol.IPV6_SOURCE, own))
    if found is not None:
        protocol, begin, stop = found
        if stop > end:  # its rest comes in another frame, or never
            protocol, stop = NetProtocol.LINK_UNREAD, begin
        rows.append((time, packed, sender, protocol, buffer[begin:stop]))
    return rows
