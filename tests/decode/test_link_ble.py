from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.crc24 import crc24
from exposure_check.decode.link import LinkWalker
from exposure_check.decode.link_ble import LinkLayerWalker, NordicWalker, PseudoHeaderWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import RSSI_UNKNOWN, BleForm, Discard
from tests.decode.ble_made import (
    ACCESS,
    ADV_IND,
    CONNECT,
    DIRECT,
    NONCONN,
    OTHER,
    PUBLIC,
    SCAN_IND,
    SCAN_REQ,
    SCAN_RSP,
    STATIC,
    extended,
    nordic,
    pdu,
    pseudo,
    walked,
)

Make = Callable[[int, ProblemLog], LinkWalker]


def bare(packet: bytes) -> bytes:
    return ACCESS + packet


ALL = pytest.mark.parametrize(
    ("make", "wrap"),
    [(LinkLayerWalker, bare), (PseudoHeaderWalker, pseudo), (NordicWalker, nordic)],
)


@ALL
@pytest.mark.parametrize("kind", [ADV_IND, DIRECT, NONCONN, SCAN_RSP, SCAN_IND])
def test_what_advertisers_send_is_kept(
    make: Make, wrap: Callable[[bytes], bytes], kind: int
) -> None:
    packet = pdu(kind, PUBLIC, OTHER)
    batch, problems = walked(make, [wrap(packet)] * 3, source=2)
    rows = batch.ble[BleForm.LINK_LAYER]
    assert [row[3] for row in rows] == [packet] * 3
    assert [row[:2] for row in rows] == [(n * 1_000_000, pack_frame(2, n + 1)) for n in range(3)]
    assert (batch.frames, problems) == (3, {})


@ALL
@pytest.mark.parametrize("kind", [SCAN_REQ, CONNECT])
def test_requests_are_kept_as_they_say_whose_they_are(
    make: Make, wrap: Callable[[bytes], bytes], kind: int
) -> None:
    packet = pdu(kind, PUBLIC, STATIC)
    batch, problems = walked(make, [wrap(packet)] * 2)
    assert [row[3] for row in batch.ble[BleForm.LINK_LAYER]] == [packet] * 2
    assert problems == {}


@ALL
@pytest.mark.parametrize("kind", [9, 15])
def test_other_kinds_are_not(make: Make, wrap: Callable[[bytes], bytes], kind: int) -> None:
    batch, problems = walked(make, [wrap(pdu(kind, PUBLIC, STATIC))] * 2)
    assert (batch.ble[BleForm.LINK_LAYER], batch.frames, problems) == ([], 2, {})


@ALL
def test_extended_advertising_with_and_without_address(
    make: Make, wrap: Callable[[bytes], bytes]
) -> None:
    packet = extended(STATIC, b"\x02\x01\x06", random=True)
    batch, problems = walked(make, [wrap(packet), wrap(extended(None, b"\x05\x09abcd" * 2))])
    assert [row[3] for row in batch.ble[BleForm.LINK_LAYER]] == [packet]
    assert problems == {Discard.NO_SENDER: 1}
    pointer = bytes.fromhex("47 07 06 18 1234 052000")
    silent = pointer + crc24(pointer)
    damaged = extended(None, b"\x05\x09abcd")[:-1] + b"\0"
    _, problems = walked(make, [wrap(packet), wrap(silent), wrap(damaged)])
    assert problems == {}


@ALL
def test_too_short_is_counted(make: Make, wrap: Callable[[bytes], bytes]) -> None:
    whole = wrap(pdu(ADV_IND, PUBLIC))
    batch, problems = walked(make, [whole[:-1], whole, b""])
    assert len(batch.ble[BleForm.LINK_LAYER]) == 1
    assert (batch.frames, problems) == (3, {Discard.TOO_SHORT: 2})


@ALL
def test_what_follows_a_packet_is_left_behind(make: Make, wrap: Callable[[bytes], bytes]) -> None:
    packet = pdu(ADV_IND, PUBLIC)
    batch, problems = walked(make, [wrap(packet) + bytes(100_000), wrap(packet)])
    first, second = batch.ble[BleForm.LINK_LAYER]
    assert (len(first[3]), first[3][: len(packet)], second[3]) == (260, packet, packet)
    assert problems == {}


def test_other_access_addresses_are_data() -> None:
    packet = pdu(ADV_IND, PUBLIC)
    assert walked(LinkLayerWalker, [b"\1\2\3\4" + packet])[0].ble[BleForm.LINK_LAYER] == []
    batch, _ = walked(PseudoHeaderWalker, [pseudo(packet, access=b"\1\2\3\4", rf=5)] * 2)
    assert (batch.ble[BleForm.LINK_LAYER], batch.channels) == ([], {-4: 2})


def test_checked_and_bad_is_dropped() -> None:
    packet = pdu(ADV_IND, PUBLIC)
    good, bad, unchecked = (pseudo(packet, flags=flags) for flags in (0x0C13, 0x0413, 0x0013))
    batch, problems = walked(PseudoHeaderWalker, [good, bad, bad, unchecked])
    assert [row[1] for row in batch.ble[BleForm.LINK_LAYER]] == [1, 4]
    assert (batch.frames, batch.channels, problems) == (4, {-37: 2}, {Discard.BAD_CRC: 2})


@pytest.mark.parametrize(
    ("rf", "channel"),
    [(0, 37), (1, 0), (11, 10), (12, 38), (13, 11), (38, 36), (39, 39), (40, 0), (255, 0)],
)
def test_channel_index_of_rf_channel(rf: int, channel: int) -> None:
    batch, _ = walked(PseudoHeaderWalker, [pseudo(pdu(ADV_IND, PUBLIC), rf=rf)])
    assert batch.channels == {-channel: 1}


def test_signal_strength_only_if_valid() -> None:
    packet = pdu(ADV_IND, PUBLIC)
    records = [pseudo(packet, rssi=-100), pseudo(packet, flags=0x0C11), nordic(packet, rssi=61)]
    batch, _ = walked(PseudoHeaderWalker, records[:2])
    assert [row[2] for row in batch.ble[BleForm.LINK_LAYER]] == [-100, RSSI_UNKNOWN]
    batch, _ = walked(NordicWalker, records[2:])
    assert [row[2] for row in batch.ble[BleForm.LINK_LAYER]] == [-61]


def test_coded_phy_has_one_octet_more() -> None:
    packet = pdu(ADV_IND, PUBLIC, b"\x02\x01\x06")
    batch, _ = walked(PseudoHeaderWalker, [pseudo(b"\1" + packet, flags=0x8C13)] * 2)
    assert [row[3] for row in batch.ble[BleForm.LINK_LAYER]] == [packet] * 2
    batch, _ = walked(NordicWalker, [nordic(b"\1" + packet, flags=0x21)])
    assert [row[3] for row in batch.ble[BleForm.LINK_LAYER]] == [packet]


def test_nordic_crc_flag_and_channels() -> None:
    packet = pdu(ADV_IND, PUBLIC)
    records = [nordic(packet, channel=38), nordic(packet, flags=0), nordic(packet, channel=200)]
    batch, problems = walked(NordicWalker, records)
    assert len(batch.ble[BleForm.LINK_LAYER]) == 2
    assert (batch.channels, problems) == ({-38: 1, 0: 1}, {Discard.BAD_CRC: 1})


def test_many_different_heads_stay_bounded() -> None:
    walker = PseudoHeaderWalker(0, ProblemLog(0))
    packet = pdu(ADV_IND, PUBLIC)
    records = [
        pseudo(packet, rssi=-(n % 100), rf=n // 100 % 40, flags=0x0C13 | n // 4000 << 5)
        for n in range(9000)
    ]
    batch, _ = walked(lambda _source, _log: walker, records)
    assert len(batch.ble[BleForm.LINK_LAYER]) == 9000
    assert len(walker._plain) <= 4096


@pytest.mark.parametrize("make", [LinkLayerWalker, PseudoHeaderWalker, NordicWalker])
@settings(max_examples=1700, deadline=None)
@given(st.lists(st.binary(max_size=60), max_size=4))
def test_any_octets(make: Make, records: list[bytes]) -> None:
    batch, _ = walked(make, records)
    assert batch.frames == len(records)
