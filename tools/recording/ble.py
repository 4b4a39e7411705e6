"""Bluetooth LE advertising: PDUs with CRC, the header sniffers put before them, AD structures."""

import struct

ADV_IND = 0
ADV_NONCONN_IND = 2
SCAN_RSP = 4

_ACCESS_ADDRESS = 0x8E89BED6
_CRC_START = 0x555555
_POLYNOMIAL = 0x65B
_PHDR = struct.Struct("<BbbBIH")
# Dewhitened, signal valid, reference access address valid, CRC checked, CRC valid.
_PHDR_FLAGS = 0x0001 | 0x0002 | 0x0010 | 0x0400 | 0x0800
_RF_CHANNEL = {37: 0, 38: 12, 39: 39}


def _crc_table() -> tuple[int, ...]:
    # The register is kept bit-reversed, so that octets go in least significant bit first.
    reversed_polynomial = int(f"{_POLYNOMIAL:024b}"[::-1], 2)
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (reversed_polynomial if value & 1 else 0)  # noqa: PLW2901
        table.append(value)
    return tuple(table)


_CRC_TABLE = _crc_table()
_REVERSED_START = int(f"{_CRC_START:024b}"[::-1], 2)


def crc24(pdu: bytes) -> bytes:
    """Return the three CRC octets of an advertising PDU, as sent (Core Vol 6 Part B 3.1.1)."""
    crc = _REVERSED_START
    for octet in pdu:
        crc = crc >> 8 ^ _CRC_TABLE[(crc ^ octet) & 0xFF]
    return crc.to_bytes(3, "little")


def advertising(kind: int, address: bytes, data: bytes, *, random: bool) -> bytes:
    """Return a legacy advertising PDU without CRC (Core Vol 6 Part B 2.3.1).

    Args:
        kind: PDU type, such as `ADV_IND`.
        address: advertiser's, most significant octet first.
        data: advertising data, at most 31 octets.
        random: whether the address is a random one (TxAdd).
    """
    return struct.pack("BB", kind | random << 6, 6 + len(data)) + address[::-1] + data


def header(channel: int, signal: int) -> bytes:
    """Return what stands before a PDU in link type 256: pseudo-header and access address."""
    head = _PHDR.pack(_RF_CHANNEL[channel], signal, -128, 0, _ACCESS_ADDRESS, _PHDR_FLAGS)
    return head + struct.pack("<I", _ACCESS_ADDRESS)


def sniffed(pdu: bytes, channel: int, signal: int) -> bytes:
    """Return a record of link type 256: header, access address, PDU and CRC."""
    return header(channel, signal) + pdu + crc24(pdu)


def extended_report(address: bytes, data: bytes, signal: int, *, random: bool) -> bytes:
    """Return an H4 packet: LE Extended Advertising Report of one legacy ADV_IND.

    Core Vol 4 Part E 7.7.65.13.
    """
    report = struct.pack("<HB", 0x0013, random) + address[::-1]
    report += struct.pack("<BBBbbHB", 1, 0, 0xFF, 127, signal, 0, 0) + bytes(6)
    report += struct.pack("B", len(data)) + data
    parameters = b"\x0d\x01" + report
    return struct.pack("BBB", 0x04, 0x3E, len(parameters)) + parameters


def structure(kind: int, content: bytes) -> bytes:
    """Return one AD structure (Supplement to the Core Specification, part A)."""
    return struct.pack("BB", 1 + len(content), kind) + content


def resolvable(hash_and_random: bytes) -> bytes:
    """Return six octets made into the shape of a resolvable private address."""
    return bytes([hash_and_random[0] & 0x3F | 0x40]) + hash_and_random[1:]
