"""Wireshark's own decoder agrees with ours, frame by frame, on real, lab and made captures."""

import struct
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from exposure_check.decode.eap import decode_eap
from exposure_check.decode.parser import CaptureParser
from exposure_check.decode.wifi_body import decode_body
from exposure_check.decode.wifi_channel import CHANNEL_BY_FREQUENCY
from exposure_check.model.frame import unpack_frame
from exposure_check.model.heard import RSSI_UNKNOWN, Batch, Discard, WifiRow, WifiSubtype
from exposure_check.model.net import NetFactKind
from tests.decode.net_packets import eap, eapol
from tests.decode.wifi_frames import (
    ACTION,
    ASSOCIATION,
    AUTHENTICATION,
    CLIENT,
    POINT,
    PROBE,
    REASSOCIATION,
    element,
    management,
    ppi,
    radiotap,
    usual_radiotap,
    with_fcs,
)
from tests.oracle.tshark import ask

CAPTURES = (
    "lab/wifi-fixed-global.pcap",
    "lab/wifi-fixed-local.pcap",
    "lab/wifi-own-radio.pcap",
    "lab/wifi-random-clean.pcap",
    "lab/wifi-random-join.pcap",
    "lab/wifi-random-named.pcap",
    "lab/wifi-random-scan-hardware-join.pcap",
    "tcpdump/ieee802.11_exthdr.pcap",
    "tcpdump/ieee802.11_meshid.pcap",
)
FIELDS = (
    "frame.number",
    "wlan.fc.type_subtype",
    "wlan.ta",
    "wlan.bssid",
    "wlan.seq",
    "wlan.fcs.status",
    "wlan.fc.protected",
    "wlan.ssid",
    "wlan.tag.number",
    "wlan.ext_tag.number",
    "radiotap.channel.freq",
    "radiotap.dbm_antsignal",
    "ppi.80211-common.chan.freq",
    "ppi.80211-common.dbm.antsignal",
    "wlan.tag.vendor.oui.type",
    "wlan.fc.fromds",
    "eap.code",
    "eap.identity",
)
OF_POINTS, BESIDE = (5, 8), (9, 0x12, 0x14, 0x15, 0x18, 0x19, 0x1A, 0x1B)
DATA = range(0x20, 0x30)
ON = ("1", "True")
WITH_ELEMENTS = (0, 2, 4)
SENT_BY_BOTH = (10, 11, 12, 13, 14)
FCS_BAD = "0"


def told(path: Path) -> Iterator[dict[str, str]]:
    """Yield tshark's fields of every frame."""
    return ask(path, FIELDS, "-o", "wlan.check_checksum:TRUE")


def is_clients(frame: dict[str, str]) -> bool:
    """True if our walker should keep the frame, going by tshark's fields alone."""
    if not frame["wlan.fc.type_subtype"] or not frame["wlan.ta"]:
        return False
    kind = int(frame["wlan.fc.type_subtype"], 16)
    wanted = kind in WITH_ELEMENTS or (
        kind in SENT_BY_BOTH and frame["wlan.ta"] != frame["wlan.bssid"]
    )
    group = int(frame["wlan.ta"][:2], 16) & 1
    return wanted and not group and frame["wlan.fcs.status"] != FCS_BAD


def read(path: Path) -> tuple[Batch, dict[Discard, int]]:
    parser, data = CaptureParser(0), path.read_bytes()
    parser.finish(len(data) - parser.feed(data))
    return parser.take(), {problem.reason: problem.count for problem in parser.problems()}


def assert_same(row: WifiRow, frame: dict[str, str]) -> None:
    time, packed, sender, subtype, sequence, bssid, rssi, channel, body = row
    assert unpack_frame(packed, time).number == int(frame["frame.number"])
    assert subtype == int(frame["wlan.fc.type_subtype"], 16)
    assert sender.hex(":") == frame["wlan.ta"]
    assert bssid.hex(":") == frame["wlan.bssid"]
    assert sequence == int(frame["wlan.seq"])
    frequency = frame["radiotap.channel.freq"] or frame["ppi.80211-common.chan.freq"] or "0"
    assert channel == CHANNEL_BY_FREQUENCY.get(int(frequency.split(",")[0]), 0)
    signal = frame["radiotap.dbm_antsignal"] or frame["ppi.80211-common.dbm.antsignal"]
    assert rssi == (int(signal.split(",")[0]) if signal else RSSI_UNKNOWN)
    if subtype in WITH_ELEMENTS and frame["wlan.fc.protected"] not in ("1", "True"):
        assert_same_elements(subtype, body, frame)


def assert_same_elements(subtype: int, raw: bytes, frame: dict[str, str]) -> None:
    body = decode_body(subtype, raw)
    assert ",".join(str(e.tag) for e in body.elements) == frame["wlan.tag.number"]
    extended = [str(e.extension) for e in body.elements if e.extension >= 0]
    assert ",".join(extended) == frame["wlan.ext_tag.number"]
    # Its versions spell names as hexadecimal or as text, and the empty name in two ways.
    ssid = body.ssid or b""
    spelled = {ssid.hex(), ssid.decode("utf-8", "replace")} | (set() if ssid else {"<MISSING>"})
    assert frame["wlan.ssid"] in spelled


def compare(path: Path) -> list[WifiRow]:
    batch, problems = read(path)
    frames = list(told(path))
    assert batch.frames == len(frames)
    expected = [frame for frame in frames if is_clients(frame)]
    beside = (WifiSubtype.DATA, WifiSubtype.BEACON, WifiSubtype.PROBE_OF_ONE)
    asked = [row for row in batch.wifi if row[3] not in beside]
    assert len(asked) == len(expected)
    for row, frame in zip(asked, expected, strict=True):
        assert_same(row, frame)
    assert_same_data(batch, frames)
    assert_same_beacons(batch, frames)
    candidates = sum(
        frame["wlan.fcs.status"] == FCS_BAD
        and int(frame["wlan.fc.type_subtype"] or "0xff", 16) in (*WITH_ELEMENTS, *SENT_BY_BOTH)
        for frame in frames
    )
    assert problems.get(Discard.BAD_FCS, 0) == candidates
    return asked


def good(frames: list[dict[str, str]], *kinds: int) -> list[dict[str, str]]:
    """Frames of these kinds that arrived whole and name who sent them."""
    return [
        frame
        for frame in frames
        if int(frame["wlan.fc.type_subtype"] or "0xff", 16) in kinds
        and frame["wlan.fcs.status"] != FCS_BAD
        and not int(frame["wlan.ta"][:2], 16) & 1
    ]


def assert_same_beacons(batch: Batch, frames: list[dict[str, str]]) -> None:
    """The same access points, and the same stations that send beacons."""
    told = good(frames, *OF_POINTS)
    points = {one["wlan.ta"] for one in told if one["wlan.ta"] == one["wlan.bssid"]}
    others = {one["wlan.ta"] for one in told} - points
    senders = {one["wlan.ta"] for one in good(frames, *DATA) if one["wlan.fc.fromds"] in ON}
    found = {point.hex(":") for point in batch.points}
    assert points <= found
    assert found <= points | senders
    found = {row[2].hex(":") for row in batch.wifi if row[3] == WifiSubtype.BEACON}
    assert found <= others
    assert others - found <= {row[2].hex(":") for row in batch.wifi}


def assert_same_data(batch: Batch, frames: list[dict[str, str]]) -> None:
    """The same senders of data and control frames, and the same logins frame by frame."""
    data = [one for one in good(frames, *DATA) if one["wlan.fc.fromds"] in ("0", "False")]
    rows = [row for row in batch.wifi if row[3] == WifiSubtype.DATA]
    found, sent = {row[2].hex(":") for row in rows}, {one["wlan.ta"] for one in data}
    control = {one["wlan.ta"] for one in good(frames, *BESIDE)}
    assert sent <= found
    assert found <= sent | control
    points = {point.hex(":") for point in batch.points}
    assert control - points <= {row[2].hex(":") for row in batch.wifi}
    logins = {
        frame["frame.number"]: frame["eap.identity"]
        for frame in data
        if frame["eap.code"] == "2" and frame["eap.identity"]
    }
    ours = {
        str(unpack_frame(row[1], row[0]).number): fact.text
        for row in rows
        for fact in decode_eap(row[8])
        if fact.kind is NetFactKind.LOGIN_NAME and fact.text
    }
    assert ours == logins


@pytest.mark.parametrize("name", CAPTURES)
def test_agrees(shared_captures: Path, name: str) -> None:
    assert compare(shared_captures / name)


def pcap(link: int, records: list[bytes]) -> bytes:
    head = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, link)
    return head + b"".join(
        struct.pack("<IIII", 1_700_000_000, number, len(record), len(record)) + record
        for number, record in enumerate(records)
    )


def bodies(random: Random) -> Iterator[bytes]:
    """Yield made frames of every kind a client sends, and beacons between them."""
    for number in range(300):
        octet = random.choice((PROBE, PROBE, ASSOCIATION, REASSOCIATION, AUTHENTICATION, 0x80))
        fixed = {ASSOCIATION: 4, REASSOCIATION: 10, AUTHENTICATION: 6, 0x80: 12}.get(octet, 0)
        body = bytes(fixed)
        if octet != AUTHENTICATION:
            body += element(0, random.randbytes(random.choice((0, 5, 32))).hex()[:32].encode())
            body += element(1, b"\x82\x84\x8b\x96")
            # Tags whose content Wireshark does not look into, and so cannot find malformed.
            for _ in range(random.randrange(6)):
                body += element(random.randrange(241, 255), random.randbytes(random.randrange(9)))
        else:
            body = b"\x00\x00\x01\x00\x00\x00"
        sender = bytes((random.randrange(256),)) + CLIENT[1:]
        flags = random.choice((0, 0, 0, 0x08, 0x10))
        yield management(octet, body, sender, POINT, sequence=number * 13 % 4096, flags=flags)


def headers(random: Random) -> Iterator[tuple[bytes, bool]]:
    """Yield made radiotap headers without end, and whether an FCS is at the end of the frame."""
    frequencies = [*CHANNEL_BY_FREQUENCY, 2300]
    while True:
        sealed = bool(random.getrandbits(1))
        flags, signal = (0x10 if sealed else 0), random.randrange(-100, -10)
        frequency = random.choice(frequencies)
        yield usual_radiotap(flags, frequency, signal), sealed
        antennas = struct.pack("<BxHHbBbB", flags, frequency, 0, signal, 0, -7, 1)
        yield radiotap(0xA000002A, 0xA0000820, 0x820, fields=antennas + b"\xf0\x01"), sealed
        yield radiotap(0x20, fields=struct.pack("<b", signal)), False


def test_made_radiotap(tmp_path: Path) -> None:
    random = Random(2)
    records = []
    for (header, sealed), frame in zip(headers(random), bodies(random), strict=False):
        whole = with_fcs(frame) if sealed else frame
        if sealed and random.randrange(10) == 0:
            whole = whole[:-1] + bytes((whole[-1] ^ 1,))
        records.append(header + whole)
    path = tmp_path / "radiotap.pcap"
    path.write_bytes(pcap(127, records))
    assert len(compare(path)) > 80


def test_made_ppi(tmp_path: Path) -> None:
    random = Random(3)
    records = [
        ppi(1, random.choice(list(CHANNEL_BY_FREQUENCY)), random.randrange(-100, -10))
        + with_fcs(frame)
        for frame in bodies(random)
    ]
    path = tmp_path / "ppi.pcap"
    path.write_bytes(pcap(192, records))
    assert len(compare(path)) > 80


def test_made_bare(tmp_path: Path) -> None:
    path = tmp_path / "bare.pcap"
    path.write_bytes(pcap(105, list(bodies(Random(4)))))
    assert len(compare(path)) > 80


def test_made_data(tmp_path: Path) -> None:
    random, records = Random(5), []
    snap = bytes.fromhex("aaaa03000000888e")
    for number in range(200):
        answer = eap(b"user%d@maple.example" % number, random.choice((1, 1, 3)))
        octet, flags = random.choice((0x08, 0x48, 0x88, 0xC8)), random.choice((0, 1, 1, 2))
        before = b"\0\0" if octet & 0x80 else b""
        body = before + (snap + eapol(answer) if not octet & 0x40 else b"")
        frame = bytearray(management(octet, body, CLIENT[:5] + bytes((number,)), POINT))
        frame[1], frame[4:10] = flags, POINT
        records.append(usual_radiotap(0) + bytes(frame))
    path = tmp_path / "data.pcap"
    path.write_bytes(pcap(127, records))
    assert compare(path) == []
    assert sum(bool(row[8]) for row in read(path)[0].wifi) > 30


def test_ht_control_and_action(tmp_path: Path) -> None:
    body = element(0, b"made") + element(1, b"\x82\x84")
    frames = [
        management(PROBE, b"\x03\x00\x00\x00" + body, flags=0x80),
        management(ACTION, b"\x04\x09\x50\x6f\x9a", bssid=POINT),
        management(ACTION, b"\x04\x09\x50\x6f\x9a", sender=POINT, bssid=POINT),
    ]
    path = tmp_path / "odd.pcap"
    path.write_bytes(pcap(127, [usual_radiotap(0) + frame for frame in frames]))
    assert len(compare(path)) == 2
