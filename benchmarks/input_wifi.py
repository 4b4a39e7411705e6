"""A made street of Wi-Fi: 1,000,000 frames in ten minutes, the same octets at every run.

One in five is a probe request, three are beacons, one is data or control. 40 device models, 5,000
clients (half with a locally administered address), three radiotap layouts.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from tools.recording import wifi
from tools.recording.files import Record

FRAMES: Final = 1_000_000
CLIENTS: Final = 5_000
MODELS: Final = 40

_START_US = 1_767_607_200_000_000
_SPAN_US = 600_000_000
_NAMES = tuple(f"Network {number}" for number in range(600))
_BROADCAST = b"\xff" * 6


@dataclass(slots=True)
class _Client:
    address: bytes
    sequence: int
    bodies: tuple[bytes, ...]


def records(seed: int, count: int = CLIENTS) -> Iterator[Record]:
    """Yield radiotap records of so many clients, in order of time."""
    random = Random(seed)
    clients = _clients(random, count)
    beacons = [_beacon(random, number) for number in range(300)]
    data = [_data(random, number) for number in range(200)]
    headers = [_header(random, layout) for layout in (0, 1, 1, 1) for _ in range(64)]
    step = _SPAN_US / FRAMES
    for number in range(FRAMES):
        time = _START_US + int(number * step) + random.getrandbits(6)
        header = headers[random.getrandbits(8)]
        kind = random.getrandbits(10)
        if kind < 205:
            client = clients[random.randrange(count)]
            frame = _probe(client, random)
        else:
            frame = beacons[random.randrange(300)] if kind < 820 else data[random.randrange(200)]
            frame = frame[:22] + struct.pack("<H", (number & 0xFFF) << 4) + frame[24:]
        yield time, header + wifi.with_fcs(frame)


def an_address(seed: int) -> bytes:
    """Return the address of one client."""
    return _clients(Random(seed))[0].address


def _header(random: Random, layout: int) -> bytes:
    """Radiotap with chained present words: 36 octets, or 39 with an MCS field (radiotap.org)."""
    signal = -40 - random.randrange(45)
    # TSFT, flags, channel, signal, RX flags; then the second antenna's signal and number.
    present = 0b101011 | 1 << 14 | 1 << 29 | 1 << 31 | (1 << 19 if layout else 0b100)
    fields = struct.pack("<QBBHH", random.getrandbits(40), 0x10, 2, 2437, 0x00A0)
    fields += struct.pack("<bBH", signal, 0, 0) + (b"\x07\x00\x07" if layout else b"")
    fields += struct.pack("<bB", signal - 3, 1)
    words = struct.pack("<II", present, 0b100000 | 1 << 11) + bytes(4)
    return struct.pack("<BBH", 0, 0, 4 + len(words) + len(fields)) + words + fields


def _clients(random: Random, count: int = 1) -> list[_Client]:
    models = [_model(random) for _ in range(MODELS)]
    clients = []
    for number in range(count):
        address = bytearray(random.getrandbits(48).to_bytes(6, "big"))
        address[0] = address[0] & 0xFC | (0x02 if number % 2 else 0)
        before, after, has_wps = models[random.randrange(MODELS)]
        names = ["", "", *(random.choice(_NAMES) for _ in range(random.randrange(4)))]
        tail = after
        if has_wps:
            uuid = wifi.wps_uuid(bytes(address))
            tail += wifi.wps_element([(0x104A, b"\x10"), (0x1047, uuid), (0x1012, b"\0\0")])
        bodies = tuple(wifi.element(0, name.encode()) + before + tail for name in names)
        clients.append(_Client(bytes(address), random.getrandbits(12), bodies))
    return clients


def _model(random: Random) -> tuple[bytes, bytes, bool]:
    rates = wifi.element(1, bytes.fromhex("02040b160c121824"))
    rates += wifi.element(50, bytes.fromhex("3048606c")) + wifi.element(3, b"\x06")
    rest = wifi.element(45, random.randbytes(3) + b"\xff" + bytes(22))
    rest += wifi.element(127, random.randbytes(8))
    if random.getrandbits(1):
        rest += wifi.element(191, random.randbytes(12))
    if random.getrandbits(1):
        rest += wifi.element(
            255, b"\x23" + random.randbytes(6) + b"\x02" + bytes(10) + b"\xfa\xff" * 2
        )
    for oui in (b"\x00\x17\xf2\x0a", b"\x00\x10\x18\x02", b"\x00\x50\xf2\x08"):
        if random.getrandbits(1):
            rest += wifi.element(221, oui + random.randbytes(4))
    return rates, rest, random.randrange(4) == 0


def _probe(client: _Client, random: Random) -> bytes:
    client.sequence = client.sequence + 1 + random.getrandbits(1) & 0xFFF
    body = client.bodies[random.randrange(len(client.bodies))]
    return wifi.management(4, client.address, client.sequence, body)


def _beacon(random: Random, number: int) -> bytes:
    address = b"\x00" + random.randbytes(5)
    body = bytes(8) + struct.pack("<HH", 100, 0x0431) + wifi.element(0, b"Access %d" % number)
    body += wifi.element(1, bytes.fromhex("82848b960c121824")) + wifi.element(3, b"\x06")
    body += wifi.element(5, bytes(4)) + wifi.element(48, bytes(20)) + wifi.element(45, bytes(26))
    body += wifi.element(61, bytes(22)) + wifi.element(127, bytes(8))
    body += wifi.element(221, b"\x00\x50\xf2\x02" + bytes(20)) + wifi.element(191, bytes(12))
    head = struct.pack("<BBH", 0x80, 0, 0) + _BROADCAST + address + address
    body += wifi.element(221, b"\x00\x10\x18\x02" + bytes(random.randrange(16)))
    return head + b"\0\0" + body


def _data(random: Random, number: int) -> bytes:
    head = struct.pack("<BBH", 0x88 if number % 2 else 0x48, 0x41, 48)
    addresses = b"\x00" + random.randbytes(5) + b"\x02" + random.randbytes(5) + random.randbytes(6)
    return head + addresses + b"\0\0" + random.randbytes(2 + random.randrange(80))
