"""AD structures: the length-type-value list of every advertising payload and EIR.

Source: Bluetooth Core Vol 3 Part C 11.
"""

from exposure_check.model.ble import AdStructure

MAX_STRUCTURES = 64

TARGET_PUBLIC, TARGET_RANDOM = 0x17, 0x18
"""Types of the structures that name whom an advertisement is for."""


def split(payload: bytes) -> tuple[tuple[AdStructure, ...], bool, bytes]:
    """Split a payload into its AD structures.

    A length of zero ends the list early, as the specification says.

    Returns:
        At most 64 structures; True if one claims more octets than there are or more than 64 were
        given; and what stands after an early end, which should be zeros and is not always.
    """
    structures: list[AdStructure] = []
    at = 0
    while at < len(payload) and payload[at]:
        end = at + 1 + payload[at]
        if end > len(payload) or len(structures) == MAX_STRUCTURES:
            return tuple(structures), True, b""
        structures.append(AdStructure(payload[at + 1], payload[at + 2 : end]))
        at = end
    return tuple(structures), False, payload[at:].strip(b"\0")
