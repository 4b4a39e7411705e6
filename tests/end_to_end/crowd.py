"""A crowd whose every address and name is known, and one device of the user's among it."""

import io
import random
from collections.abc import Iterator

from tests.end_to_end.searching import Search
from tools.recording import ble, wifi
from tools.recording.files import LINK_BLE_WITH_PHDR, LINK_RADIOTAP, write_pcap

MINE_WIFI = bytes.fromhex("00005e0053a1")
MINE_BLE = bytes.fromhex("c0005e0053a2")
SSID = b"Crowd-Net-%04d-qzx"
NAME = b"Crowd-Name-%04d-qzx"
PREFIX = bytes.fromhex("d65a91e3")
"""Of all addresses of the crowd, so that one search finds any; locally administered."""
RATES = b"\x02\x04\x0b\x16"

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
        self._search = Search(self.addresses, (*self.ssids, *self.names))

    def wifi(self, seconds: int) -> bytes:
        """A pcap of searches: each stranger asks for its network once a second, and mine for one
        of its own."""
        out = io.BytesIO()
        write_pcap(out, LINK_RADIOTAP, self._wifi_records(seconds))
        return out.getvalue()

    def searches(self, number: int) -> Iterator[bytes]:
        """Each stranger's search, as on the air without its check sum."""
        for address, ssid in zip(self.addresses, self.ssids, strict=True):
            body = wifi.element(0, ssid) + wifi.element(1, RATES)
            yield wifi.management(4, address, number, body)

    def ble(self, seconds: int) -> bytes:
        """A pcap of advertisements: each stranger and mine once a second, with a name."""
        out = io.BytesIO()
        write_pcap(out, LINK_BLE_WITH_PHDR, self._ble_records(seconds))
        return out.getvalue()

    def _wifi_records(self, seconds: int) -> Iterator[tuple[int, bytes]]:
        rates = wifi.element(1, RATES)
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
        return self._search.found_in(octets)
