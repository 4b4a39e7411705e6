"""The checksum of every BLE link-layer packet.

Bluetooth Core Vol 6 Part B 3.1.1: polynomial x^24+x^10+x^9+x^6+x^4+x^3+x+1, octets sent least
significant bit first, so the register is kept reversed here and shifts right.
"""

ADVERTISING_START = 0xAAAAAA
"""0x555555, the start value on advertising channels, bit-reversed."""

CRC_LENGTH = 3
_POLYNOMIAL = 0xDA6000


def _row(octet: int) -> int:
    register = octet
    for _ in range(8):
        register = register >> 1 ^ (_POLYNOMIAL if register & 1 else 0)
    return register


_TABLE = tuple(_row(octet) for octet in range(256))


def crc24(octets: bytes, start: int = ADVERTISING_START) -> bytes:
    """Return the three CRC octets as they follow ``octets`` on the air."""
    register = start
    for octet in octets:
        register = register >> 8 ^ _TABLE[(register ^ octet) & 0xFF]
    return register.to_bytes(CRC_LENGTH, "little")
