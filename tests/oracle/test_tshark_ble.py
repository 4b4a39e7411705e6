"""Wireshark's own decoder agrees with ours, frame by frame, on real, lab and made captures."""

import struct
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from exposure_check.decode.ad_payload import decode_payload
from exposure_check.decode.advert import decode_head
from exposure_check.decode.crc24 import crc24
from exposure_check.decode.parser import CaptureParser
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import SET_HEADER, TRAIN_HEADER, AdvertHead
from exposure_check.model.frame import unpack_frame
from exposure_check.model.heard import RSSI_UNKNOWN, Batch, BleForm, BleRow, Discard
from exposure_check.radio.self_overhear import OWN_FORMS
from tests.decode.ble_made import (
    ACCESS,
    ADV_IND,
    CONNECT,
    DIRECT,
    OTHER,
    PUBLIC,
    SCAN_REQ,
    SCAN_RSP,
    STATIC,
    command,
    complete,
    directed_report,
    event,
    extended,
    extended_report,
    le_meta,
    legacy_report,
    nordic,
    pdu,
    pseudo,
)
from tests.oracle.tshark import ask

SNIFFED = (
    "mitll/nordic/nrf52_capture_0.pcapng",
    "mitll/nordic/nrf52_capture_135.pcapng",
    "mitll/nordic/nrf52_capture_270.pcapng",
    "mitll/nordic-screenroom/nrf52_capture_0.pcapng",
    "mitll/ubertooth/ubertooth_capture_0.pcapng",
    "mitll/ubertooth/ubertooth_capture_180.pcapng",
)
LAB = ("lab/ble-public.btsnoop", "lab/ble-static.btsnoop", "lab/ble-rotate.btsnoop")

LINK_FIELDS = (
    "frame.number",
    "btle.advertising_header.pdu_type",
    "btle.advertising_header.randomized_tx",
    "btle.advertising_address",
    "btle.target_address",
    "btle.scanning_address",
    "btle.initiator_address",
    "btle.extended_advertising.advertising_data_info.did",
    "btle.extended_advertising.advertising_data_info.sid",
    "btle.extended_advertising_header.sync_info.access_address",
    "btle.extended_advertising_header.sync_info.crc_init",
    "nordic_ble.crcok",
    "btle_rf.flags.crc_checked",
    "btle_rf.flags.crc_valid",
    "nordic_ble.rssi",
    "btle_rf.signal_dbm",
    "nordic_ble.channel",
    "btle_rf.channel",
    "btcommon.eir_ad.entry.type",
    "btcommon.eir_ad.entry.length",
)
HCI_FIELDS = (
    "frame.number",
    "bthci_evt.le_meta_subevent",
    "bthci_evt.bd_addr",
    "bthci_evt.direct_bd_addr",
    "bthci_evt.rssi",
    "bthci_evt.le_rssi",
    "btcommon.eir_ad.entry.type",
    "btcommon.eir_ad.entry.length",
    "btcommon.eir_ad.entry.device_name",
)
FROM_ADVERTISERS = {0, 1, 2, 4, 6, 7}
REQUESTS = {3: "btle.scanning_address", 5: "btle.initiator_address"}
DATA = b"\x02\x01\x06\x08\x09Kit-Yan\x07\xffL\x00\x10\x02\x01\x02"


@dataclass
class Read:
    """What we made of a file."""

    frames: int
    rows: Mapping[int, list[tuple[BleForm, BleRow]]]
    problems: Mapping[Discard, int]
    channels: Mapping[int, int]


def read(path: Path) -> Read:
    parser = CaptureParser(0)
    data = path.read_bytes()
    done = 0
    while done < len(data) and (used := parser.feed(data[done:])):
        done += used
    batch: Batch = parser.take()
    rows: dict[int, list[tuple[BleForm, BleRow]]] = defaultdict(list)
    for form, found in batch.ble.items():
        for row in found:
            rows[unpack_frame(row[1], row[0]).number].append((form, row))
    problems = {problem.reason: problem.count for problem in parser.problems()}
    return Read(batch.frames, rows, problems, batch.channels)


def numbers(text: str) -> list[int]:
    return [int(part, 0) for part in text.split(",") if part]


def structures(payload: bytes) -> tuple[list[int], list[int], str]:
    decoded = decode_payload(payload)
    kinds = [one.kind for one in decoded.structures]
    lengths = [len(one.data) + 1 for one in decoded.structures]
    names = [one.data for one in decoded.structures if one.kind in {8, 9}]
    return kinds, lengths, ",".join(name.decode("utf-8", "replace") for name in names)


def apart(head: AdvertHead, raw: bytes) -> tuple[str, bytes]:
    """Return whom a directed advertisement is for, and the payload as it was sent.

    We put the one before the other, as the structure that says so (0x17, 0x18).
    """
    first = head.payload[: 1 + head.payload[0]] if head.payload else b""
    if first[1:2] not in {b"\x17", b"\x18"} or first in raw:
        return "", head.payload
    return first[:1:-1].hex(":"), head.payload[len(first) :]


NAME = "btcommon.eir_ad.entry.device_name"


def theirs(line: Mapping[str, str], name: str) -> tuple[list[int], list[int], str]:
    entry = "btcommon.eir_ad.entry."
    return numbers(line[entry + "type"]), numbers(line[entry + "length"]), name


def without_header(head: AdvertHead, line: Mapping[str, str]) -> AdvertHead:
    """Hold what we made of the extended header against tshark's, and take it off."""
    payload, found = head.payload, {SET_HEADER: b"", TRAIN_HEADER: b""}
    while payload[1:2] and payload[1] in found:
        found[payload[1]] = payload[2 : 1 + payload[0]]
        payload = payload[1 + payload[0] :]
    said = "btle.extended_advertising.advertising_data_info."
    if line[said + "did"]:
        number = int.from_bytes(found[SET_HEADER], "little")
        assert number & 0xFFF == int(line[said + "did"], 0)
        assert number >> 12 == int(line[said + "sid"], 0)
    train = "btle.extended_advertising_header.sync_info."
    if line[train + "access_address"]:
        access, start = found[TRAIN_HEADER][:4], found[TRAIN_HEADER][4:]
        assert int.from_bytes(access, "little") == int(line[train + "access_address"], 0)
        assert int.from_bytes(start, "little") == int(line[train + "crc_init"], 0)
    return replace(head, payload=payload)


def known_bad(line: Mapping[str, str]) -> bool:
    """The sniffer itself says that the CRC was wrong."""
    checked = line["btle_rf.flags.crc_checked"] == "1" and line["btle_rf.flags.crc_valid"] != "1"
    return line["nordic_ble.crcok"] == "0" or checked


def compare_link(path: Path) -> int:
    ours = read(path)
    lines = list(ask(path, LINK_FIELDS))
    assert ours.frames == len(lines)
    number = "frame.number"
    # Bit errors may stop Wireshark inside the payload, before it looks at the CRC.
    broken = "btle.crc.incorrect || _ws.malformed"
    incorrect = {int(line[number]) for line in ask(path, (number,), "-Y", broken)}
    # Names are asked for apart: in packets with bit errors they may hold tabs and line ends.
    good = f"!({broken} || nordic_ble.crcok == 0)"
    names = {line[number]: line[NAME] for line in ask(path, (number, NAME), "-Y", good)}
    compared = bad = short = 0
    for line in lines:
        place = int(line[number])
        kind = numbers(line["btle.advertising_header.pdu_type"])
        rows = ours.rows.get(place, [])
        if not rows:
            is_bad = known_bad(line)
            bad += is_bad
            sent = line[REQUESTS.get(kind[0], "btle.advertising_address")]
            sent = sent and kind[0] in FROM_ADVERTISERS | REQUESTS.keys()
            # Wireshark shows what it can of packets too short to hold an address and a CRC.
            short += bool(sent) and not is_bad
            continue
        assert not known_bad(line), place
        [(form, row)] = rows
        head = decode_head(form, row[3])
        assert (head is Discard.BAD_CRC) <= (place in incorrect), place
        if isinstance(head, AdvertHead):
            assert place not in incorrect, place
            compare_packet(line, kind[0], head, row)
            compared += 1
            if head.asks:
                called = row[3][8:14] if kind[0] == CONNECT else b""
                assert head.payload[2:] == called
                continue
            target, payload = apart(without_header(head, line), row[3])
            assert target == line["btle.target_address"], place
            assert structures(payload) == theirs(line, names[line[number]]), place
    found = ours.problems.get(Discard.BAD_CRC, 0), ours.problems.get(Discard.TOO_SHORT, 0)
    # A packet both short and marked as bad is counted once, as short.
    assert found[0] <= bad <= sum(found)
    assert short <= found[1]
    return compared


def compare_packet(line: Mapping[str, str], kind: int, head: AdvertHead, row: BleRow) -> None:
    number = line["frame.number"]
    assert (kind in FROM_ADVERTISERS) is not head.asks, number
    assert head.address is not None
    address = line[REQUESTS.get(kind, "btle.advertising_address")]
    assert head.address.hex(":") == address, number
    random = line["btle.advertising_header.randomized_tx"] in {"1", "True"}
    assert (head.kind is not BleAddressKind.PUBLIC) is random, number
    signal = line["nordic_ble.rssi"] or line["btle_rf.signal_dbm"]
    assert row[2] == (int(signal) if signal else RSSI_UNKNOWN), number


@pytest.mark.parametrize("name", SNIFFED)
def test_sniffers(shared_captures: Path, name: str) -> None:
    assert compare_link(shared_captures / name) > 700


@pytest.mark.parametrize("name", SNIFFED)
def test_channels(shared_captures: Path, name: str) -> None:
    ours = read(shared_captures / name)
    expected: dict[int, int] = defaultdict(int)
    for line in ask(shared_captures / name, LINK_FIELDS):
        if known_bad(line):
            continue
        index = line["nordic_ble.channel"]
        channel = int(index) if index else {0: 37, 12: 38, 39: 39}[int(line["btle_rf.channel"])]
        expected[-channel] += 1
    missing = sum(abs(ours.channels[key] - expected[key]) for key in expected)
    assert missing <= ours.problems.get(Discard.TOO_SHORT, 0)
    assert sum(ours.channels.values()) > 700


def compare_hci(path: Path) -> int:
    ours = read(path)
    lines = list(ask(path, (*HCI_FIELDS, NAME)))
    assert ours.frames == len(lines)
    compared = 0
    for line in lines:
        rows = ours.rows.get(int(line["frame.number"]), [])
        heard = [one for one in rows if one[0] not in OWN_FORMS]
        if heard:
            compare_event(line, heard)
            compared += 1
    return compared


def compare_event(line: Mapping[str, str], heard: list[tuple[BleForm, BleRow]]) -> None:
    heads = [decode_head(form, row[3]) for form, row in heard]
    known = [head for head in heads if isinstance(head, AdvertHead) and head.address]
    assert len(known) == len(heads)
    # Wireshark 4.0 names the two addresses of a directed report the other way round than the
    # specification (Vol 4 Part E 7.7.65.11) and Linux do: the first is the advertiser's.
    directed = line["bthci_evt.le_meta_subevent"] == "0x0b"
    field = "bthci_evt.direct_bd_addr" if directed else "bthci_evt.bd_addr"
    assert [head.address.hex(":") for head in known if head.address] == line[field].split(",")
    split = [apart(head, row[3]) for head, (_, row) in zip(known, heard, strict=True)]
    if directed:
        assert [target for target, _ in split] == line["bthci_evt.bd_addr"].split(",")
    ours = [structures(payload) for _, payload in split]
    kinds = [kind for one in ours for kind in one[0]]
    lengths = [length for one in ours for length in one[1]]
    names = ",".join(one[2] for one in ours if one[2])
    assert (kinds, lengths, names) == theirs(line, line[NAME])
    signals = [int(one) for one in line["bthci_evt.rssi"].split(",") if one]
    signals += [int(one) for one in line["bthci_evt.le_rssi"].split(",") if one]
    assert [row[2] for _, row in heard if row[2] != RSSI_UNKNOWN] == signals


@pytest.mark.parametrize("name", LAB)
def test_lab(shared_captures: Path, name: str) -> None:
    assert compare_hci(shared_captures / name) == 40


def test_reports_are_all_found(shared_captures: Path) -> None:
    """Wireshark's count of advertising reports is ours."""
    for name in LAB:
        path = shared_captures / name
        events = list(ask(path, HCI_FIELDS, "-Y", "bthci_evt.le_meta_subevent == 0x0d"))
        reports = [form for rows in read(path).rows.values() for form, _ in rows]
        assert reports.count(BleForm.HCI_EXTENDED) == len(events)


def capture(path: Path, link: int, records: list[bytes]) -> Path:
    head = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, link)
    body = b"".join(
        struct.pack("<IIII", 1_700_000_000 + n, 0, len(record), len(record)) + record
        for n, record in enumerate(records)
    )
    path.write_bytes(head + body)
    return path


def with_header(address: bytes, flags: int, fields: bytes, data: bytes) -> bytes:
    """An extended advertisement of a random address, with more fields after it."""
    header = bytes((flags | 1,)) + address[::-1] + fields
    body = bytes((len(header),)) + header + data
    made = bytes((0x47, len(body))) + body
    return made + crc24(made)


def bare(packet: bytes) -> bytes:
    return ACCESS + packet


@pytest.mark.parametrize(
    ("link", "wrap"), [(251, bare), (256, pseudo), (272, nordic)], ids=["251", "256", "272"]
)
def test_made_packets(tmp_path: Path, link: int, wrap: Callable[[bytes], bytes]) -> None:
    good = [
        pdu(ADV_IND, PUBLIC, DATA),
        pdu(SCAN_RSP, STATIC, DATA, random=True),
        pdu(DIRECT, STATIC, OTHER, random=True),
        extended(STATIC, DATA * 4, random=True),
        extended(PUBLIC, b""),
        with_header(STATIC, 0x28, b"\x34\x92" + bytes(range(18)), DATA),
        pdu(SCAN_REQ, PUBLIC, STATIC[::-1]),
        pdu(CONNECT, STATIC, PUBLIC[::-1] + bytes(22), random=True),
        pdu(ADV_IND, OTHER, b""),
    ]
    broken = bytearray(good[0])
    broken[12] ^= 4
    records = [wrap(packet) for packet in good]
    if link == 251:
        # Of the others Wireshark believes the sniffer's word for the CRC.
        records.append(wrap(bytes(broken)))
    if link == 256:
        records.append(pseudo(bytes(broken), flags=0x0013))
    path = capture(tmp_path / "made.pcap", link, records)
    assert compare_link(path) == len(good)


@pytest.mark.parametrize("link", [187, 201, 254])
def test_made_reports(tmp_path: Path, link: int) -> None:
    newer = PUBLIC[::-1] + b"\1\0\x0c\x02\x5a\0\0\xc4"
    packets = [
        (3, le_meta(0x02, legacy_report(PUBLIC, DATA), legacy_report(STATIC, b"\x02\x0a\x04", 1))),
        (3, le_meta(0x0D, extended_report(STATIC, DATA), extended_report(PUBLIC, b"", 0))),
        (3, le_meta(0x0B, directed_report(STATIC))),
        (3, event(0x22, b"\1" + newer)),
        (3, event(0x2F, b"\1" + newer + DATA.ljust(240, b"\0"))),
        (3, complete(0x0C03)),
        (2, command(0x200A, b"\1")),
    ]
    h4 = [bytes((4 if kind == 3 else 1,)) + packet for kind, packet in packets]
    records = {
        187: h4,
        201: [
            struct.pack(">I", kind == 3) + one for (kind, _), one in zip(packets, h4, strict=True)
        ],
        254: [struct.pack(">HH", 0, kind) + packet for kind, packet in packets],
    }[link]
    assert compare_hci(capture(tmp_path / "made.pcap", link, records)) == 5
