"""The Per-Packet Information header around an 802.11 frame.

Source: CACE Technologies, PPI Header Specification 1.0.10, sections 3 and 4.1.2; field positions
held against Wireshark in the tests.
"""

from typing import Final

from exposure_check.decode.wifi_channel import CHANNEL_BY_FREQUENCY
from exposure_check.decode.wifi_frame import FCS_LENGTH, Reception, fcs_holds, proven_end
from exposure_check.model.heard import CHANNEL_UNKNOWN, RSSI_UNKNOWN, Discard

SHORTEST: Final = 8
"""Octets of the header before its fields: version, flags, length, link type."""

LINK_80211: Final = 105
"""What the link type field says of a bare 802.11 frame."""

_ALIGNED = 0x01
_COMMON = 2
_COMMON_LENGTH = 20
_MOST_FIELDS = 64

_FLAGS_AT, _FREQUENCY_AT, _SIGNAL_AT = 8, 12, 18
_WITH_FCS = 0x01
_DAMAGED = 0x04 | 0x08
"""FCS invalid, or an error at the physical level."""

_SIGNAL_INVALID = -128


def reception(buffer: bytes, start: int, frame: int, end: int) -> Reception | Discard:
    """Read the header at ``start`` of the frame ``buffer[frame:end]``.

    The caller has made sure that ``start + SHORTEST <= frame <= end <= len(buffer)``.

    Returns:
        How the frame was received, or why it must be left out: BAD_FCS.
    """
    at = _common_field(buffer, start, frame)
    if at is None:
        return proven_end(buffer, frame, end), RSSI_UNKNOWN, CHANNEL_UNKNOWN
    flags = buffer[at + _FLAGS_AT]
    if flags & _DAMAGED:
        return Discard.BAD_FCS
    if flags & _WITH_FCS:
        if not fcs_holds(buffer, frame, end):
            return Discard.BAD_FCS
        end -= FCS_LENGTH
    signal = (buffer[at + _SIGNAL_AT] ^ 0x80) - 0x80
    frequency = buffer[at + _FREQUENCY_AT] | buffer[at + _FREQUENCY_AT + 1] << 8
    return (
        end,
        RSSI_UNKNOWN if signal == _SIGNAL_INVALID else signal,
        CHANNEL_BY_FREQUENCY.get(frequency, CHANNEL_UNKNOWN),
    )


def link_type(buffer: bytes, start: int) -> int:
    """Return what the header at ``start``, at least `SHORTEST` octets long, says it holds."""
    return int.from_bytes(buffer[start + 4 : start + 8], "little")


def _common_field(buffer: bytes, start: int, frame: int) -> int | None:
    """Return where the content of the 802.11-Common field begins, if it lies in the header."""
    aligned = buffer[start + 1] & _ALIGNED
    field = start + SHORTEST
    for _ in range(_MOST_FIELDS):
        if field + 4 > frame:
            return None
        kind = buffer[field] | buffer[field + 1] << 8
        length = buffer[field + 2] | buffer[field + 3] << 8
        if kind == _COMMON:
            fits = length >= _COMMON_LENGTH and field + 4 + _COMMON_LENGTH <= frame
            return field + 4 if fits else None
        field += 4 + length + (-length % 4 if aligned else 0)
    return None
