"""802.11 data frames: whose they are, and what a login says before anything is sealed.

A device that has joined is told by the address of its data frames, whatever it searches with, and
with a login by name (IEEE 802.1X) it says one in the clear. In a busy place data frames are most of
all frames: so only the first of a source are looked at, and that there were more is said.
"""

from typing import Final

from exposure_check.decode.eapol import eap_response
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Picked, Span
from exposure_check.decode.wifi_frame import (
    CLIENT_OCTETS,
    HEADER_LENGTH,
    LONGEST_FRAME,
    Receive,
    header,
)
from exposure_check.model.address import ADDRESS_LENGTH, is_group
from exposure_check.model.heard import Batch, Discard, WifiSubtype

DATA_OCTETS: Final = frozenset((0x08, 0x48, 0x88, 0xC8))
"""First octets of data, no data, and both with quality of service (IEEE 802.11 9.2.4.1.3)."""

LOOKED_AT: Final = 2048
"""Data frames of one source that are looked at. More would slow every busy recording down."""

FIRST_GAP_US, LONGEST_GAP_US = 1_000_000, 8_000_000
"""Of one address the next data frame becomes a row after this time, doubled after each: they all
say the same."""

_MOST_SENDERS = 4096
_NEVER = (0, 0)
_FROM_POINT, _MORE_FRAGMENTS, _PROTECTED, _ORDER = 0x02, 0x04, 0x40, 0x80
_QUALITY, _SEVERAL = 0x80, 0x80
"""Of the first octet: with quality of service. Of that field: several packets in one frame."""
_SUBFRAME = 14
_EAPOL = bytes.fromhex("aaaa03000000888e")
"""LLC and SNAP headers of type 0x888E."""


class DataLook:
    """Looks at the data frames of one source, up to `LOOKED_AT` of them.

    Attributes:
        wanted: first octets of frames that are worth keeping now: without data frames once
            enough of them were looked at.
    """

    def __init__(self, log: ProblemLog) -> None:
        self._log = log
        self._left = LOOKED_AT
        self._seen: dict[bytes, tuple[int, int]] = {}
        self.wanted: frozenset[int] = CLIENT_OCTETS | DATA_OCTETS

    def passes_over(self, flags: int, sender: bytes, time: int) -> bool:
        """Count a data frame that tells nothing new, and return True; else it has to be kept.

        `keep` comes to the same: this is the short way for nearly all of them.

        Args:
            flags: second octet of frame control.
            sender: address 2.
            time: µs.
        """
        if self._left > 1 and (
            flags & _FROM_POINT or (flags & _PROTECTED and self._is_known(sender, time))
        ):
            self._left -= 1
            return True
        return not self._left

    def keep(self, candidate: Picked, receive: Receive, span: Span, batch: Batch) -> None:
        """Append a row if the frame is a client's and tells something new."""
        if not self._left:
            return
        self._left -= 1
        _, start, frame, end, _ = candidate
        if not self._left:
            self.wanted = CLIENT_OCTETS
            self._log.add(Discard.DATA_NOT_READ, span.base + start)
        if HEADER_LENGTH <= end - frame <= LONGEST_FRAME:
            self._keep(candidate, receive, span, batch)
        else:
            self._log.add(Discard.TOO_SHORT, span.base + start)

    def _keep(self, candidate: Picked, receive: Receive, span: Span, batch: Batch) -> None:
        packed, start, frame, end, time = candidate
        buffer = span.buffer
        _, flags, sender, _, control = header(buffer, frame)
        if flags & _FROM_POINT:
            return
        whole = not (flags & (_PROTECTED | _MORE_FRAGMENTS) or control & 0x0F)
        login = _login(buffer, frame, end) if whole else b""
        if not login and self._is_known(sender, time):
            return
        reception = receive(buffer, start, frame, end)
        if not isinstance(reception, tuple):
            self._log.add(reception, span.base + start)
        elif is_group(sender):
            self._log.add(Discard.GROUP_ADDRESS, span.base + start)
        else:
            self._note(sender, time)
            _, rssi, channel = reception
            point = buffer[frame + 4 : frame + 4 + ADDRESS_LENGTH]
            number, data = control >> 4, WifiSubtype.DATA.value
            batch.wifi.append((time, packed, sender, data, number, point, rssi, channel, login))

    def _is_known(self, sender: bytes, time: int) -> bool:
        """True if this address had a row so short a time ago that another tells nothing."""
        last, gap = self._seen.get(sender, _NEVER)
        return -gap < time - last < gap

    def _note(self, sender: bytes, time: int) -> None:
        if len(self._seen) >= _MOST_SENDERS:
            self._seen.clear()
        gap = min(2 * self._seen.get(sender, _NEVER)[1], LONGEST_GAP_US) or FIRST_GAP_US
        self._seen[sender] = time, gap


def _login(buffer: bytes, frame: int, end: int) -> bytes:
    """Return the EAP response in a data frame that is not sealed; b"" if there is none."""
    body = frame + HEADER_LENGTH
    if buffer[frame] & _QUALITY:
        several = body < end and buffer[body] & _SEVERAL
        body += 2 + (4 if buffer[frame + 1] & _ORDER else 0) + (_SUBFRAME if several else 0)
    if buffer[body : body + len(_EAPOL)] != _EAPOL:
        return b""
    return eap_response(buffer, body + len(_EAPOL), end)
