"""ARP: which IPv4 addresses a device takes for its own (RFC 826, RFC 5227).

Most ARP is plain questions about others, by everybody: they say no more than the address in use,
and are left behind. What is read claims an address: a probe or an announcement of one's own, an
address that the device gave itself (RFC 3927), and a message in the name of another link address.
"""

from exposure_check.decode.net_packet import Found
from exposure_check.model.address import is_group
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_LENGTH = 28
_HEAD = bytes.fromhex("0001 0800 06 04")
"""Ethernet and IPv4, with addresses of 6 and 4 octets."""
_HARDWARE, _OWN, _ASKED = slice(8, 14), slice(14, 18), slice(24, 28)
_OPERATION, _REQUEST = slice(6, 8), b"\0\1"
_NOWHERE = bytes(4)
_SELF_GIVEN = bytes((169, 254))


def find_arp(buffer: bytes, at: int, end: int, sender: bytes) -> Found | None:
    """Return an ARP message in ``buffer[at:end]`` if it says something of its sender's own."""
    message = buffer[at : min(end, at + _LENGTH)]
    if len(message) < _LENGTH or not message.startswith(_HEAD):
        return None
    own, asked, hardware = message[_OWN], message[_ASKED], message[_HARDWARE]
    claims = own in (_NOWHERE, asked) and asked != _NOWHERE
    if claims or own.startswith(_SELF_GIVEN) or _is_another(hardware, sender):
        return NetProtocol.ARP, at, at + _LENGTH
    return None


def find_question(buffer: bytes, at: int, end: int, target: bytes) -> Found | None:
    """Return the sender's IPv4 address in a question to one other device.

    A device that comes to a network may ask the routers it met before, one by one, whether they
    are here (RFC 4436): with the addresses that it had from them.

    Args:
        buffer: holds the message.
        at: where it begins.
        end: where the record ends.
        target: link address that the frame goes to.
    """
    message = buffer[at : min(end, at + _LENGTH)]
    if len(message) < _LENGTH or not message.startswith(_HEAD) or is_group(target):
        return None
    if message[_OPERATION] != _REQUEST or message[_OWN] == _NOWHERE:
        return None
    return NetProtocol.ARP_ASKED, at + _OWN.start, at + _OWN.stop


def decode_question(raw: bytes) -> tuple[NetFact, ...]:
    """Return the address with which it was asked; any octets, never raises."""
    if len(raw) != _OWN.stop - _OWN.start:
        return ()
    return (ipv4_fact(NetFactKind.IPV4_ASKED, NetProtocol.ARP_ASKED, raw),)


def decode_arp(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    """Return the address that a message claims, with the link address it gives if another.

    Args:
        sender: link address of the frame.
        raw: the message; any octets, never raises.
    """
    if len(raw) < _LENGTH or not raw.startswith(_HEAD):
        return ()
    own = raw[_ASKED] if raw[_OWN] == _NOWHERE else raw[_OWN]
    hardware = raw[_HARDWARE]
    other = hardware if _is_another(hardware, sender) else None
    return (ipv4_fact(NetFactKind.IPV4_CLAIMED, NetProtocol.ARP, own, other),)


def ipv4_fact(
    kind: NetFactKind, protocol: NetProtocol, address: bytes, link: bytes | None = None
) -> NetFact:
    """Return the fact that an IPv4 address (four octets) is, with a link address told beside."""
    return NetFact(kind, protocol, ".".join(map(str, address)), address, link)


def _is_another(hardware: bytes, sender: bytes) -> bool:
    return hardware != sender and any(hardware) and not is_group(hardware)
