"""Records of 802.11 links, through their walkers; what is kept is then decoded as well.

The first octet chooses the walker and whether every record is given a good FCS (which no fuzzer
finds by itself); then come records, each after one octet of length.
"""

from collections.abc import Iterator
from zlib import crc32

from exposure_check.decode.link_wifi import BareWalker, PpiWalker, RadiotapWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Row, Span
from exposure_check.decode.wifi_body import decode_body
from exposure_check.model.heard import Batch, WifiSubtype
from tests.decode.net_packets import eap, eapol
from tests.decode.wifi_frames import (
    ACTION,
    ASSOCIATION,
    PROBE,
    element,
    management,
    ppi,
    radiotap,
    usual_radiotap,
    with_fcs,
)

_WALKERS = (BareWalker, RadiotapWalker, PpiWalker)
_SEALED = 0x80
PROBE_OF_ONE = WifiSubtype.PROBE_OF_ONE
_EAPOL = bytes.fromhex("aaaa03000000888e")


def one_input(data: bytes) -> None:
    """Walk the records; every row must keep its promises."""
    choice = data[0] if data else 0
    span = _span(data[1:], sealed=bool(choice & _SEALED))
    log, batch = ProblemLog(1), Batch()
    _WALKERS[choice % len(_WALKERS)](1, log).walk(span, batch)
    assert batch.frames == len(span.rows)
    assert len([row for row in batch.wifi if row[3] != PROBE_OF_ONE]) <= len(span.rows)
    assert sum(batch.channels.values()) == len(batch.wifi)
    for _, packed, sender, subtype, sequence, bssid, rssi, channel, body in batch.wifi:
        assert packed >> 40 == 1
        assert len(sender) == len(bssid) == 6
        assert not sender[0] & 1
        assert 0 <= sequence < 4096
        assert -128 <= rssi <= 127
        assert 0 <= channel <= 233
        decode_body(subtype, body)
    log.problems()


def seeds() -> Iterator[bytes]:
    """Yield one input per walker, with and without FCS."""
    body = element(0, b"net") + element(1, b"\x02\x04") + element(255, b"\x23\x00")
    probe, request = management(PROBE, body), management(ASSOCIATION, bytes(4) + body, flags=0x80)
    several = radiotap(0xA0000022, 0xA0000820, 0x820, fields=b"\x10\xd8\xd8\x00\xd0\x01")
    headers = (b"", usual_radiotap(0), ppi())
    for choice, header in enumerate(headers):
        yield bytes((choice,)) + _listed([header + probe, header + request])
    for choice, header in ((0x80, b""), (0x82, ppi(1)), (0x81, usual_radiotap()), (0x81, several)):
        walker = choice & 0x7F
        sealed = bytes(((choice & _SEALED) | _choice(walker),))
        yield sealed + _listed([header + with_fcs(probe), header + management(ACTION, body)])
        logged = management(0x08, _EAPOL + eapol(eap(b"kit@a.example")), flags=1)
        rts = bytes.fromhex("b4000000") + b"\2" * 12
        nan = management(0x80, bytes(12) + body, bssid=b"\x50\x6f\x9a\1\2\3")
        yield sealed + _listed([header + with_fcs(rts), header + with_fcs(nan)])
        asked = management(ACTION, bytes.fromhex("040a016c027f000600000102000701"))
        yield sealed + _listed([header + with_fcs(logged), header + with_fcs(asked)])


def _choice(walker: int) -> int:
    """Return an octet below 0x80 that, with the top bit set, still chooses this walker."""
    return next(octet for octet in range(3) if (octet | _SEALED) % len(_WALKERS) == walker)


def _listed(records: list[bytes]) -> bytes:
    return b"".join(bytes((len(record),)) + record for record in records)


def _span(data: bytes, *, sealed: bool) -> Span:
    buffer, rows, offset = b"", list[Row](), 0
    while offset < len(data):
        record = data[offset + 1 : offset + 1 + data[offset]]
        offset += 1 + data[offset]
        if sealed:
            record = _resealed(record)
        rows.append((len(buffer), len(buffer) + len(record), len(rows)))
        buffer += record
    return Span(0, buffer, 0, 1, rows)


def _resealed(record: bytes) -> bytes:
    """Make the last four octets the FCS of what follows a header of the stated length."""
    frame = int.from_bytes(record[2:4], "little")
    if not 8 <= frame <= len(record) - 4:
        frame = 0
    return record[:-4] + crc32(record[frame:-4]).to_bytes(4, "little")
