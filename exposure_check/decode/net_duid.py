"""DHCP unique identifiers, and the link address many of them hold.

Sources: RFC 8415 11 (DUID-LLT, -EN, -LL), RFC 6355 (DUID-UUID), RFC 4361 (in DHCPv4), RFC 9562 5.1
(UUID version 1 ends with the link address of its maker).
"""

from exposure_check.model.address import ADDRESS_LENGTH, is_group

DUID_LIMIT = 130
"""Octets of the longest DUID, its type included (RFC 8415 11.1)."""

_LINK_TIME, _ENTERPRISE, _LINK, _UUID = 1, 2, 3, 4
_ETHERNET_LIKE = frozenset({b"\x00\x01", b"\x00\x06"})
_TYPE_OF_IAID_DUID = 255
_TYPE_OF_ETHERNET = 1
_IAID_OCTETS = 4


def duid_address(duid: bytes, sender: bytes) -> bytes | None:
    """Return the unicast link address (6 octets) inside a DUID, None if there is none.

    Args:
        duid: type (2 octets) and content.
        sender: link address of the packet; found anywhere in a DUID, it is what the DUID holds.
    """
    kind = int.from_bytes(duid[:2])
    found = b""
    if kind in (_LINK_TIME, _LINK) and duid[2:4] in _ETHERNET_LIKE:
        found = duid[8:] if kind == _LINK_TIME else duid[4:]
    elif kind == _UUID and len(duid) == 18 and duid[8] >> 4 == 1:
        found = duid[12:]
    if len(found) == ADDRESS_LENGTH and any(found) and not is_group(found):
        return found
    return sender if sender in duid[2:] else None


def client_id_address(client_id: bytes, sender: bytes) -> bytes | None:
    """Return the link address inside the value of DHCPv4 option 61, None if there is none.

    Its first octet is a hardware type, 0 for anything else, 255 for an IAID and a DUID.
    """
    kind, rest = client_id[:1], client_id[1:]
    if kind == bytes((_TYPE_OF_IAID_DUID,)) and len(rest) > _IAID_OCTETS + 2:
        return duid_address(rest[_IAID_OCTETS:], sender)
    if kind == bytes((_TYPE_OF_ETHERNET,)) and len(rest) == ADDRESS_LENGTH:
        return rest if any(rest) and not is_group(rest) else None
    # Some clients send their address bare, without the type octet.
    return sender if sender in client_id else None
