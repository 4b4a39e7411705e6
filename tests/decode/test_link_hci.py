import struct
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.advert import decode_head
from exposure_check.decode.link import LinkWalker
from exposure_check.decode.link_hci import H4DirectionWalker, H4Walker, MonitorWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.model.ble import AdvertHead
from exposure_check.model.heard import Batch, BleForm, Discard
from tests.decode.ble_made import (
    PUBLIC,
    STATIC,
    command,
    complete,
    event,
    extended_report,
    le_meta,
    legacy_report,
    walked,
)

Make = Callable[[int, ProblemLog], LinkWalker]
Wrap = Callable[[bytes, bool], bytes]
DATA = b"\x02\x01\x06"
ON = command(0x200A, b"\1")
ADDRESS = complete(0x1009, 0, PUBLIC[::-1])


def h4(packet: bytes, from_host: bool) -> bytes:
    return (b"\1" if from_host else b"\4") + packet


def directed(packet: bytes, from_host: bool) -> bytes:
    return struct.pack(">I", not from_host) + h4(packet, from_host)


def monitor(packet: bytes, from_host: bool, index: int = 0) -> bytes:
    return struct.pack(">HH", index, 2 if from_host else 3) + packet


ALL = pytest.mark.parametrize(
    ("make", "wrap"), [(H4Walker, h4), (H4DirectionWalker, directed), (MonitorWalker, monitor)]
)


def told(batch: Batch) -> list[AdvertHead]:
    rows = batch.ble.get(BleForm.HOST_COMMAND, [])
    found = [decode_head(BleForm.HOST_COMMAND, row[3]) for row in rows]
    return [head for head in found if isinstance(head, AdvertHead)]


@ALL
def test_reports(make: Make, wrap: Wrap) -> None:
    first = le_meta(0x02, legacy_report(PUBLIC, DATA), legacy_report(STATIC, DATA, 1))
    second = le_meta(0x0D, extended_report(STATIC, DATA))
    batch, problems = walked(make, [wrap(first, False), wrap(second, False)])
    assert [row[:3] for row in batch.ble[BleForm.HCI_LEGACY]] == [(0, 1, -40)] * 2
    assert [row[:3] for row in batch.ble[BleForm.HCI_EXTENDED]] == [(1_000_000, 2, -40)]
    assert (batch.frames, problems) == (2, {})


@ALL
def test_a_command_counts_when_it_is_confirmed(make: Make, wrap: Wrap) -> None:
    records = [
        wrap(ADDRESS, False),
        wrap(ON, True),
        wrap(complete(0x200A), False),
    ]
    batch, _ = walked(make, records)
    assert [head.address for head in told(batch)] == [PUBLIC]
    # The command proves it, not its confirmation.
    assert [row[:2] for row in batch.ble[BleForm.HOST_COMMAND]] == [(1_000_000, 2)]
    assert told(walked(make, [*records[:2], wrap(complete(0x200A, 0x0C), False)])[0]) == []
    refused = event(0x0F, struct.pack("<BBH", 0x0C, 1, 0x200A))
    later = [wrap(refused, False), wrap(complete(0x200A), False)]
    assert told(walked(make, [*records[:2], *later])[0]) == []


@ALL
def test_the_hosts_half_alone_counts_at_once(make: Make, wrap: Wrap) -> None:
    own = command(0x2005, STATIC[::-1])
    kind = command(0x2006, bytes(5) + b"\1" + bytes(9))
    batch, _ = walked(make, [wrap(packet, True) for packet in (own, kind, ON)])
    assert [head.address for head in told(batch)] == [STATIC]


def test_adapters_are_told_apart_and_bounded() -> None:
    new = struct.pack(">HH", 1, 0) + b"\0\1" + PUBLIC[::-1] + b"hci1\0\0\0\0"
    blank = struct.pack(">HH", 1, 10) + bytes(8)
    records = [new, blank, monitor(ON, True, 0), monitor(ON, True, 1)]
    assert [head.address for head in told(walked(MonitorWalker, records)[0])] == [None, PUBLIC]
    walker = MonitorWalker(0, ProblemLog(0))
    walked(lambda _source, _log: walker, [monitor(ON, True, n) for n in range(500)])
    assert len(walker._hosts) == 16


def test_information_of_the_index() -> None:
    info = struct.pack(">HH", 0, 10) + PUBLIC[::-1] + b"\x0f\0"
    scan = monitor(command(0x0C1A, b"\3"), True)
    batch, _ = walked(MonitorWalker, [info, scan])
    [row] = batch.ble[BleForm.SCAN_ENABLE]
    head = decode_head(BleForm.SCAN_ENABLE, row[3])
    assert isinstance(head, AdvertHead)
    assert (head.address, head.discoverable) == (PUBLIC, True)


def test_what_is_no_hci_is_counted() -> None:
    batch, problems = walked(H4Walker, [b"", b"\4\x3e", b"\x99\0\0\0", b"\2\0\0\0"])
    assert (batch.frames, batch.ble, problems) == (4, {}, {Discard.TOO_SHORT: 3})
    _, problems = walked(MonitorWalker, [b"\0\0\0", b"\0\0\0\3", b"\0\0\0\x0d note"])
    assert problems == {Discard.TOO_SHORT: 1}


@ALL
@settings(max_examples=1700, deadline=None)
@given(st.lists(st.tuples(st.binary(max_size=50), st.booleans()), max_size=6), st.data())
def test_any_octets(
    make: Make, wrap: Wrap, packets: list[tuple[bytes, bool]], data: st.DataObject
) -> None:
    records = [wrap(packet, from_host) for packet, from_host in packets]
    cut = [record[: data.draw(st.integers(0, len(record)))] for record in records[:1]]
    batch, _ = walked(make, [*cut, *records])
    assert batch.frames == len(cut) + len(records)
