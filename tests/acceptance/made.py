"""Made recordings of a phone that is fine, and of one thing more by which it can be recognised."""

import io
import struct
from dataclasses import dataclass
from random import Random

from tests.acceptance.running import report, verdicts
from tools.recording import ble, wifi
from tools.recording.files import LINK_RADIOTAP, write_pcap
from tools.recording.phone import MODEL, BleLife, WifiHabit, by_sniffer, searches

SECOND = 1_000_000
START = 1_767_607_200 * SECOND
BURSTS = (5, 70, 135, 250, 330, 445, 540, 610, 720, 815, 900, 980)
HARDWARE = bytes.fromhex("00005e00532a")
FIXED = bytes.fromhex("02105e7753a4")
PROBE, ASSOCIATION, AUTHENTICATION, ACTION = 4, 0, 11, 13
NETWORK = bytes.fromhex("00005e005311")
GAS = bytes.fromhex("040a01") + b"\x6c\x02\x7f\x00"
WILDCARD = wifi.element(0, b"") + MODEL
P2P = bytes.fromhex("506f9a09")


def frame(subtype, sender, body=WILDCARD, at=0.0, sequence=7, to=b"\xff" * 6):
    octets = wifi.with_fcs(wifi.management(subtype, sender, sequence, body, to))
    return round(START + at * SECOND), wifi.radiotap(6, -42) + octets


def fine(bursts=BURSTS, extra=b""):
    return list(searches(WifiHabit(None, False, (), extra, bursts), START, Random(3)))


def often(make, *moments, times=3):
    """The same frame several times at each of some moments."""
    return [make(at=at + 0.02 * again) for at in moments for again in range(times)]


@dataclass
class P2pInfo:
    address: bytes
    name: bytes = b"Phone"

    def element(self):
        name = struct.pack(">HH", 0x1011, len(self.name)) + self.name
        info = self.address + bytes(2) + bytes(8) + b"\0" + name
        return wifi.element(221, P2P + b"\x0d" + struct.pack("<H", len(info)) + info)


def play(tmp_path, records, link=LINK_RADIOTAP, snap=None, name="made.pcap"):
    path = tmp_path / name
    out = io.BytesIO()
    write_pcap(out, link, sorted(records, key=lambda record: record[0]))
    octets = out.getvalue()
    path.write_bytes(octets if snap is None else snapped(octets, snap))
    return path


def snapped(octets, longest):
    """Cut the records as a capture program with a small snapshot length does."""
    kept, at = octets[:24], 24
    while at < len(octets):
        seconds, micros, size, original = struct.unpack_from("<IIII", octets, at)
        short = min(size, longest)
        kept += struct.pack("<IIII", seconds, micros, short, original)
        kept += octets[at + 16 : at + 16 + short]
        at += 16 + size
    return kept


def assert_not_cleared(*paths):
    status, document = report("--mine", "all", *paths)
    assert status in (1, 3), verdicts(document)
    assert document["assessment"] != "protected"
    return verdicts(document)


LIFE = 14 * 60
FLAGS = ble.structure(0x01, b"\x1a")


def rpa(random):
    return ble.resolvable(random.getrandbits(48).to_bytes(6, "big"))


def lives(count=4, data=lambda turn, tag: b"", first=0):
    random = Random(4)
    made = []
    for turn in range(count):
        tag = random.getrandbits(24).to_bytes(3, "big")
        octets = FLAGS + ble.structure(0xFF, b"\x4c\x00\x10\x05\x01\x18" + tag)
        start = first + turn * (LIFE + 30.0)
        made.append(
            BleLife(start, start + LIFE, rpa(random), octets + data(turn, tag), answers=True)
        )
    return made


def adverts(*made, seed=5):
    return [one for life in made for one in by_sniffer([life], START, Random(seed))]


def signal(address, data, at, random=True, kind=ble.ADV_IND):
    pdu = ble.advertising(kind, address, data, random=random)
    return round(START + at * SECOND), ble.sniffed(pdu, 37, -48)


PUBLIC = bytes.fromhex("00005e00532b")
STATIC = bytes.fromhex("c21122334455")
OTHER = bytes.fromhex("5a1122334455")
SWIFT = ble.structure(0xFF, b"\x06\x00\x03\x01\x80" + PUBLIC[::-1] + b"\x18\x04\x24Ear")
