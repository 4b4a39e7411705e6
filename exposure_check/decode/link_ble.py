"""BLE link-layer captures: bare (251), with pseudo header (256), from Nordic's sniffer (272).

Hot path. A row's raw octets (PDU header to CRC) are the key of a table later, where each distinct
PDU is checked once; so nothing is looked at here that differs within one key.

Sources: the LINKTYPE_ pages 251, 256 and 272 of https://www.tcpdump.org/linktypes.html; Bluetooth
Core Vol 6 Part B 2.3 (advertising channel PDUs); Nordic's and Wireshark's description of the nRF
sniffer header.
"""

from exposure_check.decode.crc24 import CRC_LENGTH, crc24
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import (
    CHANNEL_UNKNOWN,
    RSSI_UNKNOWN,
    Batch,
    BleForm,
    BleRow,
    Discard,
)

ADVERTISING_ACCESS = bytes.fromhex("d6be898e")
"""The access address 0x8E89BED6 of all advertising channels, as sent."""

_SHORTEST = 2 + 6 + 3
"""PDU header, an advertiser's address, CRC."""

_LONGEST = 2 + 255 + 3
"""PDU header, as much as its length octet can say, CRC: what follows belongs to no packet."""

_MEMO_LIMIT = 4096
_CHANNELS = 64
_CODED = 2

_NOT_SENT, _LEGACY, _EXTENDED = range(3)
_KINDS = (
    _LEGACY,  # ADV_IND
    _LEGACY,  # ADV_DIRECT_IND
    _LEGACY,  # ADV_NONCONN_IND
    _LEGACY,  # SCAN_REQ: its first address is the scanner's
    _LEGACY,  # SCAN_RSP
    _LEGACY,  # CONNECT_IND: its first address is the initiator's
    _LEGACY,  # ADV_SCAN_IND
    _EXTENDED,  # ADV_EXT_IND, AUX_ADV_IND, AUX_SCAN_RSP, AUX_CHAIN_IND
) + (_NOT_SENT,) * 8
"""By PDU type: does it carry the address of who sends it, and where."""

_RF_CHANNELS = bytes((37, *range(11), 38, *range(11, 37), 39)) + bytes((_CHANNELS - 1,)) * 216
"""Channel index by RF channel: 2402 MHz + 2 MHz each; what does not exist maps to the last."""


def _has_address(pdu: bytes) -> bool:
    """True if an extended advertising PDU gives its advertiser's address."""
    return len(pdu) >= _SHORTEST + 2 and pdu[2] & 0x3F >= 7 and pdu[3] & 0x01 == 1


def _says_something(pdu: bytes) -> bool:
    """True if an undamaged extended advertising PDU holds data after its header."""
    end = len(pdu) - CRC_LENGTH
    return 3 + (pdu[2] & 0x3F) < end == 2 + pdu[1] and crc24(pdu[:end]) == pdu[end:]


class _Tally:
    """Counts of one span, added to the batch once."""

    def __init__(self) -> None:
        self.channels = [0] * _CHANNELS
        self.bad = self.short = self.unsigned = 0
        self.first_bad = self.first_short = self.first_unsigned = 0

    def note_unsigned(self, offset: int, pdu: bytes) -> None:
        """Count data that came without its sender's address: anonymous, or a continuation."""
        if _says_something(pdu):
            self.first_unsigned = self.first_unsigned or offset
            self.unsigned += 1

    def note_bad(self, offset: int) -> None:
        self.first_bad = self.first_bad or offset
        self.bad += 1

    def note_short(self, offset: int) -> None:
        self.first_short = self.first_short or offset
        self.short += 1

    def settle(self, span: Span, batch: Batch, log: ProblemLog) -> None:
        batch.frames += len(span.rows)
        for channel, count in enumerate(self.channels):
            if count:
                known = channel < _CHANNELS - 1
                batch.channels[-channel if known else CHANNEL_UNKNOWN] += count
        if self.bad:
            log.add(Discard.BAD_CRC, span.base + self.first_bad, count=self.bad)
        if self.short:
            log.add(Discard.TOO_SHORT, span.base + self.first_short, "ble", self.short)
        if self.unsigned:
            log.add(Discard.NO_SENDER, span.base + self.first_unsigned, count=self.unsigned)


class LinkLayerWalker:
    """LINKTYPE_BLUETOOTH_LE_LL: access address, PDU, CRC; no channel, no signal strength."""

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log

    def walk(self, span: Span, batch: Batch) -> None:
        """Append what advertisers sent to ``batch.ble[LINK_LAYER]``."""
        tally = _Tally()
        append = batch.ble.setdefault(BleForm.LINK_LAYER, []).append
        buffer = span.buffer
        first = pack_frame(self._source, span.number)
        for frame, (start, end, time) in enumerate(span.rows, first):
            if end - start < 4 + _SHORTEST:
                tally.note_short(start)
                continue
            if buffer[start : start + 4] != ADVERTISING_ACCESS:
                continue
            kind = _KINDS[buffer[start + 4] & 0x0F]
            if kind:
                raw = buffer[start + 4 : min(end, start + 4 + _LONGEST)]
                if kind == _LEGACY or _has_address(raw):
                    append((time, frame, RSSI_UNKNOWN, raw))
                else:
                    tally.note_unsigned(start, raw)
        tally.settle(span, batch, self._log)


_Judged = tuple[int, int, int, int]
"""Channel index, RSSI, where the PDU starts (0: bad CRC), kind of PDU."""


def _judge(head: bytes) -> _Judged:
    """Read a pseudo header, the access address and the next two octets (16 octets in all)."""
    flags = int.from_bytes(head[8:10], "little")
    channel = _RF_CHANNELS[head[0]]
    rssi = (head[1] ^ 0x80) - 0x80 if flags & 0x0002 else RSSI_UNKNOWN
    if flags & 0x0C00 == 0x0400:
        return channel, rssi, 0, _NOT_SENT
    # The coded PHY puts its coding indicator between access address and PDU.
    skip = 15 if flags >> 14 == _CODED else 14
    sent = head[10:14] == ADVERTISING_ACCESS
    return channel, rssi, skip, _KINDS[head[skip] & 0x0F] if sent else _NOT_SENT


class PseudoHeaderWalker:
    """LINKTYPE_BLUETOOTH_LE_LL_WITH_PHDR: ten octets of radio information before each packet."""

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log
        self._plain: dict[bytes, tuple[int, int]] = {}

    def walk(self, span: Span, batch: Batch) -> None:
        """Append what advertisers sent to ``batch.ble[LINK_LAYER]``."""
        tally = _Tally()
        channels = tally.channels
        rows = batch.ble.setdefault(BleForm.LINK_LAYER, [])
        append = rows.append
        buffer = span.buffer
        # The first sixteen octets take few values and decide all but the raw octets: one look-up
        # replaces reading eight fields. All but ordinary good advertisements go the slow way.
        plain = self._plain
        first = pack_frame(self._source, span.number)
        for frame, (start, end, time) in enumerate(span.rows, first):
            if not 25 <= end - start <= 274:
                self._slowly(buffer[start:end], (time, frame, start), rows, tally)
                continue
            try:
                rssi, channel = plain[buffer[start : start + 16]]
            except KeyError:
                self._slowly(buffer[start:end], (time, frame, start), rows, tally)
                continue
            append((time, frame, rssi, buffer[start + 14 : end]))
            channels[channel] += 1
        tally.settle(span, batch, self._log)

    def _slowly(
        self, record: bytes, where: tuple[int, int, int], rows: list[BleRow], tally: _Tally
    ) -> None:
        """Read one record; remember its head if all records with that head are plain rows."""
        if len(record) < 25:
            tally.note_short(where[2])
            return
        channel, rssi, skip, kind = _judge(record[:16])
        time, frame, start = where
        if not skip:
            tally.note_bad(start)
            return
        tally.channels[channel] += 1
        raw = record[skip : skip + _LONGEST]
        if kind == _LEGACY or (kind == _EXTENDED and _has_address(raw)):
            rows.append((time, frame, rssi, raw))
        elif kind == _EXTENDED:
            tally.note_unsigned(start, raw)
        if kind == _LEGACY and skip == 14:
            if len(self._plain) >= _MEMO_LIMIT:
                self._plain.clear()
            self._plain[record[:16]] = rssi, channel


_NORDIC_HEADER = 17
"""Board, protocol header (6), length of what follows (10), flags, channel, RSSI, counters."""


class NordicWalker:
    """LINKTYPE_NORDIC_BLE, header versions 0 to 3.

    All versions agree on flags (bit 0: CRC good; bits 4 to 6: PHY), channel index and RSSI
    (without its minus sign) at octets 8 to 10, and on the access address at octet 17.
    """

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log

    def walk(self, span: Span, batch: Batch) -> None:
        """Append what advertisers sent to ``batch.ble[LINK_LAYER]``."""
        tally = _Tally()
        channels = tally.channels
        append = batch.ble.setdefault(BleForm.LINK_LAYER, []).append
        buffer = span.buffer
        first = pack_frame(self._source, span.number)
        for frame, (start, end, time) in enumerate(span.rows, first):
            if end - start < _NORDIC_HEADER + 4 + _SHORTEST:
                tally.note_short(start)
                continue
            flags = buffer[start + 8]
            if not flags & 1:
                tally.note_bad(start)
                continue
            channels[min(buffer[start + 9], _CHANNELS - 1)] += 1
            if buffer[start + 17 : start + 21] != ADVERTISING_ACCESS:
                continue
            begin = start + (22 if flags >> 4 & 7 == _CODED else 21)
            kind = _KINDS[buffer[begin] & 0x0F]
            if kind:
                raw = buffer[begin : min(end, begin + _LONGEST)]
                if kind == _LEGACY or _has_address(raw):
                    append((time, frame, -buffer[start + 10] or RSSI_UNKNOWN, raw))
                else:
                    tally.note_unsigned(start, raw)
        tally.settle(span, batch, self._log)
