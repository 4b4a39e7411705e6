"""DHCPv4: what a client tells about itself when it asks for an address.

Sources: RFC 2131 2 (message), 4.2 (hardware address as identifier), RFC 2132 (options 12, 50, 52,
53, 54, 55, 57, 60, 61), RFC 3396 (long options in pieces), RFC 4702 (option 81).
"""

from collections.abc import Mapping

from exposure_check.decode.dns_message import wire_name
from exposure_check.decode.net_arp import ipv4_fact
from exposure_check.decode.net_duid import client_id_address
from exposure_check.decode.net_text import name_fact, text_of
from exposure_check.model.address import ADDRESS_LENGTH, is_group
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_FIXED = 236
_COOKIE = bytes.fromhex("63825363")
_OCTETS_READ = 2048
"""No client's message is longer; padding beyond it would only cost time."""

_PAD, _END = 0, 255
_HOST_NAME, _OVERLOAD, _MESSAGE_TYPE, _PARAMETERS, _MAX_SIZE = 12, 52, 53, 55, 57
_VENDOR_CLASS, _CLIENT_ID, _FQDN = 60, 61, 81
_MACHINE_ID = 97
_WISHED, _SERVER = 50, 54
_DISCOVER, _REQUEST = b"\1", b"\3"
_IPV4_LENGTH = 4
_READ = frozenset({_HOST_NAME, _VENDOR_CLASS, _CLIENT_ID, _FQDN, _MACHINE_ID})
_SETTINGS: Mapping[int, int] = {
    50: 4, 51: 4, 52: 1, 53: 1, 54: 4, 55: 255, 57: 2, 58: 4, 59: 4, 80: 0, 93: 8, 94: 3, 108: 4,
    116: 1, 118: 4, 145: 8,
}  # fmt: skip
"""Longest content of options that ask for something or state a setting (RFC 2132, 3011, 4039, 4578,
6704, 8925)."""
_LEAST_UNREAD = 4
_NUMBER, _SECONDS, _HARDWARE = slice(4, 8), slice(8, 10), 28
_SERVERS = slice(16, 24)
"""What only a server fills in: the address that it gives, and its own."""
_FQDN_WIRE_FORM = 0x04
_FILE, _SERVER_NAME = slice(108, 236), slice(44, 108)
_ETHERNET = 1

Options = dict[int, bytes]
"""Values by option code, pieces joined."""


def decode_dhcp4(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    """Return what a client's DHCPv4 message tells; nothing for a server's or a relayed one.

    Args:
        sender: link address of the frame.
        raw: UDP payload.
    """
    if len(raw) < _FIXED + 4 or raw[0] != 1 or raw[_FIXED : _FIXED + 4] != _COOKIE:
        return ()
    if any(raw[24:28]):
        return ()
    options, whole, beyond = _all_options(raw)
    return (
        _message(options, whole)
        + numbers(NetProtocol.DHCPV4, transaction=raw[_NUMBER], seconds=raw[_SECONDS])
        + _names(options, sender)
        + _print(options)
        + _client_ids(options, sender, raw)
        + _wished(options, raw)
        + _unread(options)
        + _elsewhere(raw, beyond)
    )


def numbers(protocol: NetProtocol, **drawn: bytes) -> tuple[NetFact, ...]:
    """Return numbers of a message as facts, by what they number; see `NetFactKind.NUMBER`."""
    kind = NetFactKind.NUMBER
    return tuple(NetFact(kind, protocol, name, raw) for name, raw in drawn.items() if any(raw))


def _all_options(raw: bytes) -> tuple[Options, bool, bytes]:
    """Return the options, whether all were read to their end, and what stands beyond of them."""
    options: Options = {}
    rest = _read_options(raw[_FIXED + 4 : _OCTETS_READ], options)
    areas = [rest]
    overload = options.get(_OVERLOAD, b"\0")[:1]
    for area, marks in ((_FILE, (b"\x01", b"\x03")), (_SERVER_NAME, (b"\x02", b"\x03"))):
        areas.append(_read_options(raw[area], options) if overload in marks else raw[area])
    whole = all(area is not None for area in areas)
    return options, whole, b"".join(area or b"" for area in areas)


def _read_options(area: bytes, options: Options) -> bytes | None:
    """Add the options of one area; return what follows its end mark, None if there is none."""
    at, end = 0, len(area)
    while at < end:
        code = area[at]
        if code == _END:
            return area[at + 1 :]
        if code == _PAD:
            at += 1
            continue
        if at + 2 > end or at + 2 + area[at + 1] > end:
            return None
        value = area[at + 2 : at + 2 + area[at + 1]]
        options[code] = options.get(code, b"") + value
        at += 2 + area[at + 1]
    return None


def _message(options: Options, whole: bool) -> tuple[NetFact, ...]:
    kind = options.get(_MESSAGE_TYPE, b"")
    if not whole or len(kind) != 1:
        return ()
    return (NetFact(NetFactKind.DHCP_MESSAGE, NetProtocol.DHCPV4, "", kind),)


def _names(options: Options, sender: bytes) -> tuple[NetFact, ...]:
    kind, protocol = NetFactKind.HOST_NAME, NetProtocol.DHCPV4
    facts = name_fact(kind, protocol, text_of(options.get(_HOST_NAME, b"")), sender)
    fqdn = options.get(_FQDN, b"")
    if len(fqdn) > 3:
        wire_form = fqdn[0] & _FQDN_WIRE_FORM
        name = wire_name(fqdn[3:]) if wire_form else text_of(fqdn[3:])
        facts += name_fact(kind, protocol, name, sender)
    return facts


def _print(options: Options) -> tuple[NetFact, ...]:
    facts: tuple[NetFact, ...] = ()
    if _PARAMETERS in options:
        size = options.get(_MAX_SIZE, b"")
        text = str(int.from_bytes(size)) if len(size) == 2 else ""
        kind = NetFactKind.PARAMETER_LIST
        facts += (NetFact(kind, NetProtocol.DHCPV4, text, options[_PARAMETERS][:255]),)
    vendor = text_of(options.get(_VENDOR_CLASS, b""))
    if vendor:
        facts += (NetFact(NetFactKind.VENDOR_CLASS, NetProtocol.DHCPV4, vendor),)
    return facts


def _client_ids(options: Options, sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    kind, protocol = NetFactKind.CLIENT_ID, NetProtocol.DHCPV4
    facts: tuple[NetFact, ...] = ()
    machine = options.get(_MACHINE_ID, b"")[:255]
    if len(machine) >= _LEAST_UNREAD:  # made to be the same for a machine's life (RFC 4578 2.3)
        facts += (NetFact(kind, protocol, "", machine),)
    told = options.get(_CLIENT_ID, b"")[:255]
    if told:
        facts += (NetFact(kind, protocol, "", told, client_id_address(told, sender)),)
    hardware = raw[28 : 28 + ADDRESS_LENGTH]
    if raw[1] != _ETHERNET or raw[2] != ADDRESS_LENGTH:
        return facts
    if not any(hardware) or is_group(hardware) or (told and hardware == sender):
        return facts
    own = bytes((_ETHERNET,)) + hardware
    return facts if own == told else (*facts, NetFact(kind, protocol, "", own, hardware))


def _wished(options: Options, raw: bytes) -> tuple[NetFact, ...]:
    """Return the address that is asked for, and whether out of the client's own memory.

    Out of memory is any in a DISCOVER, and one in a REQUEST that answers no offer (RFC 2131
    4.3.2): a request after an offer names the server, one to keep an address has it in the
    message's head.
    """
    wished, kind = options.get(_WISHED, b""), options.get(_MESSAGE_TYPE, b"")
    if kind not in (_DISCOVER, _REQUEST) or len(wished) != _IPV4_LENGTH or not any(wished):
        return ()
    if any(raw[12:16]):
        return ()
    remembers = kind == _DISCOVER or _SERVER not in options
    fact = NetFactKind.IPV4_WISHED if remembers else NetFactKind.IPV4_CLAIMED
    return (ipv4_fact(fact, NetProtocol.DHCPV4, wished),)


def _unread(options: Options) -> tuple[NetFact, ...]:
    """Name the options that may hold anything, such as a user's class or a maker's own.

    Of a message to be stopped (56) a client may write what it wants, too.
    """
    kind, protocol = NetFactKind.UNREAD, NetProtocol.DHCPV4
    return tuple(
        NetFact(kind, protocol, str(code))
        for code, value in options.items()
        if code not in _READ and len(value) >= max(_LEAST_UNREAD, _SETTINGS.get(code, 0) + 1)
    )


def _elsewhere(raw: bytes, beyond: bytes) -> tuple[NetFact, ...]:
    """Tell if anything stands where a client has nothing to say (RFC 2131 table 5)."""
    rest = raw[_HARDWARE + min(raw[2], 16) : _SERVER_NAME.start] + raw[_SERVERS] + beyond
    if not any(rest):
        return ()
    return (NetFact(NetFactKind.UNREAD, NetProtocol.DHCPV4, ""),)
