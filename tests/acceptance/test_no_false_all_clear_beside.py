"""Addresses in control frames and beacons, which say nothing else than that they are in use.

As `test_no_false_all_clear_asked`: a phone that is fine, and one thing more.
"""

import struct

import pytest

from tests.acceptance.made import (
    FIXED,
    HARDWARE,
    NETWORK,
    SECOND,
    START,
    P2pInfo,
    assert_not_cleared,
    fine,
    play,
)
from tests.acceptance.running import report, verdicts
from tests.acceptance.test_no_false_all_clear_asked import data, joins
from tools.recording import wifi

pytestmark = pytest.mark.end_to_end

TIMES = range(20, 900, 7)
PS_POLL, RTS, ASKS_FOR_BLOCKS, BLOCKS = 0xA4, 0xB4, 0x84, 0x94
FORMS_BEAMS, POLLS_BEAMS, LOOKS_IN, DATA_AND_ANSWER = 0x54, 0x44, 0x90, 0x18
ANSWER = 0x50
ACKNOWLEDGES, CLEARS = 0xD4, 0xC4
CLUSTER = bytes.fromhex("506f9a010203")
MADE_UP = bytes.fromhex("02005e0053fe")
CAFE = wifi.element(0, b"Cafe")
NAN = wifi.element(221, bytes.fromhex("506f9a13") + bytes(12))


def sent(octets, at, signal=-42):
    return round(START + at * SECOND), wifi.radiotap(6, signal) + wifi.with_fcs(octets)


def control(kind, sender, at, to=NETWORK, rest=b""):
    return sent(bytes((kind, 0, 0, 0)) + to + sender + rest, at)


def beacon(sender, at, group=None, said=CAFE, kind=0x80):
    head = bytes((kind, 0, 0, 0)) + b"\xff" * 6 + sender + (group or sender) + b"\x10\0"
    times = struct.pack("<QHH", round(at * SECOND), 100, 0x0431)
    return sent(head + times + said, at)


def told(tmp_path, records, *rules):
    rules = rules or ("--mine", "all")
    status, document = report(*rules, play(tmp_path, fine() + records))
    return status, verdicts(document), document["coverage"]


@pytest.mark.parametrize(
    "kind",
    [PS_POLL, RTS, ASKS_FOR_BLOCKS, BLOCKS, FORMS_BEAMS, POLLS_BEAMS, LOOKS_IN, DATA_AND_ANSWER],
)
@pytest.mark.parametrize("sender", [HARDWARE, FIXED])
def test_control_frames_with_another_address_than_the_searches(tmp_path, kind, sender):
    rest = bytes(4) if kind in (ASKS_FOR_BLOCKS, BLOCKS) else b""
    rest = bytes(8) if kind in (LOOKS_IN, DATA_AND_ANSWER) else rest
    records = [control(kind, sender, at, rest=rest) for at in TIMES]
    status, words, _ = told(tmp_path, records)
    assert status == (1 if sender == HARDWARE else 3)
    assert words["wifi.join-address"] == ("hardware" if sender == HARDWARE else "undecided")


def test_the_bit_of_a_group_in_a_request_to_send_says_how_wide(tmp_path):
    wide = bytes((HARDWARE[0] | 1, *HARDWARE[1:]))
    status, words, _ = told(tmp_path, [control(RTS, wide, at) for at in TIMES])
    assert (status, words["wifi.join-address"]) == (1, "hardware")


def test_control_frames_of_the_address_that_joined_are_cleared(tmp_path):
    made = joins(more=lambda sender, number: [(n / 9, b"") for n in range(20)])
    senders = {octets[octets[2] + 10 :][:6] for _, octets in made}
    asked = [
        control(RTS, sender, time / SECOND - START / SECOND + 2)
        for time, octets in made
        for sender in senders
        if octets[octets[2] + 10 :][:6] == sender
    ]
    status, words, _ = told(tmp_path, made + asked)
    assert status == 0, words


def test_control_frames_without_a_sender_say_nothing(tmp_path):
    answers = [
        sent(bytes((kind, 0, 0, 0)) + HARDWARE, at)
        for kind in (ACKNOWLEDGES, CLEARS)
        for at in TIMES
    ]
    assert told(tmp_path, answers)[0] == 0


def test_control_frames_and_beacons_of_a_router_are_not_the_devices(tmp_path):
    records = [beacon(NETWORK, 20 + n / 10) for n in range(8000)]
    records += [control(RTS, NETWORK, at, to=FIXED) for at in TIMES]
    status, words, coverage = told(tmp_path, records)
    assert (status, coverage["discarded"]) == (0, {}), words


def test_control_frames_count_for_whom_they_name(tmp_path):
    own = ("--mine", "address=" + HARDWARE.hex(":"))
    records = [control(PS_POLL, HARDWARE, at) for at in TIMES]
    status, words, _ = told(tmp_path, records, *own)
    assert (status, words["wifi.join-address"]) == (1, "hardware")
    status, document = report("--mine", "strongest", play(tmp_path, fine() + records))
    assert words != verdicts(document)
    assert status == 3


@pytest.mark.parametrize("sender", [HARDWARE, FIXED])
def test_beacons_of_a_device_that_looks_for_others_beside_it(tmp_path, sender):
    records = [beacon(sender, at, CLUSTER, NAN) for at in TIMES]
    status, words, _ = told(tmp_path, records)
    assert status == (1 if sender == HARDWARE else 3)
    assert words["wifi.queries"] == "undecided"


@pytest.mark.parametrize("late", [0, 600])
def test_a_hotspot_may_be_the_devices_own(tmp_path, late):
    name = wifi.element(0, b"Kit Yan's iPhone")
    records = [beacon(MADE_UP, 20 + late + n / 10, said=name) for n in range(2500)]
    records += [beacon(NETWORK, 20 + n / 10) for n in range(9000)]
    status, words, coverage = told(tmp_path, records)
    assert status == 3, words
    assert (coverage["incomplete"], coverage["discarded"]) == (True, {"maybe-hotspot": 1})


def test_answers_of_wifi_direct_may_be_the_devices_own(tmp_path):
    said = wifi.element(0, b"DIRECT-") + P2pInfo(MADE_UP, b"Kit Yan").element()
    records = [beacon(MADE_UP, at, said=said, kind=ANSWER) for at in TIMES]
    status, words, coverage = told(tmp_path, records)
    assert (status, coverage["discarded"]) == (3, {"maybe-hotspot": 1}), words


@pytest.mark.parametrize(
    ("own", "point", "may_be"),
    [
        (HARDWARE, HARDWARE, True),
        (HARDWARE, bytes((HARDWARE[0] | 2, *HARDWARE[1:])), True),
        (HARDWARE, MADE_UP, False),
        (MADE_UP, MADE_UP, True),
    ],
)
def test_a_hotspot_beside_a_device_that_is_named(tmp_path, own, point, may_be):
    first = fine()[0][1]
    known = first[first[2] + 10 :][:6]
    rules = [word for one in (own, known) for word in ("--mine", "address=" + one.hex(":"))]
    records = [beacon(point, 20 + n / 10) for n in range(200)]
    _, _, coverage = told(tmp_path, records, *rules)
    assert bool(coverage["discarded"].get("maybe-hotspot")) is may_be


def test_a_damaged_beacon_is_nobodys(tmp_path):
    damaged = [
        (time, octets[:-1] + b"\0") for time, octets in [beacon(MADE_UP, at) for at in TIMES]
    ]
    status, words, coverage = told(tmp_path, damaged)
    assert status == 0, words
    assert "maybe-hotspot" not in coverage["discarded"]


def test_data_of_a_hotspot_that_is_used_is_not_cleared(tmp_path):
    made = [data(HARDWARE, b"", at, network=MADE_UP) for at in TIMES]
    assert_not_cleared(play(tmp_path, fine() + made))


def looks_for(point):
    """The fine phone, whose searches go to one access point besides."""
    records = []
    for time, octets in fine():
        body = bytearray(octets[octets[2] : -4])
        body[4:10] = body[16:22] = point
        records.append((time + 9, octets[: octets[2]] + wifi.with_fcs(bytes(body))))
    return records


def test_searches_for_one_access_point_from_elsewhere(tmp_path):
    status, words, _ = told(tmp_path, looks_for(NETWORK))
    assert (status, words["wifi.names-asked"]) == (3, "undecided")


def test_searches_for_one_access_point_that_is_here(tmp_path):
    here = [beacon(NETWORK, at) for at in TIMES]
    status, words, _ = told(tmp_path, looks_for(NETWORK) + here)
    assert (status, words["wifi.names-asked"]) == (0, "none")
    joined = joins(more=lambda sender, number: [(n / 9, b"") for n in range(9)])
    network = NETWORK[:5] + b"\1"
    assert told(tmp_path, looks_for(network) + joined)[0] == 0


def test_an_access_point_that_is_known_by_its_data_alone(tmp_path):
    """Of several networks of one access point only one may send beacons."""
    sent_on = [data(NETWORK, b"", at, flags=0x42) for at in TIMES]
    records = sent_on + [control(BLOCKS, NETWORK, at, to=FIXED, rest=bytes(4)) for at in TIMES]
    status, words, _ = told(tmp_path, records)
    assert status == 0, words
    _, _, coverage = told(tmp_path, [data(MADE_UP, b"", at, flags=0x42) for at in TIMES])
    assert coverage["discarded"] == {"maybe-hotspot": 1}
