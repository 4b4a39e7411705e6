"""A device that can be recognised never gets exit status 0: made recordings that try to.

Each is a phone that is fine (it changes its address in all the ways it should) and one thing more
by which a collector can recognise it. The phone alone must be cleared, or the rest proves nothing.
"""

import io
import struct
from dataclasses import dataclass
from functools import partial
from random import Random

import pytest

from tests.acceptance.running import report, verdicts
from tools.recording import ble, wifi
from tools.recording.files import LINK_BLE_WITH_PHDR, LINK_RADIOTAP, write_pcap
from tools.recording.phone import MODEL, BleLife, WifiHabit, by_sniffer, random_address, searches

pytestmark = pytest.mark.end_to_end

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


SPREAD = (20, 200, 400, 700)

WIFI = {
    "hardware address in GAS frames": often(partial(frame, ACTION, HARDWARE, GAS), 300),
    "hardware address in one search": often(partial(frame, PROBE, HARDWARE), 300, times=1),
    "hardware address in one join": often(
        partial(frame, AUTHENTICATION, HARDWARE, bytes(6)), 300, times=1
    ),
    "fixed address in 4 of 16 rounds": often(partial(frame, PROBE, FIXED), *SPREAD),
    "fixed address in 3 of 15 rounds": often(partial(frame, PROBE, FIXED), *SPREAD[1:]),
    "fixed address that joins and searches": often(partial(frame, PROBE, FIXED), *SPREAD)
    + often(partial(frame, ASSOCIATION, FIXED, bytes(4) + WILDCARD, to=NETWORK), 410),
    "fixed address in GAS frames": often(partial(frame, ACTION, FIXED, GAS), *SPREAD),
    "name in one search": often(
        partial(frame, PROBE, FIXED, wifi.element(0, b"Maple Lane 7") + MODEL), 300, times=1
    ),
    "name in the SSID list": often(
        partial(frame, PROBE, FIXED, WILDCARD + wifi.element(84, wifi.element(0, b"Maple 7"))), 300
    ),
    "hash of a name in the short SSID list": often(
        partial(frame, PROBE, FIXED, WILDCARD + wifi.element(255, b"\x3a\x01\x02\x03\x04")), 300
    ),
    "serial number in one search": often(
        partial(frame, PROBE, FIXED, WILDCARD + wifi.wps_element([(0x1042, b"R58M30ABCDE")])),
        300,
        times=1,
    ),
    "serial number beyond a cut element": often(
        partial(
            frame,
            PROBE,
            FIXED,
            WILDCARD + b"\x2d\xff" + wifi.wps_element([(0x1042, b"R58M30ABCDE")]),
        ),
        300,
    ),
    "a person's Wi-Fi Direct name": often(
        partial(frame, PROBE, FIXED, WILDCARD + P2pInfo(FIXED, b"Kit Yan's phone").element()), 300
    ),
    "a Wi-Fi Direct device address": often(
        partial(frame, PROBE, FIXED, WILDCARD + P2pInfo(HARDWARE).element()), 300
    ),
    "two devices in the same burst": often(partial(frame, PROBE, FIXED), 5.5, 70.5, 135.5),
}


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


def test_the_phone_alone_is_cleared(tmp_path):
    status, document = report("--mine", "all", play(tmp_path, fine()))
    assert (status, document["assessment"]) == (0, "protected"), verdicts(document)


@pytest.mark.parametrize("case", WIFI)
def test_one_thing_more(case, tmp_path):
    assert_not_cleared(play(tmp_path, fine() + WIFI[case]))


@pytest.mark.parametrize(
    "extra",
    [
        P2pInfo(FIXED, b"Kit Yan's phone").element(),
        P2pInfo(FIXED).element(),
        P2pInfo(HARDWARE).element(),
        wifi.element(107, b"\x02" + NETWORK),
        wifi.element(114, b"Kit's mesh"),
        wifi.wps_element([(0x1011, b"Kit Yan's phone")]),
        wifi.wps_element([(0x1047, bytes(range(16)))]),
    ],
)
def test_one_thing_in_every_search(extra, tmp_path):
    assert_not_cleared(play(tmp_path, fine(extra=extra)))


def test_names_that_the_snapshot_length_cut_off(tmp_path):
    long = often(partial(frame, PROBE, FIXED, wifi.element(0, b"Maple Lane 7") + MODEL), *SPREAD)
    limit = max(len(octets) for _, octets in fine())
    assert_not_cleared(play(tmp_path, fine() + long, snap=limit))


def test_clock_set_back_by_an_hour_in_the_middle(tmp_path):
    kept = often(partial(frame, PROBE, FIXED), *range(20, 1000, 90))
    path = tmp_path / "made.pcap"
    out = io.BytesIO()
    moved = [(time - 3600 * SECOND, octets) for time, octets in kept]
    write_pcap(out, LINK_RADIOTAP, fine() + moved)
    path.write_bytes(out.getvalue())
    assert_not_cleared(path)


def test_backwards_in_time(tmp_path):
    kept = often(partial(frame, PROBE, FIXED), *range(20, 1000, 90))
    path = tmp_path / "made.pcap"
    out = io.BytesIO()
    write_pcap(out, LINK_RADIOTAP, sorted(fine() + kept, reverse=True))
    path.write_bytes(out.getvalue())
    assert_not_cleared(path)


@pytest.mark.parametrize("late", [0, 2_000, 50_000])
def test_more_addresses_than_are_judged(tmp_path, late):
    """600 addresses that are fine, and one fixed one, before or after them."""
    many = fine(range(0, 60_000, 100))
    kept = often(partial(frame, PROBE, FIXED), *range(late + 30, late + 1200, 100))
    assert_not_cleared(play(tmp_path, many + kept))


def test_numbers_that_run_on_beside_a_second_address(tmp_path):
    """Each of two interleaved addresses has its own counter: both run on."""
    random = Random(5)
    records, counts = [], [100, 2200]
    for at in range(0, 900, 30):
        for side in (0, 1):
            address = random_address(random)
            for again in range(3):
                made = frame(
                    PROBE, address, at=at + side * 10 + again * 0.02, sequence=counts[side]
                )
                records.append(made)
                counts[side] += 1
    assert_not_cleared(play(tmp_path, records))


@pytest.mark.parametrize("step", [300, 500, 900])
def test_numbers_that_run_on_in_long_steps(tmp_path, step):
    random = Random(6)
    records, count = [], 100
    for at in range(0, 900, 60):
        address = random_address(random)
        records += [
            frame(PROBE, address, at=at + again * 0.02, sequence=count + again)
            for again in range(3)
        ]
        count = (count + step + random.getrandbits(5)) % 4096
    assert_not_cleared(play(tmp_path, records))


# Bluetooth

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

BLE = {
    "public address once": [signal(PUBLIC, FLAGS, 300, random=False)],
    "public address twice": [signal(PUBLIC, FLAGS, at, random=False) for at in (300, 900)],
    "static address twice": [signal(STATIC, FLAGS, at) for at in (300, 900)],
    "name in one answer of a rare address": [
        signal(OTHER, ble.structure(0x09, b"Sam's phone"), 300, kind=ble.SCAN_RSP)
    ],
    "hardware address inside one message of a rare address": [signal(OTHER, SWIFT, 300)],
    "hardware address inside two messages": [signal(OTHER, SWIFT, at) for at in (300, 300.5)],
    "LE address inside one message": [
        signal(OTHER, ble.structure(0x1B, PUBLIC[::-1] + b"\0"), 300)
    ],
    "Auracast name": [
        signal(OTHER, ble.structure(0x30, b"Sam's TV"), at) for at in (300, 301, 302)
    ],
}


@pytest.fixture
def fine_ble(tmp_path):
    return play(tmp_path, adverts(*lives()), LINK_BLE_WITH_PHDR, name="fine-ble.pcap")


def test_the_phone_alone_is_cleared_over_bluetooth(fine_ble):
    status, document = report("--mine", "all", fine_ble)
    assert (status, document["assessment"]) == (0, "protected"), verdicts(document)


@pytest.mark.parametrize("case", BLE)
def test_one_thing_more_over_bluetooth(case, tmp_path):
    assert_not_cleared(play(tmp_path, adverts(*lives()) + BLE[case], LINK_BLE_WITH_PHDR))


def test_two_different_hardware_addresses_inside(tmp_path):
    """Left and right earphone: two values of what never changes are no less exposing."""
    two = [PUBLIC, bytes.fromhex("00005e00532c")]
    made = lives(data=lambda turn, _: b"")
    more = [
        signal(made[turn].address, ble.structure(0x1B, two[turn % 2][::-1] + b"\0"), at)
        for turn in range(4)
        for at in (made[turn].start + 60, made[turn].start + 61)
    ]
    assert_not_cleared(play(tmp_path, adverts(*made) + more, LINK_BLE_WITH_PHDR))


def test_a_second_phone_that_never_changes(tmp_path):
    still = BleLife(100, 1000, OTHER, FLAGS, answers=True)
    assert_not_cleared(play(tmp_path, adverts(*lives(), still), LINK_BLE_WITH_PHDR))


def test_more_bluetooth_addresses_than_are_judged(tmp_path):
    random = Random(8)
    many = [
        BleLife(turn * 20.0, turn * 20 + 10, rpa(random), FLAGS, every=3, answers=True)
        for turn in range(600)
    ]
    still = BleLife(
        14_000, 20_000, OTHER, FLAGS + ble.structure(0xFF, b"\xff\xff12345678"), every=30
    )
    assert_not_cleared(play(tmp_path, adverts(*many, still), LINK_BLE_WITH_PHDR))


def test_wifi_is_fine_but_bluetooth_was_heard_too_little(tmp_path):
    bluetooth = play(tmp_path, adverts(*lives(1)), LINK_BLE_WITH_PHDR, name="ble.pcap")
    assert_not_cleared(play(tmp_path, fine()), bluetooth)


def test_passers_by_one_after_the_other_are_not_one_device(tmp_path):
    """Each as strong as the other, half a minute apart: the strongest is not one of them."""
    random = Random(4)
    strangers = []
    for turn in range(6):
        data = FLAGS + ble.structure(0xFF, b"\x4c\x00\x10\x05\x01\x18" + random.randbytes(3))
        begin = turn * 50
        strangers.append(BleLife(begin, begin + 20, rpa(random), data, every=2, answers=True))
    path = play(tmp_path, adverts(*strangers), LINK_BLE_WITH_PHDR)
    status, document = report("--mine", "strongest", path)
    assert (status, document["subject"]["answer"]) == (3, "ambiguous")


def pointer(address, at, turn):
    """ADV_EXT_IND: the address, and that the rest is sent on another channel."""
    header = b"\x19" + address[::-1] + bytes((turn, 0)) + b"\x05\x20\x00"
    pdu = b"\x47" + bytes((1 + len(header), len(header))) + header
    return round(START + at * SECOND), ble.sniffed(pdu, 37, -48)


def test_messages_on_channels_that_were_not_heard(tmp_path):
    records = []
    for turn, life in enumerate(lives()):
        records += [pointer(life.address, life.start + at, turn) for at in range(0, LIFE, 5)]
        records += [
            signal(life.address, b"", life.start + at + 1, kind=ble.SCAN_RSP)
            for at in range(0, LIFE, 60)
        ]
    assert_not_cleared(play(tmp_path, records, LINK_BLE_WITH_PHDR))


def test_three_searches_in_ten_seconds(tmp_path):
    status, document = report("--mine", "all", play(tmp_path, fine((0, 4, 8))))
    assert (status, document["coverage"]["short"]) == (3, True)
    assert "too short" in document["sentence"]
