"""Wi-Fi frames with radiotap headers, their elements, and WPS attributes."""

import hashlib
import struct
import zlib

WPS = b"\x00\x50\xf2\x04"
"""OUI and type of the Wi-Fi Protected Setup element."""

_UUID_SPACE = bytes.fromhex("526480f8c99b4be5a65558ed5f5d6084")

_RADIOTAP = struct.Struct("<BBHIBBHHb")
# Present: flags (1), rate (2), channel (3), antenna signal (5). The frame check sequence follows
# the frame (flag 0x10).
_PRESENT = 0b101110


def radiotap(channel: int, signal: int) -> bytes:
    """Return a radiotap header for a 1 Mb/s frame in the 2.4 GHz band (radiotap.org)."""
    return _RADIOTAP.pack(
        0, 0, _RADIOTAP.size, _PRESENT, 0x10, 2, 2407 + 5 * channel, 0x00A0, signal
    )


def with_fcs(frame: bytes) -> bytes:
    """Return the frame with its frame check sequence (IEEE 802.11 9.2.4.8)."""
    return frame + struct.pack("<I", zlib.crc32(frame))


def management(
    subtype: int, sender: bytes, sequence: int, body: bytes, to: bytes = b"\xff" * 6
) -> bytes:
    """Return a management frame without FCS; address 3 is the same as address 1."""
    head = struct.pack("<BBH", subtype << 4, 0, 0) + to + sender + to
    return head + struct.pack("<H", (sequence & 0xFFF) << 4) + body


def element(tag: int, content: bytes) -> bytes:
    """Return one information element."""
    return struct.pack("BB", tag, len(content)) + content


def wps_element(attributes: list[tuple[int, bytes]]) -> bytes:
    """Return a WPS vendor element with the given attributes (WSC 2.0.7, section 12)."""
    packed = b"".join(struct.pack(">HH", kind, len(value)) + value for kind, value in attributes)
    return element(221, WPS + packed)


def wps_uuid(address: bytes) -> bytes:
    """Return the UUID-E that wpa_supplicant derives from a hardware address.

    A name-based UUID (RFC 4122, version 5) in a name space of wpa_supplicant's own.
    """
    digest = bytearray(hashlib.sha1(_UUID_SPACE + address, usedforsecurity=False).digest()[:16])
    digest[6] = 0x50 | digest[6] & 0x0F
    digest[8] = 0x80 | digest[8] & 0x3F
    return bytes(digest)
