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
