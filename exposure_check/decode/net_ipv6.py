"""What an IPv6 address gives away: the link address its interface id may be made from.

Source: RFC 4291 appendix A (modified EUI-64).
"""

from exposure_check.model.address import is_group
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind


def eui64_address(address: bytes) -> bytes | None:
    """Return the link address inside a 16-octet IPv6 address, None if there is none.

    A random interface id has ``ff:fe`` in its middle once in 65,536; half of these are told apart
    because a link address is never a group address.
    """
    interface = address[8:]
    if interface[3:5] != b"\xff\xfe":
        return None
    found = bytes((interface[0] ^ 0x02,)) + interface[1:3] + interface[5:]
    return None if is_group(found) or not any(found) else found


def address_fact(address: bytes, protocol: NetProtocol) -> tuple[NetFact, ...]:
    """Return the one fact an own IPv6 address is, none unless it has 16 octets."""
    if len(address) != 16:
        return ()
    inside = eui64_address(address)
    kind = NetFactKind.IPV6_OTHER if inside is None else NetFactKind.IPV6_EUI64
    return (NetFact(kind, protocol, "", address, inside),)
