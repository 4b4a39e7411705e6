"""The ring, on a made interface; no rights are given up here."""

import select
from collections.abc import Iterator

import pytest

from exposure_check.decode.parser import CaptureParser
from exposure_check.helper import pcapng
from exposure_check.helper.kernel_filter import wifi_filter
from exposure_check.helper.packets import PacketSocket
from exposure_check.model.heard import Batch
from tests.helper.air import Air, frame, radiotap


@pytest.fixture
def handle(air: Air) -> Iterator[PacketSocket]:
    made: PacketSocket = air.inside(PacketSocket, wifi_filter())
    yield made
    made.close()


def heard(handle: PacketSocket) -> Batch:
    parser = CaptureParser(0)
    parser.feed(pcapng.header(handle.link))
    while select.select([handle], [], [], 0.3)[0]:
        octets = handle.drain()
        assert parser.feed(octets) == len(octets)
    return parser.take()


def test_nothing_is_heard_before_listening(air: Air, handle: PacketSocket) -> None:
    air.send(*[frame()] * 3)
    assert not select.select([handle], [], [], 0.2)[0]
    assert handle.drain() == b""
    assert handle.counts() == (0, 0)


def test_frames_come_out_whole_and_in_order(air: Air, handle: PacketSocket) -> None:
    handle.listen(air.index)
    heads = [radiotap(length) for length in (8, 9, 36, 300)]
    for number in range(400):
        head = heads[number % 4]
        air.send(frame(body=b"%03d" % number * (number % 30), head=head), frame(0x80, head=head))
    batch = heard(handle)
    assert [row[8] for row in batch.wifi] == [b"%03d" % n * (n % 30) for n in range(400)]
    times = [row[0] for row in batch.wifi]
    assert times == sorted(times)
    assert handle.counts() == (400, 0)


def test_more_than_the_ring_holds_is_counted(air: Air, handle: PacketSocket) -> None:
    handle.listen(air.index)
    big = frame(body=bytes(1400))
    sent = 20_000
    for _ in range(sent):
        air.send(big)
    batch = heard(handle)
    received, dropped = handle.counts()
    assert received == sent
    assert 0 < dropped < sent
    assert len(batch.wifi) == sent - dropped, "every frame is either heard or counted as lost"


def test_counts_add_up(air: Air, handle: PacketSocket) -> None:
    handle.listen(air.index)
    for total in (5, 10, 15):
        air.send(*[frame()] * 5)
        assert len(heard(handle).wifi) == 5
        assert handle.counts() == (total, 0)


def test_no_link_type_but_one() -> None:
    assert PacketSocket.link == 127
    assert PacketSocket.pause == 0, "the kernel gathers by itself"
