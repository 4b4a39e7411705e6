"""Parts of Bluetooth messages and headers that stay, though the whole changes with the address.

As `test_no_false_all_clear_ble`: a phone that is fine, and one thing more.
"""

import struct
from random import Random

import pytest

from tests.acceptance.made import (
    FLAGS,
    LIFE,
    OTHER,
    PUBLIC,
    SECOND,
    START,
    STATIC,
    adverts,
    assert_not_cleared,
    lives,
    play,
    rpa,
    signal,
)
from tests.acceptance.running import report, verdicts
from tools.recording import ble
from tools.recording.files import LINK_BLE_WITH_PHDR
from tools.recording.phone import BleLife

pytestmark = pytest.mark.end_to_end

ALWAYS = bytes.fromhex("9f3a71c4d2e85b06")
RANDOM = Random(77)
SERVICE, LONG_SERVICE, MAKER = 0x16, 0x21, 0xFF
new = RANDOM.randbytes


def packet(pdu, at):
    return round(START + at * SECOND), ble.sniffed(pdu, 37, -48)


def extended(life, at, number=None, train=None, beyond=b"", power=None):
    flags, fields = 1, life.address[::-1]
    if number is not None:
        flags, fields = flags | 0x08, fields + struct.pack("<H", number)
    if train is not None:
        # Offset, interval, channels and clock, access address and checksum, count.
        sync = struct.pack("<HH", 10, 100) + b"\xff\xff\xff\xff\x1f" + train + b"\0\0"
        flags, fields = flags | 0x20, fields + sync
    if power is not None:
        flags, fields = flags | 0x40, fields + bytes((power,))
    header = bytes((flags,)) + fields + beyond
    head = bytes((0x47, 1 + len(header) + len(life.data), len(header)))
    return packet(head + header + life.data, at)


def extended_adverts(**made):
    records = []
    for turn, life in enumerate(lives()):
        more = {name: make(turn) for name, make in made.items()}
        times = [life.start + 6 * n for n in range(LIFE // 6 + 1)]
        records += [extended(life, at, **more) for at in (*times, life.end)]
        records += [
            signal(life.address, b"", life.start + 60 * n + 1, kind=ble.SCAN_RSP) for n in range(10)
        ]
    return records


def asks(address, at, random=True, kind=3):
    """SCAN_REQ or CONNECT_IND to some other device."""
    body = address[::-1] + OTHER[::-1] + (bytes(22) if kind == 5 else b"")
    return packet(bytes((kind | random << 6, len(body))) + body, at)


def connects(address, peer, at):
    """CONNECT_IND to one other device, with what the connection needs."""
    body = address[::-1] + peer[::-1] + new(22)
    return packet(bytes((0xC5, len(body))) + body, at)


def connected(peer):
    return adverts(*lives()) + [
        connects(life.address, peer(turn), life.start + 60 + n)
        for turn, life in enumerate(lives())
        for n in range(4)
    ]


def always(kind, make):
    """In all messages of the phone."""
    return adverts(*lives(data=lambda turn, tag: ble.structure(kind, make(turn))))


def besides(kind, make, times=4):
    """In messages of their own, which may be long."""
    return adverts(*lives()) + [
        signal(life.address, ble.structure(kind, make(turn)), life.start + 60 + n)
        for turn, life in enumerate(lives())
        for n in range(times)
    ]


FINE = {
    "extended": extended_adverts(),
    "numbers drawn anew": extended_adverts(number=lambda t: (0x1111, 0x0A3C, 0x07FF, 0x0E21)[t]),
    "sending power": extended_adverts(power=lambda t: 4),
    "set member": always(0x2E, lambda t: new(6)),
    "filter": always(SERVICE, lambda t: b"\x2c\xfe\x00\x60" + new(6) + b"\x11" + new(1)),
    "unknown, behind two octets": always(MAKER, lambda t: b"\xff\xff\2\1" + new(6)),
    "unknown": always(MAKER, lambda t: b"\xff\xff" + new(9)),
    "services": always(0x03, lambda t: b"\x0f\x18\x6f\xfd"),
    "connecting to others from addresses of their own": adverts(*lives())
    + [
        connects(rpa(Random(100 + turn)), rpa(Random(turn)), life.start + 60)
        for turn, life in enumerate(lives())
    ],
    "connecting to others": connected(lambda t: rpa(Random(t))),
    "asked with the address of the moment": adverts(*lives())
    + [asks(life.address, life.start + n * 30) for life in lives() for n in range(20)],
}

NOT_FINE = {
    "number of the data": extended_adverts(number=lambda t: 0x1234),
    "number that counts": extended_adverts(number=lambda t: 0x1234 + t),
    "train": extended_adverts(train=lambda t: ALWAYS[:7]),
    "train that is new": extended_adverts(train=lambda t: new(7)),
    "data of the controller": extended_adverts(
        beyond=lambda t: ble.structure(0x2C, ALWAYS + ALWAYS)
    ),
    "searching, hardware address": adverts(*lives())
    + [asks(PUBLIC, at, random=False) for at in range(10, 900, 30)],
    "searching, static address": adverts(*lives())
    + [asks(STATIC, at) for at in range(10, 900, 30)],
    "searching, never changed": adverts(*lives()) + [asks(OTHER, at) for at in range(9, 3000, 30)],
    "connecting, hardware address": adverts(*lives())
    + [asks(PUBLIC, at, random=False, kind=5) for at in (100, 200, 300)],
    "connecting to one other": connected(lambda t: OTHER),
    "connecting to one other from addresses of their own": adverts(*lives())
    + [
        connects(rpa(Random(100 + turn)), OTHER, life.start + 60)
        for turn, life in enumerate(lives())
    ],
    "set member": always(0x2E, lambda t: ALWAYS[:6]),
    "filter, new salt": always(
        SERVICE, lambda t: b"\x2c\xfe\x00\x60" + ALWAYS[:6] + b"\x11" + new(1)
    ),
    "Eddystone": always(SERVICE, lambda t: b"\xaa\xfe\x00\x00" + ALWAYS + ALWAYS),
    "rest of Eddystone": always(SERVICE, lambda t: b"\xaa\xfe\x30\x00" + new(8) + ALWAYS[:5]),
    "exposure metadata": besides(SERVICE, lambda t: b"\x6f\xfd" + new(16) + ALWAYS[:4]),
    "exposure id out of step": besides(
        SERVICE, lambda t: b"\x6f\xfd" + (ALWAYS * 2 if t < 2 else new(16)) + new(4)
    ),
    "unknown, every other octet": always(
        MAKER, lambda t: b"\xff\xff" + b"".join(bytes((one, *new(1))) for one in ALWAYS)
    ),
    "a clock": always(MAKER, lambda t: b"\xff\xff" + struct.pack("<I", 7_000_000 + 870 * t)),
    "a clock behind others": always(
        MAKER, lambda t: b"\xff\xff" + new(3) + struct.pack(">I", 987_654_000 + 870 * t)
    ),
    "unknown, then a count": always(MAKER, lambda t: b"\xff\xff" + ALWAYS + bytes((t,))),
    "a count, then unknown": always(MAKER, lambda t: b"\xff\xff" + bytes((t,)) + ALWAYS),
    "service data": always(SERVICE, lambda t: b"\x34\x12" + ALWAYS[:6] + new(3)),
    "long service data": besides(LONG_SERVICE, lambda t: bytes(range(16)) + ALWAYS[:5] + new(2)),
    "rest of nearby action": always(
        MAKER, lambda t: b"\x4c\x00\x0f\x0a\x90\x0b" + new(3) + ALWAYS[:5]
    ),
    "rest of AirDrop": always(MAKER, lambda t: b"\x4c\x00\x05\x0c" + ALWAYS + b"\1\0\0\0"),
    "rest of Find My": always(MAKER, lambda t: b"\x4c\x00\x12\x08\x00" + ALWAYS[:7]),
    "rest of Siri": always(MAKER, lambda t: b"\x4c\x00\x08\x09" + new(3) + ALWAYS[:6]),
    "Apple, unknown": always(MAKER, lambda t: b"\x4c\x00\x1f\x0a" + ALWAYS + new(2)),
    "rest of a SmartTag": besides(
        SERVICE, lambda t: b"\x5a\xfd\x13" + new(3) + new(8) + ALWAYS[:8]
    ),
    "age of a SmartTag": besides(
        SERVICE, lambda t: b"\x5a\xfd\x13" + bytes((t, 2, 0)) + new(8) + new(8)
    ),
    "rest of MiBeacon": always(
        SERVICE, lambda t: b"\x95\xfe\x40\x20\x34\x12" + bytes((t,)) + ALWAYS
    ),
    "hash, new salt": always(MAKER, lambda t: b"\x06\x00\x01\x09\x20\x02" + new(4) + ALWAYS[:7]),
    "too long a power": always(0x0A, lambda t: ALWAYS),
    "too long an appearance": always(0x19, lambda t: ALWAYS),
    "services that nobody assigned": always(0x03, lambda t: ALWAYS),
    "services of 32 bits": always(0x05, lambda t: ALWAYS),
    "sealed, in part": always(0x31, lambda t: ALWAYS + new(4)),
    "mesh, in part": always(0x2B, lambda t: b"\1\0" + new(8) + ALWAYS[:6]),
    "proximity, in part": besides(MAKER, lambda t: b"\x4c\x00\x07\x0f\x01" + new(6) + ALWAYS),
    "pairing, in part": always(0x22, lambda t: ALWAYS + new(8)),
}


@pytest.mark.parametrize("case", FINE)
def test_what_changes_with_the_address_is_cleared(case, tmp_path):
    status, document = report("--mine", "all", play(tmp_path, FINE[case], LINK_BLE_WITH_PHDR))
    assert status == 0, verdicts(document)


@pytest.mark.parametrize("case", NOT_FINE)
def test_one_thing_that_stays(case, tmp_path):
    assert_not_cleared(play(tmp_path, NOT_FINE[case], LINK_BLE_WITH_PHDR))


def test_a_longer_message_than_its_kind_has(tmp_path):
    longer = [
        BleLife(
            life.start,
            life.end,
            life.address,
            FLAGS + ble.structure(MAKER, b"\x4c\x00\x10\x0c\x01\x18" + new(3) + ALWAYS[:7]),
            answers=True,
        )
        for life in lives()
    ]
    assert_not_cleared(play(tmp_path, adverts(*longer), LINK_BLE_WITH_PHDR))


def test_who_asks_is_named_apart_and_whom_it_asks_never(tmp_path):
    asked = [asks(PUBLIC, at, random=False) for at in range(10, 900, 30)]
    path = play(tmp_path, adverts(*lives()) + asked, LINK_BLE_WITH_PHDR)
    status, document = report("--mine", "all", "--reveal", path)
    assert (status, verdicts(document)["ble.address"]) == (1, "mixed")
    assert "asked" in [one["id"] for one in document["checks"]["ble.address"]["evidence"]]
    assert OTHER.hex(":") not in str(document).lower()


def test_who_only_asks_is_not_the_strongest(tmp_path):
    """The computer beside the sniffer searches all the time, and is nearest to it."""
    loud = [
        (time, ble.sniffed(octets[14:-3], 37, -20))
        for time, octets in (asks(PUBLIC, at, random=False) for at in range(10, 2000, 10))
    ]
    path = play(tmp_path, adverts(*lives(2)) + loud, LINK_BLE_WITH_PHDR)
    status, document = report("--mine", "strongest", path)
    assert "public" not in str(document["checks"]["ble.address"])
    assert status == 3


def test_whom_it_connects_to_is_not_shown(tmp_path):
    path = play(tmp_path, connected(lambda turn: OTHER), LINK_BLE_WITH_PHDR)
    status, document = report("--mine", "all", "--reveal", path)
    assert (status, verdicts(document)["ble.carry-over"]) == (1, "linked")
    shown = str(document).lower()
    assert not any(spelling in shown for spelling in (OTHER.hex(), OTHER.hex(":")))
