"""Fuzz target: HCI records, and the heads of what they yield."""

from collections.abc import Iterable

from exposure_check.decode.advert import decode_head
from exposure_check.decode.link_hci import H4DirectionWalker, H4Walker, MonitorWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.heard import Batch

_WALKERS = (H4Walker, H4DirectionWalker, MonitorWalker)
_STEP = 32


def one_input(data: bytes) -> None:
    """Walk the octets in pieces of growing length, and as one record, with each walker."""
    rows, at, length = [], 0, 3
    while at < len(data):
        rows.append((at, min(at + length, len(data)), at))
        at, length = at + length, length % 250 + _STEP
    rows += [(0, len(data), at)] * 2
    for make in _WALKERS:
        batch = Batch()
        make(0, ProblemLog(0)).walk(Span(0, data, 0, 1, rows), batch)
        assert batch.frames == len(rows)
        for form, found in batch.ble.items():
            for _, _, rssi, raw in found:
                assert -128 <= rssi <= 127
                decode_head(form, raw)


def seeds() -> Iterable[bytes]:
    """Yield reports, inquiry results and commands in each form."""
    packets = (
        (4, "3e0f02010000060504030201030201 06d8".replace(" ", "")),
        (4, "3e1d0d01000001060504030201010005" + "7fd8" + "00" * 9 + "03020106"),
        (4, "3e120b0101010605040302010006050403 0201d8".replace(" ", "")),
        (4, "2212" + "01" + "060504030201" + "0102" + "0c025a" + "0000" + "c4"),
        (1, "0a200101"),
        (1, "08202003020106" + "00" * 28),
        (1, "392006010100000000"),
        (1, "0b20070110001000" + "0000"),
        (1, "0c20020100"),
        (1, "4120080000010110001000"),
        (1, "0d2019" + "00" * 25),
        (4, "0f0400010d20"),
        (4, "0e0a01091000060504030201"),
    )
    for kind, text in packets:
        packet = bytes.fromhex(text)
        yield bytes((kind,)) + packet
        yield bytes((0, 0, 0, 1, kind)) + packet
        yield bytes((0, 0, 0, 2 if kind == 1 else 3)) + packet
