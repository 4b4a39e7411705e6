"""DHCPv6: what a client tells about itself when it asks for an address or for settings.

Sources: RFC 8415 7.3, 8, 21 (messages, options 1, 3, 4, 6, 16, 25), RFC 4704 (option 39).
"""

from collections.abc import Iterator, Mapping

from exposure_check.decode.dhcp4 import numbers
from exposure_check.decode.dns_message import wire_name
from exposure_check.decode.net_duid import DUID_LIMIT, duid_address
from exposure_check.decode.net_ipv6 import address_fact
from exposure_check.decode.net_packet import DHCPV6_CLIENT_MESSAGES
from exposure_check.decode.net_text import name_fact, text_of
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_HEADER = 4
_MAX_OPTIONS = 64
_CLIENT_ID, _REQUESTED, _VENDOR_CLASS, _FQDN = 1, 6, 16, 39
_MAX_REQUESTED = 256
_LEASES: Mapping[int, int] = {3: 12, 4: 4, 25: 12}
"""Options of the addresses of one interface: octets before the options inside (RFC 8415 21.4)."""
_INTERFACE, _ADDRESS = slice(0, 4), slice(0, 16)
_LEASED, _MOST_LEASES = 5, 8
"""Of one message, and inside of each: a real one has one or two."""
_SETTINGS: Mapping[int, int] = {2: DUID_LIMIT, 7: 1, 8: 2, 13: 2, 14: 0, 20: 0}
"""Longest content of options that only state a setting, or name the server."""
_READ = frozenset({_CLIENT_ID, _REQUESTED, _VENDOR_CLASS, _FQDN})
_LEAST_UNREAD = 4


def decode_dhcp6(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    """Return what a client's DHCPv6 message tells; nothing for a server's or relay's.

    What a relay wraps is another device's and is not followed.

    Args:
        sender: link address of the frame.
        raw: UDP payload.
    """
    if len(raw) < _HEADER or raw[0] not in DHCPV6_CLIENT_MESSAGES:
        return ()
    facts = list(numbers(NetProtocol.DHCPV6, transaction=raw[1:_HEADER]))
    seen: set[int] = set()
    leases = 0
    at = _HEADER
    for code, start, end in _options(raw):
        # Of the options read here only leases may come twice (RFC 8415 21).
        if code in _LEASES and leases < _MOST_LEASES:
            leases += 1
            facts += _leases(code, raw[start:end])
        elif code not in seen or code in _LEASES:
            facts += _option(code, raw[start:end], sender)
        seen.add(code)
        at = end
    if at == len(raw):
        kind = NetFactKind.DHCP_MESSAGE
        facts.append(NetFact(kind, NetProtocol.DHCPV6, "", raw[:1]))
    return tuple(facts)


def _options(
    raw: bytes, at: int = _HEADER, most: int = _MAX_OPTIONS
) -> Iterator[tuple[int, int, int]]:
    for _ in range(most):
        if len(raw) - at < 4:
            return
        end = at + 4 + int.from_bytes(raw[at + 2 : at + 4])
        if end > len(raw):
            return
        yield int.from_bytes(raw[at : at + 2]), at + 4, end
        at = end


def _option(code: int, value: bytes, sender: bytes) -> tuple[NetFact, ...]:
    protocol = NetProtocol.DHCPV6
    if code == _CLIENT_ID and len(value) > 2:
        duid = value[:DUID_LIMIT]
        address = duid_address(duid, sender)
        return (NetFact(NetFactKind.CLIENT_ID, protocol, "", duid, address),)
    if code == _REQUESTED and value:
        return (NetFact(NetFactKind.PARAMETER_LIST, protocol, "", value[:_MAX_REQUESTED]),)
    if code == _VENDOR_CLASS and len(value) > 6:
        # Enterprise number, then pieces of (length in two octets, data): the first says it.
        length = int.from_bytes(value[4:6])
        return _vendor(text_of(value[6 : 6 + length]))
    if code == _FQDN and len(value) > 1:
        return name_fact(NetFactKind.HOST_NAME, protocol, wire_name(value[1:]), sender)
    return () if code in _READ else _unread(code, value)


def _unread(code: int, value: bytes) -> tuple[NetFact, ...]:
    if len(value) < max(_LEAST_UNREAD, _SETTINGS.get(code, 0) + 1):
        return ()
    return (NetFact(NetFactKind.UNREAD, NetProtocol.DHCPV6, str(code)),)


def _leases(code: int, value: bytes) -> tuple[NetFact, ...]:
    """Return the number of the interface, and the addresses that it has or wishes for."""
    protocol = NetProtocol.DHCPV6
    facts = numbers(protocol, interface=value[_INTERFACE])
    read = _LEASES[code]
    for inside, start, end in _options(value, read, _MOST_LEASES):
        read = end
        if inside == _LEASED:
            facts += address_fact(value[start:end][_ADDRESS], protocol)
    return facts if read >= len(value) else facts + _unread(code, value)


def _vendor(text: str) -> tuple[NetFact, ...]:
    return (NetFact(NetFactKind.VENDOR_CLASS, NetProtocol.DHCPV6, text),) if text else ()
