"""The extended header of an advertisement: what it says besides the sender's address.

Source: Bluetooth Core Vol 6 Part B 2.3.4: flags, then the fields whose flag is set, in this order:
AdvA (6), TargetA (6), CTEInfo (1), AdvDataInfo (2), AuxPtr (3), SyncInfo (18), TxPower (1); what is
left is data that the controller adds (ACAD).
"""

from typing import Final, NamedTuple

from exposure_check.model.ble import SET_HEADER, TRAIN_HEADER

HAS_SENDER: Final = 0x01
HAS_TARGET: Final = 0x02
_TONE, _NUMBER = 0x04, 0x08
AUX_POINTER: Final = 0x10
_TRAIN, _POWER = 0x20, 0x40

_LENGTHS = (
    (HAS_SENDER, 6),
    (HAS_TARGET, 6),
    (_TONE, 1),
    (_NUMBER, 2),
    (AUX_POINTER, 3),
    (_TRAIN, 18),
    (_POWER, 1),
)
_ACCESS = slice(9, 16)
"""Of SyncInfo: access address (4) and start of the checksum (3), which the whole train keeps."""


class ExtendedFields(NamedTuple):
    """Fields of an extended header; b"" where one is not there.

    Attributes:
        target: whom it is for, six octets as sent.
        number: AdvDataInfo, two octets: number of the data (12 bits), of the set (4).
        train: what a train of periodic advertisements is known by, seven octets.
        beyond: data that the controller adds, AD structures.
    """

    target: bytes
    number: bytes
    train: bytes
    beyond: bytes


def extended_fields(header: bytes) -> ExtendedFields:
    """Read a header from its flags on; any octets, never raises."""
    found = dict.fromkeys((flag for flag, _ in _LENGTHS), b"")
    at = 1
    for flag, length in _LENGTHS:
        if header[:1] and header[0] & flag:
            found[flag] = header[at : at + length]
            at += length
    return ExtendedFields(found[HAS_TARGET], found[_NUMBER], found[_TRAIN][_ACCESS], header[at:])


def header_structures(number: bytes, train: bytes, *, train_runs: bool = False) -> bytes:
    """Return fields as structures of types of our own, to be compared like data.

    Args:
        number: see `ExtendedFields`.
        train: see `ExtendedFields`.
        train_runs: whether there is a train of which nothing more is known.
    """
    made = b""
    if number:
        made += bytes((1 + len(number), SET_HEADER)) + number
    if train or train_runs:
        made += bytes((1 + len(train), TRAIN_HEADER)) + train
    return made
