"""Fuzz target: BLE link-layer records, and the heads of what they yield."""

from collections.abc import Iterable

from exposure_check.decode.advert import decode_head
from exposure_check.decode.crc24 import crc24
from exposure_check.decode.link_ble import LinkLayerWalker, NordicWalker, PseudoHeaderWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.heard import Batch, BleForm

_WALKERS = (LinkLayerWalker, PseudoHeaderWalker, NordicWalker)
_ACCESS = bytes.fromhex("d6be898e")


def one_input(data: bytes) -> None:
    """Walk a record, twice, with each walker; decode what it gives, also with a good CRC."""
    middle = len(data) // 2
    rows = [(0, middle, 0), (middle, len(data), 1), (0, len(data), 2), (0, len(data), 3)]
    for make in _WALKERS:
        batch = Batch()
        make(0, ProblemLog(0)).walk(Span(0, data, 0, 1, rows), batch)
        assert batch.frames == len(rows)
        for _, _, rssi, raw in batch.ble[BleForm.LINK_LAYER]:
            assert -255 <= rssi <= 127
            decode_head(BleForm.LINK_LAYER, raw)
    body = data[2:257]
    packet = data[:1] + bytes((len(body),)) + body
    decode_head(BleForm.LINK_LAYER, packet + crc24(packet))


def seeds() -> Iterable[bytes]:
    """Yield one record of each link type, legacy and extended."""
    for body in ("4009010203040506020106", "471209090102030405061234020106020a08"):
        packet = bytes.fromhex(body)
        packet = _ACCESS + packet + crc24(packet)
        yield packet
        yield bytes.fromhex("00ce8000d6be898e130c") + packet
        yield bytes.fromhex("0b210002070006") + bytes((10, 1, 37, 50)) + bytes(6) + packet
