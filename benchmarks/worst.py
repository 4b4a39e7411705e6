"""What the dearest frames cost: made to be as much work as one frame can be.

Each frame goes the whole way: a record in a pcap file, the hot path to a row, the deep decoder to a
body. Every copy differs, so that nothing is remembered from the one before.
"""

import io
import struct
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from exposure_check.decode.parser import CaptureParser
from exposure_check.model.ble import AdvertHead
from exposure_check.model.heard import Batch
from exposure_check.radio.decoder import RadioDecoder
from tools.recording import ble, wifi
from tools.recording.files import LINK_BLE_WITH_PHDR, LINK_RADIOTAP, write_pcap

LINK_ETHERNET: Final = 1
LINK_H4_WITH_DIRECTION: Final = 201
_COPIES: Final = 8
_LARGEST_BODY: Final = 2304
_SENDER: Final = bytes.fromhex("00005e005300")


def frames() -> Mapping[str, tuple[int, Callable[[int], bytes]]]:
    """Return by name: the link type, and what makes the n-th copy."""
    return {
        "Wi-Fi: 1,140 empty elements": (LINK_RADIOTAP, lambda n: _probe(b"\xdd\x00" * 1140, n)),
        "Wi-Fi: empty names": (LINK_RADIOTAP, lambda n: _probe(b"\x00\x00" * 1140, n)),
        "Wi-Fi: one-octet elements": (LINK_RADIOTAP, lambda n: _probe(_distinct(), n)),
        "Wi-Fi: WPS of 62 attributes": (LINK_RADIOTAP, lambda n: _probe(_wps() * 9, n)),
        "Wi-Fi: P2P of empty attributes": (LINK_RADIOTAP, lambda n: _probe(_p2p() * 9, n)),
        "Wi-Fi: random octets": (LINK_RADIOTAP, lambda n: _probe(_noise(_LARGEST_BODY), n)),
        "Wi-Fi: radiotap of 16,000 present words": (LINK_RADIOTAP, _radiotap),
        "Bluetooth: 18 empty structures": (LINK_BLE_WITH_PHDR, lambda n: _pdu(b"\1\xff" * 15, n)),
        "Bluetooth: zero lengths": (LINK_BLE_WITH_PHDR, lambda n: _pdu(bytes(31), n)),
        "Bluetooth: Apple's types": (
            LINK_BLE_WITH_PHDR,
            lambda n: _pdu(b"\x1e\xff\x4c\x00" + b"\x10\x00" * 13 + b"\0", n),
        ),
        "Bluetooth: extended, 245 octets": (LINK_BLE_WITH_PHDR, _extended),
        "Bluetooth: HCI event of 25 reports": (LINK_H4_WITH_DIRECTION, _reports),
        "Network: DHCP of empty options": (LINK_ETHERNET, lambda n: _udp(67, _dhcp(), n)),
        "Network: DHCPv6 of empty options": (
            LINK_ETHERNET,
            lambda n: _udp(547, b"\x01\0\0\0" + b"\0\x01\0\0" * 350, n),
        ),
        "Network: mDNS of pointers": (LINK_ETHERNET, lambda n: _udp(5353, _dns(), n)),
        "Network: LLMNR of pointers": (LINK_ETHERNET, lambda n: _udp(5355, _dns(), n)),
        "Network: NBNS of pointers": (LINK_ETHERNET, lambda n: _udp(137, _dns(), n)),
    }


def worst(repeats: int) -> Iterator[tuple[str, float, int]]:
    """Yield name, milliseconds and octets of each frame.

    The time is the dearest copy's, and for each copy the best of ``repeats``: what the frame itself
    costs, not what else the machine did.
    """
    for name, (link, make) in frames().items():
        made = [make(number) for number in range(_COPIES)]
        best = [min(_seconds(link, frame) for _ in range(repeats)) for frame in made]
        yield name, max(best) * 1000, len(made[0])


def _seconds(link: int, frame: bytes) -> float:
    out = io.BytesIO()
    write_pcap(out, link, [(1_767_607_200_000_000, frame)])
    whole = out.getvalue()
    parser = CaptureParser(0)
    parser.feed(whole[:24])
    record = whole[24:]
    start = time.perf_counter()
    parser.feed(record)
    _decode(parser.take(), RadioDecoder())
    return time.perf_counter() - start


def _decode(batch: Batch, decoder: RadioDecoder) -> None:
    for row in batch.wifi:
        decoder.wifi_body(row[3], row[8])
    for form, rows in batch.ble.items():
        for _, _, _, raw in rows:
            head = decoder.ble_head(form, raw)
            if isinstance(head, AdvertHead):
                decoder.ble_payload(head.payload)
    for _, _, sender, protocol, raw in batch.net:
        decoder.net_facts(protocol, sender, raw)


def _probe(body: bytes, number: int) -> bytes:
    body = body[: _LARGEST_BODY - 4] + struct.pack("<BBH", 0xDD, 2, number)
    return wifi.radiotap(6, -40) + wifi.with_fcs(wifi.management(4, _SENDER, number, body))


def _distinct() -> bytes:
    return b"".join(bytes([number & 0xFF, 1, number & 0xFF]) for number in range(768))


def _wps() -> bytes:
    return wifi.wps_element([(0x1011 + number, b"") for number in range(62)])


def _p2p() -> bytes:
    return wifi.element(221, b"\x50\x6f\x9a\x09" + b"\x0d\0\0" * 83)


def _noise(size: int) -> bytes:
    return bytes((number * number * 31 + 7 * number) >> 3 & 0xFF for number in range(size))


def _radiotap(number: int) -> bytes:
    words = 16_000
    head = struct.pack("<BBH", 0, 0, 8 + 4 * words) + b"\xff\xff\xff\xff" * words + bytes(4)
    return head + wifi.management(4, _SENDER, number, bytes(4))


def _pdu(data: bytes, number: int) -> bytes:
    address = _SENDER[:5] + bytes([number])
    return ble.sniffed(ble.advertising(ble.ADV_IND, address, data, random=False), 37, -40)


def _extended(number: int) -> bytes:
    # ADV_EXT_IND: extended header of 7 octets with AdvA (Core Vol 6 Part B 2.3.4).
    head = bytes([7, 0x01]) + _SENDER[:5] + bytes([number])
    body = head + b"\x01\xff" * 118
    return ble.sniffed(struct.pack("BB", 7, len(body)) + body, 37, -40)


def _reports(number: int) -> bytes:
    count = 25
    reports = b"".join(
        struct.pack("BB", 0, 0) + _SENDER[:4] + bytes([number, one, 0, 0xC0])
        for one in range(count)
    )
    parameters = bytes([0x02, count]) + reports
    return bytes([0, 0, 0, 1, 0x04, 0x3E, len(parameters) & 0xFF]) + parameters


def _dhcp() -> bytes:
    fixed = struct.pack(">BBBB", 1, 1, 6, 0) + bytes(24) + _SENDER + bytes(10 + 192)
    return fixed + b"\x63\x82\x53\x63" + b"\x0c\x00" * 580


def _dns() -> bytes:
    """Return as many records as fit, each name a pointer to the longest chain of pointers."""
    head = struct.pack(">HHHHHH", 0, 0x8400, 0, 0xFFFF, 0, 0)
    chain = bytes([1, 97]) * 60 + b"\0"
    record = struct.pack(">HHHIH", 0xC00C, 12, 1, 0, 2) + b"\xc0\x0c"
    return head + chain + record * 95


def _udp(port: int, payload: bytes, number: int) -> bytes:
    datagram = struct.pack(">HHHH", port, port, 8 + len(payload), 0) + payload
    total = 20 + len(datagram)
    ip = struct.pack(">BBHHHBBH", 0x45, 0, total, number, 0, 64, 17, 0) + bytes(4) + b"\xff" * 4
    return b"\xff" * 6 + _SENDER + b"\x08\x00" + ip + datagram
