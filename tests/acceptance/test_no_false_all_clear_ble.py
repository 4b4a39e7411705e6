"""A device that can be recognised by Bluetooth never gets exit status 0.

As `test_no_false_all_clear`: a phone that is fine, and one thing more.
"""

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
    SWIFT,
    adverts,
    assert_not_cleared,
    fine,
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


# Directed advertising: whom a device calls stays, though its own address changes.

DIRECTED = 1
TO_RANDOM = 0x80
PEER = bytes.fromhex("00005e0053aa")
STATIC_PEER = bytes.fromhex("c91122334455")


def call(address, peer, at, *, to_random=False):
    pdu = ble.advertising(DIRECTED, address, peer[::-1], random=True)
    sent = bytes((pdu[0] | TO_RANDOM * to_random,)) + pdu[1:]
    return round(START + at * SECOND), ble.sniffed(sent, 37, -48)


def extended_call(address, peer, at):
    header = b"\x03" + address[::-1] + peer[::-1]
    pdu = b"\x47" + bytes((1 + len(header), len(header))) + header
    return round(START + at * SECOND), ble.sniffed(pdu, 37, -48)


def calls(made, *lives_used, **more):
    return [
        made(one.address, at=one.start + 60 + n, **more) for one in lives_used for n in range(4)
    ]


def test_calls_to_a_device_whose_own_address_changes(tmp_path):
    random = Random(12)
    new_each_time = [
        call(one.address, rpa(random), one.start + 60, to_random=True) for one in lives()
    ]
    path = play(tmp_path, adverts(*lives()) + new_each_time, LINK_BLE_WITH_PHDR)
    assert report("--mine", "all", path)[0] == 0


@pytest.mark.parametrize(
    "records",
    [
        calls(call, *lives(), peer=PEER),
        calls(call, lives()[1], peer=STATIC_PEER, to_random=True),
        calls(call, *lives(), peer=OTHER, to_random=True),
        calls(extended_call, *lives(), peer=PEER),
    ],
)
def test_calls_to_one_other_device(tmp_path, records):
    path = play(tmp_path, adverts(*lives()) + records, LINK_BLE_WITH_PHDR)
    status, document = report("--mine", "all", "--reveal", path)
    assert (status, verdicts(document)["ble.carry-over"]) == (1, "linked")
    shown = str(document).lower()
    for peer in (PEER, STATIC_PEER, OTHER):
        for spelling in (peer.hex(), peer.hex(":"), peer[::-1].hex()):
            assert spelling not in shown


@pytest.mark.parametrize("kind", [0x17, 0x18])
def test_the_called_device_named_in_the_message(tmp_path, kind):
    called = ble.structure(kind, STATIC_PEER[::-1])
    made = adverts(*lives(data=lambda turn, tag: called))
    assert_not_cleared(play(tmp_path, made, LINK_BLE_WITH_PHDR))


ALWAYS = bytes.fromhex("9f3a71c4d2e85b06")


@pytest.mark.parametrize("kind", [0x26, 0x29, 0x2C, 0x34, 0x3D, 0x77, 0x1A, 0x12])
def test_a_constant_in_a_structure_that_is_not_read(tmp_path, kind):
    made = adverts(*lives(data=lambda turn, tag: ble.structure(kind, ALWAYS)))
    assert_not_cleared(play(tmp_path, made, LINK_BLE_WITH_PHDR))


def test_a_constant_after_the_end_of_the_message(tmp_path):
    made = adverts(*lives(data=lambda turn, tag: b"\0" + ALWAYS))
    assert_not_cleared(play(tmp_path, made, LINK_BLE_WITH_PHDR))


def test_settings_of_all_devices_of_a_model_are_no_constant(tmp_path):
    settings = ble.structure(0x12, b"\6\0\x0c\0") + ble.structure(0x1A, b"\xa0\0")
    made = adverts(*lives(data=lambda turn, tag: settings))
    assert report("--mine", "all", play(tmp_path, made, LINK_BLE_WITH_PHDR))[0] == 0


@pytest.mark.parametrize(
    "address",
    [
        lambda turn: bytes((0x12, 0x34, 0x56, 0x78, 0x9A, 37 * turn)),
        lambda turn: bytes((0x41, 7 * turn, 11 * turn, 0x9A, 0xBC, 0xDE)),
        lambda turn: bytes((0x41, 7 * turn, 11 * turn, 0x9A, 13 * turn, 17 * turn)),
    ],
)
def test_a_new_address_that_is_mostly_the_old_one(tmp_path, address):
    moved = [
        BleLife(life.start, life.end, address(turn + 1), life.data, answers=True)
        for turn, life in enumerate(lives(5))
    ]
    assert_not_cleared(play(tmp_path, adverts(*moved), LINK_BLE_WITH_PHDR))


def unsigned(at):
    data = ble.structure(0xFF, b"\xff\xff" + ALWAYS)
    header = b"\x08\x12\x34"
    pdu = b"\x07" + bytes((1 + len(header) + len(data), len(header))) + header + data
    return round(START + at * SECOND), ble.sniffed(pdu, 37, -48)


def test_messages_without_a_sender(tmp_path):
    """Anonymous, or the rest of a long message: alone in a box, they can only be its own."""
    records = adverts(*lives()) + [unsigned(60 + n) for n in range(5)]
    assert_not_cleared(play(tmp_path, records, LINK_BLE_WITH_PHDR))


def test_two_phones_are_not_cleared_as_one(tmp_path):
    random = Random(6)
    second = [
        BleLife(
            life.start + 300,
            life.end + 300,
            rpa(random),
            FLAGS + ble.structure(0xFF, b"\x4c\x00\x10\x05\x01\x18" + random.randbytes(3)),
            answers=True,
        )
        for life in lives()
    ]
    path = play(tmp_path, adverts(*lives(), *second), LINK_BLE_WITH_PHDR)
    status, document = report("--mine", "all", path)
    assert (status, document["coverage"]["several"]) == (3, True)
    assert "more than one" in document["sentence"]
