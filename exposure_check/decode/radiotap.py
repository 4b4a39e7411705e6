"""The radiotap header: where in it the few fields that matter stand.

Source: https://www.radiotap.org (header layout, defined fields, namespaces).
"""

from collections.abc import Callable
from struct import Struct
from typing import Final
from zlib import crc32

from exposure_check.decode.wifi_channel import CHANNEL_BY_FREQUENCY
from exposure_check.decode.wifi_frame import FCS_LENGTH, FCS_RESIDUE, PLAIN_HEADER, Reception
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

Read = Callable[[bytes, int], tuple[int, int, int]]
"""(buffer, header's start) to flags, channel's frequency in MHz, signal in dBm."""

ReadBoth = Callable[[bytes, int], tuple[int, int, int, int, bytes, bytes, int]]
"""The same, then the 802.11 header behind it, as `PLAIN_HEADER` says."""

WITH_FCS: Final = 0x10
_FCS_FAILED = 0x40
_FCS_UNSAID = 0x100
"""Not a flag on the air: stands for a header without flags."""

ABOUT_FCS: Final = WITH_FCS | _FCS_FAILED | _FCS_UNSAID
_MORE_WORDS = 0x80
_LONGEST_HEAD = 4 + 4 * 32
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
    """Reads headers; remembers how to read the layouts met, as a capture has few.

    Attributes:
        readers: how to read a header, by its first octets up to its last present word.
        readers_of_both: how to read it together with the frame's header, by the same octets.
        head_length: how many octets that were in the header learnt last.
    """

    def __init__(self) -> None:
        self.readers: dict[bytes, Read] = {}
        self.readers_of_both: dict[bytes, ReadBoth] = {}
        self.head_length = SHORTEST

    def reception(self, buffer: bytes, start: int, frame: int, end: int) -> Reception | Discard:
        """Read the header at ``start`` of the frame ``buffer[frame:end]``.

        The caller has made sure that ``start + SHORTEST <= frame <= end <= len(buffer)``.

        Returns:
            How the frame was received, or why it must be left out: BAD_FCS, BROKEN_RECORD.
        """
        # Up to the last of its present words, a header says itself how long that is. So if the
        # octets of the last such length are known, they are this header's, and as they state the
        # whole header's length, too, the known offsets lie inside it.
        read = self.readers.get(buffer[start : start + self.head_length])
        if read is None:
            read = self._learn(buffer, start, frame)
            if read is None:
                return Discard.BROKEN_RECORD
        flags, frequency, rssi = read(buffer, start)
        if flags & ABOUT_FCS:
            if flags & _FCS_FAILED:
                return Discard.BAD_FCS
            if crc32(buffer[frame:end]) == FCS_RESIDUE:
                end -= FCS_LENGTH
            elif flags & WITH_FCS:
                return Discard.BAD_FCS
        return end, rssi, CHANNEL_BY_FREQUENCY.get(frequency, CHANNEL_UNKNOWN)

    def _learn(self, buffer: bytes, start: int, frame: int) -> Read | None:
        """Remember and return how to read a header, or None if its words overrun it."""
        words_end = start + SHORTEST
        while buffer[words_end - 1] & _MORE_WORDS:
            words_end += 4
            if words_end > frame or words_end - start > _LONGEST_HEAD:
                return None
        head = buffer[start:words_end]
        self.head_length = len(head)
        read = self.readers.get(head)
        if read is None:
            if len(self.readers) >= _MOST_LAYOUTS:
                self.readers.clear()
                self.readers_of_both.clear()
            fields = layout(head)
            self.readers[head] = read = _reader(fields)
            self.readers_of_both[head] = _reader_of_both(fields, head[2] | head[3] << 8)
        return read


def _reader(fields: Layout) -> Read:
    """Return a function that reads the three fields; one call of C code if all are there."""
    if _all_there(fields):
        return Struct(_format(fields)).unpack_from
    flags_at, channel_at, signal_at = fields

    def read(buffer: bytes, start: int) -> tuple[int, int, int]:
        flags, frequency, rssi = _FCS_UNSAID, 0, RSSI_UNKNOWN
        if flags_at:
            flags = buffer[start + flags_at]
        if channel_at:
            at = start + channel_at
            frequency = buffer[at] | buffer[at + 1] << 8
        if signal_at:
            rssi = (buffer[start + signal_at] ^ 0x80) - 0x80
        return flags, frequency, rssi

    return read


def _reader_of_both(fields: Layout, length: int) -> ReadBoth:
    """Return a function that reads a header of this length and the frame's behind it."""
    if _all_there(fields):
        rest = length - fields[2] - 1
        return Struct(f"{_format(fields)}{rest}x{PLAIN_HEADER}").unpack_from
    read, plain_header = _reader(fields), Struct("<" + PLAIN_HEADER).unpack_from

    def read_both(buffer: bytes, start: int) -> tuple[int, int, int, int, bytes, bytes, int]:
        return *read(buffer, start), *plain_header(buffer, start + length)

    return read_both


def _all_there(fields: Layout) -> bool:
    return 0 < fields[0] < fields[1] < fields[2]


def _format(fields: Layout) -> str:
    """Return how `struct` reads three fields that are all there, which is in this order."""
    flags_at, channel_at, signal_at = fields
    return f"<{flags_at}xB{channel_at - flags_at - 1}xH{signal_at - channel_at - 2}xb"
