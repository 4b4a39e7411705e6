"""Writers of capture files."""

import struct
from collections.abc import Iterable
from typing import BinaryIO

LINK_RADIOTAP = 127
LINK_BLE_WITH_PHDR = 256

Record = tuple[int, bytes]
"""(time µs since 1970, octets)."""

_PCAP_HEADER = struct.Struct("<IHHiIII")
_PCAP_RECORD = struct.Struct("<IIII")
_BTSNOOP_HEADER = struct.Struct(">8sII")
_BTSNOOP_RECORD = struct.Struct(">IIIIq")
_BTSNOOP_EPOCH = 0x00DCDDB30F2F8000
"""1970 in µs since the year 0, as btsnoop counts."""

BTSNOOP_H4 = 1002


def write_pcap(out: BinaryIO, link: int, records: Iterable[Record]) -> None:
    """Write a little-endian pcap file with µs times (draft-ietf-opsawg-pcap)."""
    out.write(_PCAP_HEADER.pack(0xA1B2C3D4, 2, 4, 0, 0, 65535, link))
    for time, octets in records:
        seconds, micros = divmod(time, 1_000_000)
        out.write(_PCAP_RECORD.pack(seconds, micros, len(octets), len(octets)))
        out.write(octets)


def write_btsnoop(out: BinaryIO, records: Iterable[Record]) -> None:
    """Write a btsnoop file of HCI UART (H4) packets received from the controller."""
    out.write(_BTSNOOP_HEADER.pack(b"btsnoop\0", 1, BTSNOOP_H4))
    for time, octets in records:
        size = len(octets)
        # Flags 3: an event (bit 1), received by the host (bit 0).
        out.write(_BTSNOOP_RECORD.pack(size, size, 3, 0, time + _BTSNOOP_EPOCH))
        out.write(octets)
