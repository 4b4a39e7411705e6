"""A made street of Bluetooth LE: 1,000,000 advertising PDUs of 5,000 addresses, link type 256."""

from collections.abc import Iterator
from random import Random
from typing import Final

from tools.recording import ble
from tools.recording.files import Record

PDUS: Final = 1_000_000
ADDRESSES: Final = 5_000

_START_US = 1_767_607_200_000_000
_SPAN_US = 600_000_000
_CHANNELS = (37, 38, 39)


def records(seed: int) -> Iterator[Record]:
    """Yield records in order of time, the same octets at every run."""
    random = Random(seed)
    devices = [_device(random, number) for number in range(ADDRESSES)]
    step = _SPAN_US / PDUS
    for number in range(PDUS):
        pdu, crc = random.choice(devices[random.randrange(ADDRESSES)])
        head = ble.header(_CHANNELS[number % 3], -40 - random.randrange(50))
        yield _START_US + int(number * step) + random.getrandbits(6), head + pdu + crc


def an_address(seed: int) -> bytes:
    """Return the address of one device."""
    pdu, _ = _device(Random(seed), 0)[0]
    return pdu[2:8][::-1]


def _device(random: Random, number: int) -> list[tuple[bytes, bytes]]:
    """One to four distinct PDUs of one address, with their CRC."""
    address = bytearray(random.randbytes(6))
    kind = number % 4
    if kind:
        address[0] = address[0] & 0x3F | (0x40, 0x00, 0xC0)[kind - 1]
    pdus = []
    for turn in range(1 + random.randrange(4)):
        data = ble.structure(0x01, b"\x1a")
        data += ble.structure(0xFF, b"\x4c\x00\x10\x05" + random.randbytes(5))
        if random.getrandbits(1):
            data += ble.structure(0x09, b"Device %04d" % number)
        else:
            data += ble.structure(0x16, b"\x2c\xfe" + random.randbytes(6))
        advertising = (ble.ADV_IND, ble.ADV_NONCONN_IND, ble.SCAN_RSP)[turn % 3]
        pdu = ble.advertising(advertising, bytes(address), data, random=kind > 0)
        pdus.append((pdu, ble.crc24(pdu)))
    return pdus
