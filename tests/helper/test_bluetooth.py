"""Messages as the kernel sends them, over a pair of sockets; the lab has the real channel."""

import socket
from struct import pack

import pytest

from exposure_check.decode.parser import CaptureParser
from exposure_check.helper import bluetooth, pcapng
from exposure_check.helper.bluetooth import MonitorSocket
from exposure_check.helper.kernel_filter import hci_filter
from exposure_check.model.heard import BleForm

ADDRESS = bytes.fromhex("665544332211")


def message(opcode: int, packet: bytes, adapter: int = 0) -> bytes:
    return pack("<HHH", opcode, adapter, len(packet)) + packet


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> tuple[socket.socket, MonitorSocket]:
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    monkeypatch.setattr(bluetooth.socket, "socket", lambda *_: there)
    monkeypatch.setattr(bluetooth, "_BUFFER_BY_FORCE", socket.SO_RCVBUF)
    bound: list[bytes] = []
    monkeypatch.setattr(bluetooth, "bind", lambda _, address: bound.append(address))
    handle = MonitorSocket(hci_filter(-1))
    handle.listen()
    assert bound == [pack("=HHH", 31, 0xFFFF, 2)]
    return here, handle


def test_adverts_are_read_by_the_decoder(pair: tuple[socket.socket, MonitorSocket]) -> None:
    here, handle = pair
    report = b"\x02\x01\x00\x01" + ADDRESS + b"\x03\x02\x01\x06\xc0"
    here.send(message(3, b"\x3e" + bytes((len(report),)) + report))
    here.send(message(3, b"\x13\x05" + bytes(5)))  # dropped: number of completed packets
    here.send(message(2, pack("<HB", 0x2005, 6) + ADDRESS))
    octets = handle.drain()
    assert handle.drain() == b""
    assert handle.counts() == (2, 0)
    parser = CaptureParser(0)
    parser.feed(pcapng.header(handle.link))
    assert parser.feed(octets) == len(octets)
    batch = parser.take()
    assert batch.frames == 2
    ((time, _, rssi, raw),) = batch.ble[BleForm.HCI_LEGACY]
    assert time > 1_600_000_000_000_000
    assert rssi == -64
    assert ADDRESS in raw
    assert parser.problems() == ()
    here.close()
    handle.close()


def test_short_messages_are_left_out(pair: tuple[socket.socket, MonitorSocket]) -> None:
    here, handle = pair
    here.send(b"\0\0")
    assert handle.drain() == b""
    here.close()
    handle.close()


def test_more_than_some_at_once_waits(pair: tuple[socket.socket, MonitorSocket]) -> None:
    here, handle = pair
    here.setblocking(False)
    sent = 0
    try:
        while True:
            here.send(message(10, bytes(8)))
            sent += 1
    except BlockingIOError:
        pass
    assert len(handle.drain()) == sent * 44
    assert handle.fileno() >= 0
    here.close()
    handle.close()
