"""A crowd whose every address and name is known, and one device of the user's among it."""

import io
import random
import re
from collections.abc import Iterator

from tools.recording import ble, wifi
from tools.recording.files import LINK_BLE_WITH_PHDR, LINK_RADIOTAP, write_pcap

MINE_WIFI = bytes.fromhex("00005e0053a1")
MINE_BLE = bytes.fromhex("c0005e0053a2")
SSID = b"Crowd-Net-%04d-qzx"
NAME = b"Crowd-Name-%04d-qzx"
PREFIX = bytes.fromhex("d65a91e3")
"""Of all addresses of the crowd, so that one search finds any; locally administered."""

_START = 1_700_000_000_000_000


class Crowd:
    """Makes captures of one second after the other.

    Args:
        seed: of everything random.
        devices: how many strangers.
        mine: name of the user's device, empty if it says none.
    """

    def __init__(self, seed: int, devices: int = 40, mine: bytes = b"Mine-Name") -> None:
        rng = random.Random(seed)
        self._mine = mine
        tails = rng.sample(range(1 << 16), devices)
        self.addresses = [PREFIX + tail.to_bytes(2) for tail in tails]
        self.ssids = [SSID % rng.randrange(10_000) for _ in range(devices)]
        self.names = [NAME % rng.randrange(10_000) for _ in range(devices)]

    def wifi(self, seconds: int) -> bytes:
        """A pcap of searches: each stranger asks for its network once a second, and mine for one
        of its own."""
        out = io.BytesIO()
        write_pcap(out, LINK_RADIOTAP, self._wifi_records(seconds))
        return out.getvalue()

    def ble(self, seconds: int) -> bytes:
        """A pcap of advertisements: each stranger and mine once a second, with a name."""
        out = io.BytesIO()
        write_pcap(out, LINK_BLE_WITH_PHDR, self._ble_records(seconds))
        return out.getvalue()

    def _wifi_records(self, seconds: int) -> Iterator[tuple[int, bytes]]:
        rates = wifi.element(1, b"\x02\x04\x0b\x16")
        for second in range(seconds):
            senders = [*zip(self.addresses, self.ssids, strict=True), (MINE_WIFI, b"Mine-Net")]
            for at, (address, ssid) in enumerate(senders):
                body = wifi.element(0, ssid) + rates
                frame = wifi.management(4, address, second * 7 + at, body)
                time = _START + second * 3_000_000 + at * 1000
                yield time, wifi.radiotap(6, -60) + wifi.with_fcs(frame)

    def _ble_records(self, seconds: int) -> Iterator[tuple[int, bytes]]:
        for second in range(seconds):
            senders = [*zip(self.addresses, self.names, strict=True), (MINE_BLE, self._mine)]
            for at, (address, name) in enumerate(senders):
                data = b"\x02\x01\x06" + (bytes([len(name) + 1, 9]) + name if name else b"")
                pdu = ble.advertising(ble.ADV_IND, address, data, random=True)
                time = _START + second * 1_000_000 + at * 1000
                yield time, ble.sniffed(pdu, 37, -60)

    def found_in(self, octets: bytes) -> list[str]:
        """Return what of the crowd stands in some octets, in any order or spelling."""
        found = [text.decode() for text in (*self.ssids, *self.names) if text in octets]
        lowered = octets.lower()
        for joint in (b"", b":", b"-", b"_", b" ", b"."):
            for prefix, backwards in ((PREFIX, False), (PREFIX[::-1], True)):
                digits = joint.join(b"%02x" % octet for octet in prefix)
                found += self._checked(lowered, digits, 2 * (1 + len(joint)) + 2, backwards)
        for prefix, backwards in ((PREFIX, False), (PREFIX[::-1], True)):
            found += self._checked(octets, prefix, 2, backwards)
        return found

    def _checked(self, octets: bytes, prefix: bytes, more: int, backwards: bool) -> list[str]:
        """Return the addresses of the crowd around each place of their prefix."""
        found = []
        for match in re.finditer(re.escape(prefix), octets):
            start, end = match.span()
            around = octets[max(0, start - more) : start] if backwards else octets[end : end + more]
            for address in self.addresses:
                tail = address[:3:-1] if backwards else address[4:]
                if around[-2:] == tail or around[:2] == tail or _digits(around) == tail.hex():
                    found.append(address.hex())
        return found


def _digits(octets: bytes) -> str:
    return "".join(chr(octet) for octet in octets if chr(octet) in "0123456789abcdef")
