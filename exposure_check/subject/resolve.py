"""Recognises a resolvable private address by its owner's identity resolving key (rule B3)."""

from collections.abc import Callable, Sequence

AddressHash = Callable[[bytes, bytes], bytes]
"""``ah(irk, prand)``: 16 and 3 octets to 3 octets, most significant first."""


def resolves(address: bytes, irks: Sequence[bytes], address_hash: AddressHash) -> bool:
    """Return whether ``address`` was made from one of the keys, in either byte order.

    ``RPA = prand (top bits 01) || ah(IRK, prand)`` (Core Vol 6 Part B 1.3.2.2). A chance match
    has probability 2^-24 per key and order.
    """
    if address[0] >> 6 != 0b01:
        return False
    prand, expected = address[:3], address[3:]
    return any(address_hash(key, prand) == expected for irk in irks for key in (irk, irk[::-1]))
