"""The bits of a 48-bit address that say what kind of address it is.

Sources: IEEE 802-2014 8.2 (I/G and U/L bits), as implemented by AOSP ``android.net.MacAddress``;
Bluetooth Core Vol 6 Part B 1.3 (device address types), as implemented by BlueZ and Wireshark.
"""

from collections.abc import Collection
from enum import StrEnum

ADDRESS_LENGTH = 6
ANDROID_PLACEHOLDER = bytes.fromhex("020000000000")
"""Android's dummy address: really sent on the air by some phones, shared by all of them."""


class BleAddressKind(StrEnum):
    """What a Bluetooth LE advertising address is, by its header bit and two top bits."""

    PUBLIC = "public"
    STATIC_RANDOM = "static-random"
    RESOLVABLE = "resolvable"
    NON_RESOLVABLE = "non-resolvable"
    RESERVED = "reserved"
    HIDDEN = "hidden"
    """The operating system, or an anonymous advertisement, did not give an address."""


_RANDOM_KINDS = (
    BleAddressKind.NON_RESOLVABLE,
    BleAddressKind.RESOLVABLE,
    BleAddressKind.RESERVED,
    BleAddressKind.STATIC_RANDOM,
)


def ble_address_kind(address: bytes, *, random: bool) -> BleAddressKind:
    """Classify a BLE address; the top bits mean something only if the header says "random".

    Args:
        address: six octets, most significant first.
        random: the TxAdd bit of the PDU header, or the HCI address type being odd.
    """
    if not random:
        return BleAddressKind.PUBLIC
    return _RANDOM_KINDS[address[0] >> 6]


def is_group(address: bytes) -> bool:
    """True for multicast and broadcast: as a transmitter it is a broken or anonymised frame."""
    return bool(address[0] & 0x01)


def is_local(address: bytes) -> bool:
    """True if the U/L bit is set: not vendor-given. That alone does not make it random."""
    return bool(address[0] & 0x02)


def bits_apart(first: bytes, second: bytes) -> int:
    """Return the number of bits (0 to 48) in which two addresses differ."""
    return (int.from_bytes(first) ^ int.from_bytes(second)).bit_count()


MIN_DRAWN = 3
"""Addresses needed to see what of them stays: by chance one octet does in 1 of 65,536 cases."""


def octets_kept(addresses: Collection[bytes], places: slice) -> int:
    """Return how many of some octets are the same in all addresses; 0 for fewer than three.

    A device that draws its address anew changes them all.

    Args:
        addresses: distinct ones.
        places: which of the six octets are meant to change.
    """
    if len(addresses) < MIN_DRAWN:
        return 0
    columns = zip(*(address[places] for address in addresses), strict=True)
    return sum(len(set(column)) == 1 for column in columns)


def spelled(address: bytes) -> str:
    """Return the usual spelling, ``aa:bb:cc:dd:ee:ff``."""
    return address.hex(":")
