"""IPv6 neighbour discovery: a link address that is told beside the one in use (RFC 4861 4.6.1).

A device says its own link address in the options of its messages. Usually it is the one the packet
was sent with; where it is another, a random address gave the real one away.
"""

from exposure_check.decode.net_packet import Found
from exposure_check.model.address import ADDRESS_LENGTH, is_group
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_ICMPV6 = 58
_IPV6_HEADER = 40
_OPTIONS_AT = {133: 8, 135: 24, 136: 24}
"""Router solicitation, neighbour solicitation and advertisement: where their options start."""
_LINK_ADDRESSES = (1, 2)
_MOST_OPTIONS = 8


def find_neighbour(buffer: bytes, at: int, end: int, sender: bytes) -> Found | None:
    """Return the first other link address in an IPv6 packet in ``buffer[at:end]``."""
    message = at + _IPV6_HEADER
    if end - message < _OPTIONS_AT[133] or buffer[at + 6] != _ICMPV6:
        return None
    option = message + _OPTIONS_AT.get(buffer[message], end)
    for _ in range(_MOST_OPTIONS):
        address = option + 2
        if address + ADDRESS_LENGTH > end or not buffer[option + 1]:
            return None
        told = buffer[address : address + ADDRESS_LENGTH]
        if buffer[option] in _LINK_ADDRESSES and _is_another(told, sender):
            return NetProtocol.NEIGHBOUR, address, address + ADDRESS_LENGTH
        option += buffer[option + 1] * 8
    return None


def decode_neighbour(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    """Return the link address that was told, none if it is the sender's own."""
    if len(raw) != ADDRESS_LENGTH or not _is_another(raw, sender):
        return ()
    return (NetFact(NetFactKind.LINK_ADDRESS, NetProtocol.NEIGHBOUR, "", raw, raw),)


def _is_another(told: bytes, sender: bytes) -> bool:
    return told != sender and any(told) and not is_group(told)
