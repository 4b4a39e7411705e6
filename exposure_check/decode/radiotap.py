"""The radiotap header: where in it the few fields that matter stand.

Source: https://www.radiotap.org (header layout, defined fields, namespaces).
"""

from typing import Final

from exposure_check.decode.wifi_channel import CHANNEL_BY_FREQUENCY
from exposure_check.decode.wifi_frame import FCS_LENGTH, Reception, fcs_holds, proven_end
from exposure_check.model.heard import CHANNEL_UNKNOWN, RSSI_UNKNOWN, Discard

SHORTEST: Final = 8
"""Octets of the shortest header: version, pad, length, one word of present bits."""

Layout = tuple[int, int, int]
"""Offsets of FLAGS, of CHANNEL and of the dBm antenna signal from the header's start; 0: absent."""

_FLAGS, _CHANNEL, _SIGNAL = 1, 3, 5
_VALUES_FOLLOW = 1 << 28
_NEXT_IS_RADIOTAP = 1 << 29
_NEXT_IS_VENDOR = 1 << 30

_ALIGNMENT = (8, 1, 1, 2, 2, 1, 1, 2, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1, 4, 1, 4, 2, 8, 2, 2, 2, 1, 2)
_LENGTH = (8, 1, 1, 4, 2, 1, 1, 2, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1, 8, 3, 8, 12, 12, 12, 12, 6, 1, 4)
"""Alignment and length of the fields of bits 0 to 27, in octets."""

_WITH_FCS = 0x10
_FCS_FAILED = 0x40
_MOST_WORDS = 32
_MOST_LAYOUTS = 256


def layout(head: bytes) -> Layout:
    """Find the fields of a header.

    Args:
        head: the header's first octets, up to the end of its last word of present bits.

    Returns:
        Offsets. Of a field given once per antenna, the first, which is the radio's sum where the
        driver gives one. What would lie beyond the header counts as absent.
    """
    length = head[2] | head[3] << 8
    offset = len(head)
    found: dict[int, int] = {}
    for position in range(4, len(head), 4):
        word = int.from_bytes(head[position : position + 4], "little")
        for bit in range(len(_LENGTH)):
            if word >> bit & 1:
                offset += -offset % _ALIGNMENT[bit]
                if offset + _LENGTH[bit] <= length:
                    found.setdefault(bit, offset)
                offset += _LENGTH[bit]
        # Only a word after this bit speaks of the same fields again. After a vendor's, or after
        # the list of type-length-values of bit 28, offsets depend on more than the present bits.
        if word & (_VALUES_FOLLOW | _NEXT_IS_RADIOTAP | _NEXT_IS_VENDOR) != _NEXT_IS_RADIOTAP:
            break
    return found.get(_FLAGS, 0), found.get(_CHANNEL, 0), found.get(_SIGNAL, 0)


class RadiotapReader:
    """Reads headers; remembers the layouts met, as a capture has few."""

    def __init__(self) -> None:
        self._layouts: dict[bytes, Layout] = {}

    def reception(self, buffer: bytes, start: int, frame: int, end: int) -> Reception | Discard:
        """Read the header at ``start`` of the frame ``buffer[frame:end]``.

        The caller has made sure that ``start + SHORTEST <= frame <= end <= len(buffer)``.

        Returns:
            How the frame was received, or why it must be left out: BAD_FCS, BROKEN_RECORD.
        """
        words_end = start + SHORTEST
        while buffer[words_end - 1] & 0x80:
            words_end += 4
            if words_end > frame or words_end - start > 4 + 4 * _MOST_WORDS:
                return Discard.BROKEN_RECORD
        # The key holds the length, too: so a remembered layout is known to fit this header.
        head = buffer[start:words_end]
        flags_at, channel_at, signal_at = self._layouts.get(head) or self._learn(head)
        if not flags_at:
            end = proven_end(buffer, frame, end)
        elif (flags := buffer[start + flags_at]) & (_WITH_FCS | _FCS_FAILED):
            if flags & _FCS_FAILED or not fcs_holds(buffer, frame, end):
                return Discard.BAD_FCS
            end -= FCS_LENGTH
        rssi = RSSI_UNKNOWN
        if signal_at:
            rssi = (buffer[start + signal_at] ^ 0x80) - 0x80
        channel = CHANNEL_UNKNOWN
        if channel_at:
            at = start + channel_at
            channel = CHANNEL_BY_FREQUENCY.get(buffer[at] | buffer[at + 1] << 8, CHANNEL_UNKNOWN)
        return end, rssi, channel

    def _learn(self, head: bytes) -> Layout:
        if len(self._layouts) >= _MOST_LAYOUTS:
            self._layouts.clear()
        self._layouts[head] = fields = layout(head)
        return fields
