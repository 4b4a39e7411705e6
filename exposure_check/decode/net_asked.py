"""Names of other devices that a device asks everyone for: those it knows from elsewhere, it may be.

RFC 6762 5.4, RFC 4795 2.1, RFC 1002 4.2.12. A printer at home that is asked for on every network
ties these together, as the name of a network does that is searched for.
"""

from exposure_check.decode.dns_message import wire_name
from exposure_check.decode.nbns import netbios_name
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_LONGEST = 255
_BY_NUMBER, _BY_KIND = ".arpa", "._dns-sd._udp.local"
"""Ends of names that stand for an address, and of questions for domains to look in."""
_OF_GROUPS = (b"BL", b"BM", b"BN", b"BO", b"AB")
"""Ends of NetBIOS names of workgroups and domains: 1B to 1E, and 01 (RFC 1001 14.1)."""
_OF_ALL = frozenset({"wpad", "isatap", "local", "*"})
"""First labels that all devices of some system ask for (RFC 5214; proxy settings)."""


def decode_asked(raw: bytes) -> tuple[NetFact, ...]:
    """Return the name that is asked for, nothing if all devices may ask for it.

    Args:
        raw: the name as sent; any octets, never raises.
    """
    name = netbios_name((raw[1:33],)) if raw[:1] == b" " else ""
    if name and raw[31:33] in _OF_GROUPS:
        return ()
    name = (name or wire_name(raw[:_LONGEST])).lower().rstrip(".")
    shared = name.split(".")[0] in _OF_ALL or name.endswith((_BY_NUMBER, _BY_KIND))
    if not name or shared:
        return ()
    return (NetFact(NetFactKind.ASKED_NAME, NetProtocol.ASKED, name),)
