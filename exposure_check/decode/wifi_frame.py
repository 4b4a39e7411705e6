"""The 802.11 management header of frames that clients send: who, to whom, which number."""

from collections.abc import Callable
from struct import Struct
from typing import Final
from zlib import crc32

from exposure_check.model.heard import Discard, WifiRow, WifiSubtype

Reception = tuple[int, int, int]
"""(end of the frame without its FCS, RSSI dBm, channel): what the radio said about a frame."""

Receive = Callable[[bytes, int, int, int], Reception | Discard]
"""(buffer, record's start, frame's start, end) to what the radio's header says of the frame."""

CLIENT_OCTETS: Final = frozenset(
    subtype << 4
    for subtype in WifiSubtype
    if subtype not in (WifiSubtype.DATA, WifiSubtype.BEACON, WifiSubtype.PROBE_OF_ONE)
)
"""First octets of frame control (protocol version 0, type management) that may be a client's."""

FCS_LENGTH: Final = 4

LONGEST_FRAME: Final = 11_454
"""Octets of the longest frame that any station may send at once (IEEE 802.11 9.2.4.8, VHT).

A longer record is not one; the bound keeps what a row holds, and what its body costs, small.
"""

_HEADER = Struct("<BB8x6s6sH")
"""Type, flags, (duration, address 1), address 2, address 3, sequence control."""

header = _HEADER.unpack_from
HEADER_LENGTH: Final = _HEADER.size
PLAIN_HEADER: Final = "H8x6s6sH"
"""The same with frame control as one number: type in its lower octet, flags in its upper one."""

EVERYONE: Final = b"\xff" * 6

_SENT_BY_BOTH = (
    WifiSubtype.DISASSOCIATION,
    WifiSubtype.AUTHENTICATION,
    WifiSubtype.DEAUTHENTICATION,
    WifiSubtype.ACTION,
    WifiSubtype.ACTION_NO_ACK,
)

FCS_RESIDUE: Final = 0x2144DF1C
"""CRC-32 of any message followed by its own CRC, least significant octet first.

Comparing with it needs one slice and no unpacking of the sent value.
"""

_MORE_FRAGMENTS = 0x04
_PROTECTED = 0x40
_HT_CONTROL = 0x80
UNUSUAL: Final = _MORE_FRAGMENTS | _PROTECTED | _HT_CONTROL


def fcs_holds(buffer: bytes, start: int, end: int) -> bool:
    """True if the last four octets of ``buffer[start:end]`` are the FCS of those before."""
    return crc32(buffer[start:end]) == FCS_RESIDUE


def proven_end(buffer: bytes, start: int, end: int) -> int:
    """Return the frame's end where nobody said if there is an FCS: it is one if it holds.

    By chance four octets of a body are taken for an FCS once in 2^32 frames.
    """
    return end - FCS_LENGTH if fcs_holds(buffer, start, end) else end


def client_row(
    buffer: bytes, start: int, reception: Reception, time: int, packed: int
) -> WifiRow | Discard | None:
    """Read the header of a management frame whose first octet is in `CLIENT_OCTETS`.

    Args:
        buffer: holds the frame.
        start: where its frame control begins.
        reception: where it ends, and how it was received.
        time: microseconds since the Unix epoch.
        packed: the frame's packed reference.

    Returns:
        The row; None if an access point sent it; else why it is left out. The body is empty where
        it is ciphertext. Of a fragment it is one octet, which nobody takes for a whole body.
    """
    end, rssi, channel = reception
    if not HEADER_LENGTH <= end - start <= LONGEST_FRAME:
        return Discard.TOO_SHORT if end - start < HEADER_LENGTH else Discard.BROKEN_RECORD
    octet, flags, sender, bssid, control = header(buffer, start)
    if sender[0] & 0x01:
        return Discard.GROUP_ADDRESS
    body = start + HEADER_LENGTH
    subtype = octet >> 4
    if sender == bssid and subtype in _SENT_BY_BOTH:
        return None
    if flags & UNUSUAL or control & 0x0F:
        body = _unusual_body(flags, control & 0x0F, body, end)
    return (time, packed, sender, subtype, control >> 4, bssid, rssi, channel, buffer[body:end])


def _unusual_body(flags: int, fragment: int, body: int, end: int) -> int:
    """Return where a readable body begins (IEEE 802.11 9.2.4.1.10 and 9.3.3.1).

    Else it is ``end``, or the octet before it for a fragment.
    """
    if flags & _PROTECTED:
        return end
    if fragment or flags & _MORE_FRAGMENTS:
        return max(body, end - 1)
    return min(body + 4, end)
