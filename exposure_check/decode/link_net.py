"""Records of a joined network to rows: Ethernet (LINKTYPE 1), Linux cooked (113, 276).

Nearly all packets of such a recording are somebody's downloads, so the first look at a record is
at its sender, its type and one octet of its network header. Layouts: IEEE 802.3 3.2 and 802.1Q 9;
https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL.html and LINKTYPE_LINUX_SLL2.html.
"""

from typing import NamedTuple

from exposure_check.decode.eapol import EAPOL_HEADER, eap_response
from exposure_check.decode.net_arp import find_arp, find_question
from exposure_check.decode.net_neighbour import find_neighbour
from exposure_check.decode.net_packet import (
    ETHERTYPE_IPV4,
    ETHERTYPE_IPV6,
    Found,
    find_ipv4,
    find_ipv6,
)
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.address import ADDRESS_LENGTH, is_group
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import Batch, Discard, NetProtocol

_VLAN_TAGS = frozenset({0x8100, 0x88A8, 0x9100})
_MAX_TAGS = 4
_ARPHRD_ETHER = 1
_LOOKED_AT = frozenset({2, 17})
"""IGMP and UDP: protocols of IPv4 (https://www.iana.org/assignments/protocol-numbers)."""
_ARP = 0x0806
_EAPOL = (0x888E, 0x88C7)
"""The second: before a device moves on to another access point."""
_QUIET_EAPOL, _EAPOL_START, _INITIATE = (0, 2, 3), 1, b"\5"
"""EAP, leaving and keys; beginning; and the code of EAP that resumes a login."""
_LOOP = 0x9000
"""A test of cables by which bridges hear themselves."""
_FIRST_TYPE = 0x0600
"""Smaller numbers are lengths: an LLC header (IEEE 802.2) comes first."""
_LLC_LENGTH = 3
_SNAP = bytes.fromhex("aaaa03000000")
"""LLC and SNAP headers, before an Ethernet type."""
_OTHER_SNAP = bytes.fromhex("aaaa03")
_SNAP_LENGTH = 8
_SPANNING_TREE = bytes.fromhex("424203")
_EXCHANGE = (0xAF, 0xBF)
"""XID, by which access points tell switches who joined them."""
_NOBODY = bytes(6)
"""Loopback and tunnels have no link address; they say nothing to a network."""


def _untagged(buffer: bytes, kind: int, at: int, end: int) -> tuple[int, int]:
    """Step over VLAN tags: return the type behind them, and where its packet starts."""
    for _ in range(_MAX_TAGS):
        if kind not in _VLAN_TAGS or end - at < 4:
            break
        kind, at = buffer[at + 2] << 8 | buffer[at + 3], at + 4
    return kind, at


class _Layout(NamedTuple):
    """Where the fields of a link header are, in octets from its start.

    Attributes:
        header: length of the header.
        kind: the Ethernet type, two octets.
        sender: the sender's address.
        target: the address that it goes to; -1 if it is not told.
        hardware: the ARPHRD_ type, two octets; -1 if the link has only one.
        length: the low octet of the address's length; -1 if it is always six.
    """

    header: int
    kind: int
    sender: int
    target: int = -1
    hardware: int = -1
    length: int = -1

    def sender_of(self, buffer: bytes, start: int) -> bytes | None:
        """Return the sender's link address, None if the record names none."""
        if self.hardware >= 0:
            at = start + self.hardware
            if buffer[at] << 8 | buffer[at + 1] != _ARPHRD_ETHER:
                return None
            if buffer[start + self.length] != ADDRESS_LENGTH:
                return None
        address = buffer[start + self.sender : start + self.sender + ADDRESS_LENGTH]
        return None if address == _NOBODY else address


class _NetWalker:
    """What the three walkers share; they differ by their layout only."""

    _layout: _Layout

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log

    def walk(self, span: Span, batch: Batch) -> None:
        """Append what the span's senders say about themselves to ``batch.net``."""
        buffer, header, kind_at = span.buffer, self._layout.header, self._layout.kind
        # Counting from the packed reference saves packing it for each record.
        numbered = enumerate(span.rows, pack_frame(self._source, span.number))
        for packed, (start, end, time) in numbered:
            at = start + header
            if at > end:
                self._log.add(Discard.TOO_SHORT, span.base + start)
                continue
            kind = buffer[start + kind_at] << 8 | buffer[start + kind_at + 1]
            # By far the most are TCP over IPv4: they end here, after three octets.
            if kind == ETHERTYPE_IPV4 and (at + 9 >= end or buffer[at + 9] not in _LOOKED_AT):
                continue
            self._read(span, batch, (packed, start, end, time), kind)

    def _read(self, span: Span, batch: Batch, record: tuple[int, int, int, int], kind: int) -> None:
        packed, start, end, time = record
        buffer = span.buffer
        sender = self._layout.sender_of(buffer, start)
        if sender is None:
            return
        kind, at = _untagged(buffer, kind, start + self._layout.header, end)
        own, found = told_by(buffer, kind, at, end, sender)
        if kind == _ARP and found is None and self._layout.target >= 0:
            target = start + self._layout.target
            found = find_question(buffer, at, end, buffer[target : target + ADDRESS_LENGTH])
        if own is None and found is None:
            return
        if is_group(sender):
            self._log.add(Discard.GROUP_ADDRESS, span.base + start)
            return
        if own is not None:
            batch.net.append((time, packed, sender, NetProtocol.IPV6_SOURCE, own))
        if found is None:
            return
        protocol, at, stop = found
        if stop > end:
            self._log.add(Discard.CUT_BY_CAPTURE, span.base + start)
            return
        # Not in all layouts the type stands before the packet.
        named = protocol is NetProtocol.LINK_UNREAD and kind >= _FIRST_TYPE
        raw = kind.to_bytes(2) if named else buffer[at:stop]
        batch.net.append((time, packed, sender, protocol, raw))


def told_by(
    buffer: bytes, kind: int, at: int, end: int, sender: bytes
) -> tuple[bytes | None, Found | None]:
    """Return (own IPv6 address, payload) of what a packet in ``buffer[at:end]`` says of its sender.

    Args:
        buffer: holds the packet.
        kind: Ethernet type; a smaller number if an LLC header comes first.
        at: where the packet begins.
        end: where the record ends.
        sender: link address.
    """
    if kind < _FIRST_TYPE:
        return _told_after_llc(buffer, at, end, sender)
    if kind == ETHERTYPE_IPV4:
        return None, find_ipv4(buffer, at, end)
    if kind == ETHERTYPE_IPV6:
        own, found = find_ipv6(buffer, at, end)
        return own, found or find_neighbour(buffer, at, end, sender)
    if kind == _ARP:
        return None, find_arp(buffer, at, end, sender)
    if kind in _EAPOL:
        return None, _find_eap(buffer, at, end) or _unread_eapol(buffer, at, end)
    return None, None if kind == _LOOP else (NetProtocol.LINK_UNREAD, at - 2, at)


def _unread_eapol(buffer: bytes, at: int, end: int) -> Found | None:
    """Return a packet that may say more than that a login begins, ends or makes keys.

    Names of keys stand in a login that is resumed (RFC 6696), and in key agreement.
    """
    if end - at < EAPOL_HEADER:
        return None
    kind, empty = buffer[at + 1], buffer[at + 2 : at + EAPOL_HEADER] == bytes(2)
    resumes = kind == 0 and buffer[at + EAPOL_HEADER : end][:1] == _INITIATE
    quiet = kind in _QUIET_EAPOL or (kind == _EAPOL_START and empty)
    return (NetProtocol.LINK_UNREAD, at - 2, at) if resumes or not quiet else None


def _told_after_llc(
    buffer: bytes, at: int, end: int, sender: bytes
) -> tuple[bytes | None, Found | None]:
    packet = at + _SNAP_LENGTH
    if buffer.startswith(_SNAP, at) and packet <= end:
        kind = buffer[packet - 2] << 8 | buffer[packet - 1]
        if kind >= _FIRST_TYPE:
            return told_by(buffer, kind, packet, end, sender)
    header = at + _LLC_LENGTH
    if header > end or buffer.startswith(_SPANNING_TREE, at) or buffer[at + 2] in _EXCHANGE:
        return None, None
    if buffer.startswith(_OTHER_SNAP, at):
        return None, (NetProtocol.LINK_UNREAD, header, packet) if packet <= end else None
    return None, (NetProtocol.LINK_UNREAD, at, header)


def _find_eap(buffer: bytes, at: int, end: int) -> Found | None:
    answer = eap_response(buffer, at, end)
    start = at + EAPOL_HEADER
    return (NetProtocol.EAP, start, start + len(answer)) if answer else None


class EthernetWalker(_NetWalker):
    """Ethernet II frames: also what a joined Wi-Fi looks like to its own computer."""

    _layout = _Layout(header=14, kind=12, sender=6, target=0)


class CookedWalker(_NetWalker):
    """Linux cooked capture, version 1: ``tcpdump -i any`` before libpcap 1.10.2."""

    _layout = _Layout(header=16, kind=14, sender=6, hardware=2, length=5)


class Cooked2Walker(_NetWalker):
    """Linux cooked capture, version 2."""

    _layout = _Layout(header=20, kind=0, sender=12, hardware=8, length=11)
