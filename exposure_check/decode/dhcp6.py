"""DHCPv6: what a client tells about itself when it asks for an address or for settings.

Sources: RFC 8415 7.3, 8, 21 (messages, options 1, 6, 16), RFC 4704 (option 39).
"""

from collections.abc import Iterator

from exposure_check.decode.dns_message import wire_name
from exposure_check.decode.net_duid import DUID_LIMIT, duid_address
from exposure_check.decode.net_packet import DHCPV6_CLIENT_MESSAGES
from exposure_check.decode.net_text import name_fact, text_of
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_HEADER = 4
_MAX_OPTIONS = 64
_CLIENT_ID, _REQUESTED, _VENDOR_CLASS, _FQDN = 1, 6, 16, 39
_MAX_REQUESTED = 256


def decode_dhcp6(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    """Return what a client's DHCPv6 message tells; nothing for a server's or relay's.

    What a relay wraps is another device's and is not followed.

    Args:
        sender: link address of the frame.
        raw: UDP payload.
    """
    if len(raw) < _HEADER or raw[0] not in DHCPV6_CLIENT_MESSAGES:
        return ()
    facts: list[NetFact] = []
    seen: set[int] = set()
    at = _HEADER
    for code, start, end in _options(raw):
        # None of the options read here may come twice (RFC 8415 21).
        if code not in seen:
            facts += _option(code, raw[start:end], sender)
        seen.add(code)
        at = end
    if at == len(raw):
        kind = NetFactKind.DHCP_MESSAGE
        facts.append(NetFact(kind, NetProtocol.DHCPV6, "", raw[:1]))
    return tuple(facts)


def _options(raw: bytes) -> Iterator[tuple[int, int, int]]:
    at = _HEADER
    for _ in range(_MAX_OPTIONS):
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
    return ()


def _vendor(text: str) -> tuple[NetFact, ...]:
    return (NetFact(NetFactKind.VENDOR_CLASS, NetProtocol.DHCPV6, text),) if text else ()
