"""The short way for what nearly every kept frame is: a whole, plain probe request.

It gives the same rows as `link_wifi` does the long way, without a call and a tuple at each step:
a third of the time, where two hundred thousand of them come in one capture.
"""

from collections.abc import Sequence
from typing import Final
from zlib import crc32

from exposure_check.decode.radiotap import ABOUT_FCS, WITH_FCS, RadiotapReader
from exposure_check.decode.span import Picked
from exposure_check.decode.wifi_channel import CHANNEL_BY_FREQUENCY
from exposure_check.decode.wifi_frame import (
    FCS_LENGTH,
    FCS_RESIDUE,
    HEADER_LENGTH,
    LONGEST_FRAME,
    UNUSUAL,
    header,
)
from exposure_check.model.heard import CHANNEL_UNKNOWN, WifiRow, WifiSubtype

_PROBE: Final = WifiSubtype.PROBE_REQUEST << 4
_SUBTYPE: Final = WifiSubtype.PROBE_REQUEST.value
_SHORTEST: Final = HEADER_LENGTH + FCS_LENGTH
_FRAGMENT: Final = 0x0F


def plain_rows(
    picked: Sequence[Picked], start: int, reader: RadiotapReader, buffer: bytes, rows: list[WifiRow]
) -> int:
    """Append rows of plain probe requests with a good FCS, from ``picked[start]`` on.

    Returns:
        Where the first record stands that is anything else; ``len(picked)`` if none is.
    """
    readers, head = reader.readers, reader.head_length
    known, keep, channels = readers.get, rows.append, CHANNEL_BY_FREQUENCY.get
    for at in range(start, len(picked)):
        packed, begin, frame, end, time = picked[at]
        read = known(buffer[begin : begin + head])
        if read is None or not _SHORTEST <= end - frame <= LONGEST_FRAME:
            return at
        flags, frequency, rssi = read(buffer, begin)
        octet, control, sender, bssid, number = header(buffer, frame)
        if (
            flags & ABOUT_FCS != WITH_FCS
            or octet != _PROBE
            or control & UNUSUAL
            or (sender[0] & 0x01) | (number & _FRAGMENT)
            or crc32(buffer[frame:end]) != FCS_RESIDUE
        ):
            return at
        channel = channels(frequency, CHANNEL_UNKNOWN)
        body = buffer[frame + HEADER_LENGTH : end - FCS_LENGTH]
        keep((time, packed, sender, _SUBTYPE, number >> 4, bssid, rssi, channel, body))
    return len(picked)
