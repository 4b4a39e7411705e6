"""From a packet of the network layer to the UDP payload of the few protocols that are read.

IPv4: RFC 791. IPv6 and its extension headers: RFC 8200 4. UDP: RFC 768. Neighbour solicitation:
RFC 4861 4.3. Checksums are not verified: a host's own outgoing packets are often recorded before
the network card fills them in, and damaged frames do not reach a recording of a joined network.
"""

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
_EXTENSIONS = frozenset({0, 43, 60})
"""Hop-by-hop options, routing, destination options: all (next header, length in 8 octets)."""
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

    Fragments are left alone: none of the protocols needs them, and half a message misleads.
    """
    if end - at < 28 or buffer[at + 9] not in (_UDP, _IGMP):
        return None
    first = buffer[at]
    if first >> 4 != 4 or first & 0x0F < 5 or buffer[at + 6] & 0x3F or buffer[at + 7]:
        return None
    udp = at + (first & 0x0F) * 4
    stop = at + (buffer[at + 2] << 8 | buffer[at + 3])
    if buffer[at + 9] == _IGMP:
        return _find_groups(buffer, udp, stop, end)
    found = _find_udp(buffer, (udp, stop, end), _TO_V4)
    if buffer[at + 16] < _FIRST_MULTICAST and buffer[at + 19] != _BROADCAST:
        return found
    return found or _unread(buffer, udp, end)


def find_ipv6(buffer: bytes, at: int, end: int) -> tuple[bytes | None, Found | None]:
    """Return (own address, payload) of an IPv6 packet in ``buffer[at:end]``.

    The own address is the packet's source; for a neighbour solicitation without one, the address
    its sender asks about before taking it as its own (duplicate address detection, RFC 4862 5.4).
    None if the packet names no unicast address of its sender.
    """
    if end - at < 40 or buffer[at] >> 4 != 6:
        return None, None
    source = buffer[at + 8 : at + 24]
    kind, upper = _upper_layer(buffer, at, end)
    stop = at + 40 + (buffer[at + 4] << 8 | buffer[at + 5])
    if kind == _ICMPV6 and upper < end and buffer[upper] in MLD:
        joined = _find_groups(buffer, upper, stop, end)
        return (source if _is_own_unicast(source) else None), joined
    if source == _UNSPECIFIED and kind == _ICMPV6:
        return _tentative(buffer, upper, end), None
    found = _find_udp(buffer, (upper, stop, end), _TO_V6) if kind == _UDP else None
    if kind == _UDP and buffer[at + 24] == _MULTICAST_V6:
        found = found or _unread(buffer, upper, end)
    return (source if _is_own_unicast(source) else None), found


def _find_groups(buffer: bytes, at: int, stop: int, end: int) -> Found | None:
    if end - at < 8 or buffer[at] not in MLD | IGMP:
        return None
    return NetProtocol.GROUPS, at, max(stop, at)


def _upper_layer(buffer: bytes, at: int, end: int) -> tuple[int, int]:
    kind = buffer[at + 6]
    here = at + 40
    for _ in range(_MAX_EXTENSIONS):
        if kind not in _EXTENSIONS or end - here < 8:
            break
        kind, here = buffer[here], here + (buffer[here + 1] + 1) * 8
    return kind, here


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
    if question and buffer.find(question, udp + 8, min(end, udp + _QUESTION_WITHIN)) >= 0:
        return None
    return NetProtocol.UNREAD, udp + 2, udp + 4


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
