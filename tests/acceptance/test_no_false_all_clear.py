"""A device that can be recognised never gets exit status 0: made recordings that try to.

Each is a phone that is fine (it changes its address in all the ways it should) and one thing more
by which a collector can recognise it. The phone alone must be cleared, or the rest proves nothing.
"""

import io
from functools import partial
from random import Random

import pytest

from tests.acceptance.made import (
    ACTION,
    ASSOCIATION,
    AUTHENTICATION,
    FIXED,
    GAS,
    HARDWARE,
    NETWORK,
    PROBE,
    SECOND,
    START,
    WILDCARD,
    P2pInfo,
    assert_not_cleared,
    fine,
    frame,
    often,
    play,
)
from tests.acceptance.running import report, verdicts
from tools.recording import wifi
from tools.recording.files import LINK_RADIOTAP, write_pcap
from tools.recording.phone import MODEL, random_address

pytestmark = pytest.mark.end_to_end

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


def test_three_searches_in_ten_seconds(tmp_path):
    status, document = report("--mine", "all", play(tmp_path, fine((0, 4, 8))))
    assert (status, document["coverage"]["short"]) == (3, True)
    assert "too short" in document["sentence"]


# What stays in the searches though it is neither name nor address.

ALWAYS = bytes.fromhex("9f3a71c4d2e85b06")
LINKS = random_address(Random(8))


def maker(kind, content):
    return wifi.element(221, bytes.fromhex(kind) + content)


def links(address):
    """A Basic Multi-Link element."""
    return wifi.element(255, b"\x6b\0\0\x07" + address)


@pytest.mark.parametrize(
    "extra",
    [
        maker("00aabb01", ALWAYS),
        maker("00101802", ALWAYS),
        wifi.element(200, ALWAYS),
        wifi.element(255, b"\xf0" + ALWAYS),
        wifi.element(0, b"Maple Lane 7"),
        links(HARDWARE),
        links(LINKS),
    ],
)
def test_a_constant_in_every_search(extra, tmp_path):
    assert_not_cleared(play(tmp_path, fine(extra=extra)))


@pytest.mark.parametrize(
    "extra",
    [
        maker("0017f20a", bytes.fromhex("00010400000000")),
        maker("00101802", bytes.fromhex("00001c0000")),
        maker("506f9a10", b"\x20"),
        maker("8cfdf001", b"\1"),
        wifi.element(7, b"HK \1\x0d\x14"),
    ],
)
def test_what_all_phones_of_a_model_send_is_cleared(extra, tmp_path):
    assert report("--mine", "all", play(tmp_path, fine(extra=extra)))[0] == 0


def joins(extra=b"", first=b"\0\0\1\0\0\0", associates=True):
    """Joins of three networks, each with an address of its own."""
    records, random = [], Random(9)
    for number, at in enumerate((100, 400, 700)):
        address, network = random_address(random), NETWORK[:5] + bytes((number,))
        ask = bytes(4) + wifi.element(0, b"Cafe%d" % number) + MODEL + extra
        tell = first + (b"" if associates else extra)
        records += often(partial(frame, AUTHENTICATION, address, tell, to=network), at)
        if associates:
            records += often(partial(frame, ASSOCIATION, address, ask, to=network), at + 0.1)
    return records


COMMIT = bytes.fromhex("03000100 7e00 1300") + bytes(96)


def test_joins_with_a_new_address_each_are_cleared(tmp_path):
    status, document = report("--mine", "all", play(tmp_path, fine() + joins()))
    assert (status, verdicts(document)["wifi.join-address"]) == (0, "random")


@pytest.mark.parametrize(
    "made",
    [
        joins(maker("00aabb01", ALWAYS)),
        joins(
            wifi.element(
                48, bytes.fromhex("0100000fac040100000fac040100000fac0200000100") + ALWAYS * 2
            )
        ),
        joins(links(HARDWARE), associates=False),
        joins(links(HARDWARE), first=COMMIT, associates=False),
    ],
)
def test_a_constant_in_every_join(made, tmp_path):
    assert_not_cleared(play(tmp_path, fine() + made))


def test_the_device_address_in_action_frames_of_wifi_direct(tmp_path):
    asked = bytes.fromhex("0409506f9a090001") + P2pInfo(HARDWARE).element()
    made = []
    for time, octets in fine():
        sender = octets[octets[2] + 10 :][:6]
        made += [(time, octets), frame(ACTION, sender, asked, at=(time - START) / SECOND + 0.005)]
    assert_not_cleared(play(tmp_path, made))


@pytest.mark.parametrize(
    "address",
    [
        lambda random: FIXED[:5] + random.randbytes(1),
        lambda random: FIXED[:1] + random.randbytes(2) + HARDWARE[3:],
        lambda random: FIXED[:3] + random.randbytes(2) + FIXED[5:],
    ],
)
def test_a_new_address_that_is_mostly_the_old_one(address, tmp_path):
    random, records = Random(4), []
    for at in range(5, 900, 70):
        made, count = address(random), random.getrandbits(12)
        records += [frame(PROBE, made, at=at + n * 0.02, sequence=count + n) for n in range(4)]
    assert_not_cleared(play(tmp_path, records))


# Several phones that are fine, taken for one.


def phone(seed, late=0.0, signal=-42, model=MODEL):
    random, records = Random(seed), []
    for at in range(5, 900, 70):
        address, count = random_address(random), random.getrandbits(12)
        for n in range(4):
            body = wifi.management(PROBE, address, count + n, wifi.element(0, b"") + model)
            time = round(START + (at + late + n * 0.02) * SECOND)
            records.append((time, wifi.radiotap(6, signal) + wifi.with_fcs(body)))
    return records


@pytest.mark.parametrize(
    "second",
    [
        phone(2, late=0.03),
        phone(2, late=20, model=MODEL + maker("00101802", bytes.fromhex("00001c0000"))),
        phone(2, late=20, signal=-70),
    ],
)
def test_two_phones_are_not_cleared_as_one(second, tmp_path):
    assert report("--mine", "all", play(tmp_path, phone(1)))[0] == 0
    status, document = report("--mine", "all", play(tmp_path, phone(1) + second))
    assert (status, document["coverage"]["several"]) == (3, True)
    assert "more than one" in document["sentence"]
