"""The WPS UUID-E and the hardware address it is made of (rule W7).

Sources: RFC 4122 4.3 (name-based UUIDs, version 5) with the name space that wpa_supplicant's
``uuid_gen_mac_addr`` uses; Vanhoef et al., AsiaCCS 2016. The app only tests addresses of the
user's own device; it never searches for an address that fits.
"""

import hashlib
from collections.abc import Iterator

from exposure_check.model.address import ADDRESS_LENGTH, is_local

UUID_LENGTH = 16
_NAME_SPACE = bytes.fromhex("526480f8c99b4be5a65558ed5f5d6084")
_STEPS = (0, 1, -1, 2, -2, 3, -3)
_LOCAL_BIT = 0x02 << 40
_ADDRESS_SPACE = 1 << 48


def uuid_of(address: bytes) -> bytes:
    """Return the UUID-E that wpa_supplicant makes of a six-octet address."""
    # SHA-1 is what the format prescribes; nothing is protected by it here.
    digest = bytearray(hashlib.sha1(_NAME_SPACE + address, usedforsecurity=False).digest()[:16])
    digest[6] = 0x50 | digest[6] & 0x0F
    digest[8] = 0x80 | digest[8] & 0x3F
    return bytes(digest)


def gives_away(uuid: bytes, address: bytes) -> bool:
    """True if the UUID is made of this very address, by hash or by holding it at its end."""
    if len(uuid) != UUID_LENGTH or len(address) != ADDRESS_LENGTH:
        return False
    return uuid[10:] == address or uuid == uuid_of(address)


def neighbours(address: bytes) -> Iterator[bytes]:
    """Yield the address, those up to 3 away, and all these with the local bit flipped.

    One device's interfaces have neighbouring addresses. A local address is only tried as it is
    and with its bit flipped: it has no neighbours that belong to the device.
    """
    number = int.from_bytes(address)
    steps = (0,) if is_local(address) else _STEPS
    for flip in (0, _LOCAL_BIT):
        for step in steps:
            yield ((number + step) % _ADDRESS_SPACE ^ flip).to_bytes(ADDRESS_LENGTH)
