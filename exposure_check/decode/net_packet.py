"""From a packet of the network layer to the UDP payload of the few protocols that are read.

IPv4: RFC 791. IPv6 and its extension headers: RFC 8200 4. UDP: RFC 768. Neighbour solicitation:
RFC 4861 4.3. Checksums are not verified: a host's own outgoing packets are often recorded before
the network card fills them in, and damaged frames do not reach a recording of a joined network.
"""

import re
from struct import Struct

from exposure_check.decode.net_groups import IGMP, MLD
from exposure_check.model.heard import NetProtocol

ETHERTYPE_IPV4 = 0x0800
ETHERTYPE_IPV6 = 0x86DD

Found = tuple[NetProtocol, int, int]
"""(protocol, start, end) of a UDP payload in the buffer; ``end`` may lie beyond the record."""

_UDP, _IGMP = 17, 2
_ICMPV6 = 58
_NEIGHBOUR_SOLICITATION = 135
_PLAIN_ICMPV6 = frozenset({1, 2, 3, 4, 128, 129, 130, *range(133, 138), 151, 152, 153})
"""Errors, echoes, and messages of neighbours and routers (RFC 4443, 4861, 4286); no groups."""
_FRAGMENT = 44
_MORE_FOLLOWS_V4, _MORE_FOLLOWS_V6 = 0x20, 0x01
_EXTENSIONS = frozenset({0, 43, _FRAGMENT, 60})
"""Hop-by-hop options, routing, fragment, destination options: all next header, length in 8 octets
or nothing."""
_MAX_EXTENSIONS = 8
_UNSPECIFIED = bytes(16)
_MULTICAST_V6 = 0xFF
_LOOPBACK = bytes(15) + b"\x01"
_MAPPED = bytes(10) + b"\xff\xff"

_TO_V4 = {
    67: NetProtocol.DHCPV4,
    137: NetProtocol.NBNS,
    138: NetProtocol.NETBIOS_DATAGRAM,
    5355: NetProtocol.LLMNR,
}
_TO_V6 = {547: NetProtocol.DHCPV6, 5355: NetProtocol.LLMNR}
_FROM = {
    5353: NetProtocol.MDNS,
    5355: NetProtocol.LLMNR,
    137: NetProtocol.NBNS,
}
"""By source port: own announcements and answers come from the protocol's own port (RFC 6762 6)."""

_FIRST_MULTICAST, _BROADCAST = 0xE0, 0xFF
_NO_NEWS = frozenset({53, 67, 68, 123, 137, 546, 547, 5353, 5355})
"""Ports whose messages to everyone are questions, or are read under another rule."""
_SSDP, _DISCOVERY = 1900, 3702
_QUESTIONS = {_SSDP: b"M-SEARCH", _DISCOVERY: b"/Probe<"}
"""What a question holds, where the same port serves announcements (UPnP, WS-Discovery)."""
_QUESTION_WITHIN = 2048
_NAMES_ASKER = b".upnp.org"
_TIMED_ID = rb"[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"
"""A UUID that was made from the time and a link address (RFC 9562 5.1)."""
_ASKED_AT = (5353, 5355, 137)
_DNS_HEADER, _MOST_LABELS, _LONGEST_LABEL = 12, 16, 63
_UNDERSCORE = ord("_")
_DATAGRAMS = frozenset({0x10, 0x11, 0x12})
"""Direct to one, to a group, to all (RFC 1002 4.4.1)."""

_UDP_HEADER = Struct("!HHH")
_SHORTEST = 4
_RESPONSE = 0x80
_ANY_IN = b"\x00\xff\x00\x01"

PAIRING = b"_apple-mobdev2"
"""Service type whose subtype ids stand for the pairing of two devices."""

DHCPV6_CLIENT_MESSAGES = frozenset({1, 3, 4, 5, 6, 8, 9, 11})
"""Solicit, request, confirm, renew, rebind, release, decline, information request (RFC 8415 7)."""


def find_ipv4(buffer: bytes, at: int, end: int) -> Found | None:
    """Return the payload of an IPv4 packet in ``buffer[at:end]`` if its protocol is read here.

    Fragments are not put together: none of the protocols needs them, and half a message misleads.
    """
    if end - at < 28 or buffer[at + 9] not in (_UDP, _IGMP):
        return None
    first = buffer[at]
    if first >> 4 != 4 or first & 0x0F < 5 or buffer[at + 6] & 0x1F or buffer[at + 7]:
        return None
    udp = at + (first & 0x0F) * 4
    stop = at + (buffer[at + 2] << 8 | buffer[at + 3])
    if buffer[at + 9] == _IGMP:
        return _find_groups(buffer, udp, stop, end)
    to_all = buffer[at + 16] >= _FIRST_MULTICAST or buffer[at + 19] == _BROADCAST
    if buffer[at + 6] & _MORE_FOLLOWS_V4:
        return _pieces(buffer, udp, end, to_all=to_all)
    found = _find_udp(buffer, (udp, stop, end), _TO_V4)
    if not to_all:
        return found
    return found or _unread(buffer, udp, end) or _asked(buffer, udp, end)


def find_ipv6(buffer: bytes, at: int, end: int) -> tuple[bytes | None, Found | None]:
    """Return (own address, payload) of an IPv6 packet in ``buffer[at:end]``.

    The own address is the packet's source; for a neighbour solicitation without one, the address
    its sender asks about before taking it as its own (duplicate address detection, RFC 4862 5.4).
    None if the packet names no unicast address of its sender.
    """
    if end - at < 40 or buffer[at] >> 4 != 6:
        return None, None
    source = buffer[at + 8 : at + 24]
    kind, upper, pieces = _upper_layer(buffer, at, end)
    to_all = buffer[at + 24] == _MULTICAST_V6
    stop = at + 40 + (buffer[at + 4] << 8 | buffer[at + 5])
    own = source if _is_own_unicast(source) else None
    if kind == _ICMPV6 and upper < end and buffer[upper] not in _PLAIN_ICMPV6:
        joined = _find_groups(buffer, upper, stop, end) if buffer[upper] in MLD else None
        return own, joined or (NetProtocol.LINK_UNREAD, upper, upper + 1)
    if source == _UNSPECIFIED and kind == _ICMPV6:
        return _tentative(buffer, upper, end), None
    found: Found | None = None
    if kind == _UDP and pieces:
        found = _pieces(buffer, upper, end, to_all=to_all)
    elif kind == _UDP:
        found = _find_udp(buffer, (upper, stop, end), _TO_V6)
        if to_all:
            found = found or _unread(buffer, upper, end) or _asked(buffer, upper, end)
    return own, found


def _find_groups(buffer: bytes, at: int, stop: int, end: int) -> Found | None:
    if end - at < 8 or buffer[at] not in MLD | IGMP:
        return None
    return NetProtocol.GROUPS, at, max(stop, at)


def _upper_layer(buffer: bytes, at: int, end: int) -> tuple[int, int, bool]:
    """Return protocol and start of what the extension headers lead to; True if more follows."""
    kind, pieces = buffer[at + 6], False
    here = at + 40
    for _ in range(_MAX_EXTENSIONS):
        if kind not in _EXTENSIONS or end - here < 8:
            break
        length = buffer[here + 1]
        if kind == _FRAGMENT:
            if buffer[here + 2] or buffer[here + 3] & ~_MORE_FOLLOWS_V6:
                break
            pieces, length = bool(buffer[here + 3]), 0
        kind, here = buffer[here], here + (length + 1) * 8
    return kind, here, pieces


def _pieces(buffer: bytes, udp: int, end: int, *, to_all: bool) -> Found | None:
    """Return where the port stands of a message that comes in pieces, if it may be of interest."""
    if end - udp <= 8:
        return None
    source, port, _ = _UDP_HEADER.unpack_from(buffer, udp)
    if to_all or port in _TO_V4 or port in _TO_V6 or source in _FROM:
        return NetProtocol.UNREAD, udp + 2, udp + 4
    return None


def _tentative(buffer: bytes, at: int, end: int) -> bytes | None:
    if end - at < 24 or buffer[at] != _NEIGHBOUR_SOLICITATION:
        return None
    target = buffer[at + 8 : at + 24]
    return target if _is_own_unicast(target) else None


def _is_own_unicast(address: bytes) -> bool:
    if address[0] == 0xFF or address[:12] == _MAPPED:
        return False
    return address not in (_UNSPECIFIED, _LOOPBACK)


def _find_udp(
    buffer: bytes, bounds: tuple[int, int, int], by_port: dict[int, NetProtocol]
) -> Found | None:
    udp, stop, end = bounds
    if end - udp < 8:
        return None
    source, target, length = _UDP_HEADER.unpack_from(buffer, udp)
    protocol = by_port.get(target)
    if protocol is None:
        protocol = _FROM.get(source)
    if protocol is None or length < 8 or udp + length > stop:
        return None
    if not tells_of_sender(protocol, buffer, udp + 8, min(udp + length, end)):
        return None
    return protocol, udp + 8, udp + length


def _unread(buffer: bytes, udp: int, end: int) -> Found | None:
    """Return where the port stands of a message to everyone that is not read here."""
    if end - udp <= 8:
        return None
    source, port, _ = _UDP_HEADER.unpack_from(buffer, udp)
    if port in _NO_NEWS or source in _NO_NEWS:
        return None
    question = _QUESTIONS.get(port)
    text = buffer[udp + 8 : min(end, udp + _QUESTION_WITHIN)] if question else b""
    if question and question in text and not _tells_of_asker(text.lower()):
        return None
    return NetProtocol.UNREAD, udp + 2, udp + 4


def _tells_of_asker(text: bytes) -> bool:
    """True if a question names who asks (UPnP 2.0 1.3.2), or its id holds a link address."""
    return _NAMES_ASKER in text or re.search(_TIMED_ID, text) is not None


def _asked(buffer: bytes, udp: int, end: int) -> Found | None:
    """Return where the first name stands that a question asks for, unless it is a kind of service.

    Kinds of services, and the names that are asked for by number, are asked for by all devices.
    """
    name = udp + 8 + _DNS_HEADER
    if end - name < 3 or _UDP_HEADER.unpack_from(buffer, udp)[1] not in _ASKED_AT:
        return None
    if buffer[udp + 10] & _RESPONSE or buffer[name + 1] == _UNDERSCORE:
        return None
    stop = name
    for _ in range(_MOST_LABELS):
        if stop >= end or buffer[stop] > _LONGEST_LABEL:
            return None
        if not buffer[stop]:
            return (NetProtocol.ASKED, name, stop + 1) if stop > name else None
        stop += buffer[stop] + 1
    return None


def tells_of_sender(protocol: NetProtocol, buffer: bytes, at: int, end: int) -> bool:
    """True if a payload may say something about its own sender.

    Servers' and relays' messages and plain questions about others are left behind here, cheaply,
    before a row is made of them: they are other people's, and they would crowd out the rest.
    """
    if end - at < _SHORTEST:
        return False
    if protocol is NetProtocol.DHCPV4:
        # Op 1 is a client's (or relay's) request; a gateway address means a relay sent it.
        return buffer[at] == 1 and buffer[at + 24 : at + 28] == bytes(4)
    if protocol is NetProtocol.NETBIOS_DATAGRAM:
        return buffer[at] in _DATAGRAMS
    if protocol is NetProtocol.DHCPV6:
        return buffer[at] in DHCPV6_CLIENT_MESSAGES
    return bool(buffer[at + 2] & _RESPONSE) or _claims(protocol, buffer, at, end)


def _claims(protocol: NetProtocol, buffer: bytes, at: int, end: int) -> bool:
    """True if a question of a name protocol is about the sender's own names."""
    if protocol is NetProtocol.NBNS:
        # Any operation but a query: registration, refresh, release.
        return bool(buffer[at + 2] & 0x78)
    if protocol is NetProtocol.LLMNR:
        return buffer[end - 4 : end] == _ANY_IN
    # mDNS claims names in the authority section (RFC 6762 8.1), or asks for an own pairing.
    return buffer[at + 8 : at + 10] != b"\0\0" or buffer.find(PAIRING, at, end) >= 0
