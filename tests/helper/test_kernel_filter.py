"""The filters run where they will run: in the kernel, on a socket that needs no rights."""

import socket
import struct
from collections.abc import Iterator

import pytest

from exposure_check.decode.hci_commands import wanted
from exposure_check.decode.wifi_frame import CLIENT_OCTETS
from exposure_check.helper.bpf import lock_filter
from exposure_check.helper.kernel_filter import (
    HCI_COMMANDS,
    HCI_READ_ADDRESS,
    WIFI_FIRST_OCTETS,
    hci_filter,
    wifi_filter,
)
from exposure_check.helper.protocol import SNAP_LENGTH
from tests.helper.air import frame, radiotap


class Sieve:
    def __init__(self, program: bytes) -> None:
        self.here, self.there = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        lock_filter(self.there, program)
        self.there.setblocking(False)

    def keeps(self, octets: bytes) -> bytes | None:
        self.here.send(octets)
        try:
            return self.there.recv(1 << 20)
        except BlockingIOError:
            return None

    def close(self) -> None:
        self.here.close()
        self.there.close()


@pytest.fixture
def wifi() -> Iterator[Sieve]:
    sieve = Sieve(wifi_filter())
    yield sieve
    sieve.close()


@pytest.fixture
def hci() -> Iterator[Sieve]:
    sieve = Sieve(hci_filter(-1))
    yield sieve
    sieve.close()


def test_the_kinds_are_those_the_decoder_reads() -> None:
    assert set(WIFI_FIRST_OCTETS) == CLIENT_OCTETS


@pytest.mark.parametrize(
    "length", [8, 9, 12, 18, 24, 36, 39, 56, 127, 128, 255, 256, 257, 300, 511, 3000]
)
def test_every_kind_behind_every_length(wifi: Sieve, length: int) -> None:
    head = radiotap(length)
    for octet in range(256):
        sent = frame(octet, head=head)
        assert wifi.keeps(sent) == (sent if octet in CLIENT_OCTETS else None), (octet, length)


def test_every_length_of_header(wifi: Sieve) -> None:
    for length in range(8, 1200):
        sent = frame(0x40, head=radiotap(length))
        assert wifi.keeps(sent) == sent, length
        assert wifi.keeps(frame(0x80, head=radiotap(length))) is None, length


def test_headers_that_lie(wifi: Sieve) -> None:
    # As if every octet were a frame of a wanted kind.
    wanted_everywhere = b"\x40" * 100
    for length in range(8):
        assert wifi.keeps(struct.pack("<BBH", 0, 0, length) + wanted_everywhere) is None
    for length in (104, 105, 1000, 65535):
        assert wifi.keeps(struct.pack("<BBH", 0, 0, length) + wanted_everywhere) is None
    assert wifi.keeps(struct.pack("<BBH", 0, 0, 103) + wanted_everywhere) is not None
    assert wifi.keeps(struct.pack("<BBH", 1, 0, 8) + wanted_everywhere) is None, "version 1"
    for cut in range(1, 9):
        assert wifi.keeps(frame()[:cut]) is None


def test_long_frames_are_cut(wifi: Sieve) -> None:
    kept = wifi.keeps(frame(body=bytes(8000)))
    assert kept is not None
    assert len(kept) == SNAP_LENGTH


def monitor(opcode: int, packet: bytes, adapter: int = 0) -> bytes:
    return struct.pack("<HHH", opcode, adapter, len(packet)) + packet


def command(opcode: int, parameters: bytes = b"\x01") -> bytes:
    return monitor(2, struct.pack("<HB", opcode, len(parameters)) + parameters)


def event(code: int, parameters: bytes) -> bytes:
    return monitor(3, bytes((code, len(parameters))) + parameters)


def complete(opcode: int) -> bytes:
    return event(0x0E, struct.pack("<BHB", 1, opcode, 0) + bytes(6))


def refused(opcode: int) -> bytes:
    return event(0x0F, struct.pack("<BBH", 1, 1, opcode))


def test_commands_are_those_the_decoder_reads(hci: Sieve) -> None:
    assert set(HCI_COMMANDS) == {opcode for opcode in range(1 << 16) if wanted(opcode)}
    for opcode in range(1 << 16):
        if opcode & 0x3FF < 0x80 or wanted(opcode):
            kept = opcode in HCI_COMMANDS
            assert (hci.keeps(command(opcode)) is not None) == kept, hex(opcode)
            assert (hci.keeps(refused(opcode)) is not None) == kept, hex(opcode)
            answer = kept or opcode == HCI_READ_ADDRESS
            assert (hci.keeps(complete(opcode)) is not None) == answer, hex(opcode)


def test_no_key_passes(hci: Sieve) -> None:
    carry_keys = (0x040B, 0x0C11, 0x2019, 0x201A, 0x2027)
    for opcode in carry_keys:
        assert hci.keeps(command(opcode, b"k" * 32)) is None
    for code in (0x15, 0x18):  # Return Link Keys, Link Key Notification
        assert hci.keeps(event(code, b"k" * 23)) is None
    assert hci.keeps(event(0x3E, b"\x05" + bytes(12))) is None, "LE Long Term Key Request"


def test_events(hci: Sieve) -> None:
    for code in range(256):
        if code not in {0x0E, 0x0F, 0x3E}:
            assert (hci.keeps(event(code, bytes(20))) is not None) == (code in {2, 0x22, 0x2F})
    for subevent in range(256):
        kept = hci.keeps(event(0x3E, bytes((subevent,)) + bytes(20))) is not None
        assert kept == (subevent in {2, 0x0B, 0x0D}), subevent


def test_no_data_passes(hci: Sieve) -> None:
    kept = {
        opcode for opcode in range(64) if hci.keeps(monitor(opcode, b"\x3e\x02\x02" + bytes(9)))
    }
    assert kept == {0, 1, 3, 10}, "new adapter, adapter gone, event, adapter's address"


def test_whole_adverts_pass_whole(hci: Sieve) -> None:
    sent = event(0x3E, b"\x0d\x01" + bytes(250))
    assert hci.keeps(sent) == sent


def test_one_adapter() -> None:
    sieve = Sieve(hci_filter(0x0102))
    assert sieve.keeps(monitor(0, bytes(16), 0x0102)) is not None
    for other in (0, 1, 2, 0x0201, 0xFFFF):
        assert sieve.keeps(monitor(0, bytes(16), other)) is None
    sieve.close()
