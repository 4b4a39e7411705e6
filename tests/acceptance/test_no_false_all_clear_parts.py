"""Parts of Wi-Fi frames that stay or run on, though the whole changes with the address.

As `test_no_false_all_clear`: a phone that is fine, and one thing more; and several phones of one
model, equally strong, that never search at the same moment.
"""

import struct
from functools import partial
from random import Random

import pytest

from tests.acceptance.made import (
    ASSOCIATION,
    AUTHENTICATION,
    FIXED,
    HARDWARE,
    NETWORK,
    PROBE,
    SECOND,
    START,
    WILDCARD,
    assert_not_cleared,
    fine,
    frame,
    often,
    play,
)
from tests.acceptance.running import report, verdicts
from tools.recording import wifi
from tools.recording.phone import MODEL, random_address

pytestmark = pytest.mark.end_to_end

ALWAYS = bytes.fromhex("9f3a71c4d2e85b06")
TIMES = range(5, 900, 60)
DISASSOCIATION, DEAUTHENTICATION, ACTION_NO_ACK = 10, 12, 14
VENDOR, DIRECT = 221, bytes.fromhex("506f9a09")


def searches(address, number, body=lambda turn: WILDCARD):
    """A new address for each search; its first number, and its elements, by its turn."""
    random, records = Random(4), []
    for turn, at in enumerate(TIMES):
        made, first = address(random, turn), number(turn)
        records += [
            frame(PROBE, made, body(turn), at=at + n * 0.02, sequence=(first + n) % 4096)
            for n in range(3)
        ]
    return records


def drawn(random, turn):
    return random_address(random)


def any_number(turn):
    return Random(turn).getrandbits(12)


numbered = partial(searches, drawn)
addressed = partial(searches, number=any_number)


def each(extra):
    return searches(drawn, any_number, lambda turn: WILDCARD + extra(turn))


def in_turn(order, phones):
    """Phones of one model whose numbers run on; which of them searches when."""
    random, records = Random(8), []
    counts = [random.getrandbits(12) for _ in range(phones)]
    for turn, phone in enumerate(order):
        address = random_address(random)
        records += [
            frame(PROBE, address, at=5 + turn * 12 + n * 0.02, sequence=(counts[phone] + n) % 4096)
            for n in range(3)
        ]
        counts[phone] += 5
    return records


def one_runs_on(often):
    """Two phones of one model: only the numbers of the one that searches more rarely run on."""
    random, records, number = Random(8), [], 100
    for turn in range(72):
        runs_on = turn % often == 0
        first = number if runs_on else random.getrandbits(12)
        address = random_address(random)
        records += [
            frame(PROBE, address, at=5 + turn * 12 + n * 0.02, sequence=(first + n) % 4096)
            for n in range(3)
        ]
        number += 5 * runs_on
    return records


def any_order(phones, searches=72):
    random = Random(3)
    return in_turn([random.randrange(phones) for _ in range(searches)], phones)


def maker(kind, content):
    return wifi.element(VENDOR, bytes.fromhex(kind) + content)


def direct(*attributes):
    made = b"".join(struct.pack("<BH", kind, len(value)) + value for kind, value in attributes)
    return wifi.element(VENDOR, DIRECT + made)


WPS = [
    (0x104A, b"\x10"),
    (0x103A, b"\0"),
    (0x1008, b"\x31\x48"),
    (0x1054, bytes(8)),
    (0x1049, b"\0\x37\x2a\0\1\x20"),
]
CAPABILITY, CHANNEL = (2, b"\x25\0"), (6, b"HK\x04\x51\x06")


def joins(first):
    """Joins of four networks, each with an address of its own; the first number of each."""
    random, records = Random(21), []
    for place, at in enumerate((100, 300, 500, 700)):
        address, network, number = random_address(random), NETWORK[:5] + bytes((place,)), first(at)
        ask = bytes(4) + wifi.element(0, b"Cafe%d" % place) + MODEL
        bodies = ((AUTHENTICATION, b"\0\0\1\0\0\0"),) * 2 + ((ASSOCIATION, ask),) * 2
        records += [
            frame(kind, address, body, at + n * 0.05, (number + n) % 4096, network)
            for n, (kind, body) in enumerate(bodies)
        ]
    return records


def after_a_search(at):
    """Return the number after that of the last search before a moment."""
    _, octets = [one for one in fine() if one[0] < START + at * SECOND][-1]
    return (struct.unpack_from("<H", octets, octets[2] + 22)[0] >> 4) + 1


FINE = {
    "numbers drawn anew": numbered(any_number),
    "numbers from 0": numbered(lambda t: 0),
    "drawn under one company's id": addressed(
        lambda random, t: bytes.fromhex("daa119") + random.randbytes(3)
    ),
    "setup": each(lambda t: wifi.wps_element(WPS)),
    "Wi-Fi Direct": each(lambda t: direct(CAPABILITY, CHANNEL)),
    "joins, numbers drawn anew": fine() + joins(any_number),
    "capabilities": each(lambda t: wifi.element(70, bytes(5)) + wifi.element(33, b"\x05\x14")),
}

NOT_FINE = {
    "numbers always from 777": numbered(lambda t: 777),
    "numbers from about 777": numbered(lambda t: 777 + any_number(t) % 30),
    "numbers that go down": numbered(lambda t: 3000 - 5 * t),
    "numbers over the end": numbered(lambda t: 4070 + 5 * t),
    "numbers in equal steps": numbered(lambda t: 100 + 1365 * t),
    "a part kept by three in four": addressed(
        lambda random, t: (
            random_address(random) if t % 4 == 3 else FIXED[:1] + random.randbytes(3) + FIXED[4:]
        )
    ),
    "two bits of each octet": addressed(
        lambda random, t: (
            b"\x02"
            + random.randbytes(2)
            + bytes(0x50 | octet & 0x03 for octet in random.randbytes(3))
        )
    ),
    "half of each octet": addressed(
        lambda random, t: (
            b"\x02" + random.randbytes(2) + bytes(octet & 0xF0 | 7 for octet in random.randbytes(3))
        )
    ),
    "16 addresses in all": addressed(
        lambda random, t: random_address(Random(random.randrange(16)))
    ),
    "maker's, in part": each(lambda t: maker("00aabb01", ALWAYS + bytes((t,)))),
    "maker's, counted": each(lambda t: maker("00aabb01", struct.pack(">Q", 987_654_000 + 60 * t))),
    "an element, in part": each(lambda t: wifi.element(200, ALWAYS + bytes((t,)))),
    "an extended element, in part": each(
        lambda t: wifi.element(255, b"\xf0" + bytes((t,)) + ALWAYS)
    ),
    "setup, an address": each(lambda t: wifi.wps_element([*WPS, (0x1020, HARDWARE)])),
    "setup, unknown": each(lambda t: wifi.wps_element([*WPS, (0x1057, ALWAYS)])),
    "setup, a maker's": each(lambda t: wifi.wps_element([*WPS, (0x1049, b"\0\1\2" + ALWAYS)])),
    "setup, a second serial number": each(
        lambda t: wifi.wps_element([*WPS, (0x1042, b"none"), (0x1042, b"R58M30ABCDE")])
    ),
    "Wi-Fi Direct, whom it looks for": each(lambda t: direct(CAPABILITY, (3, HARDWARE))),
    "Wi-Fi Direct, its group": each(lambda t: direct(CAPABILITY, (15, FIXED + b"DIRECT-xy"))),
    "Wi-Fi Direct, unknown": each(lambda t: direct(CAPABILITY, (221, ALWAYS))),
    "leaving with its hardware address": fine()
    + often(partial(frame, DEAUTHENTICATION, HARDWARE, b"\3\0", to=NETWORK), 100, 400, 700),
    "leaving with a fixed address": fine()
    + often(partial(frame, DISASSOCIATION, FIXED, b"\x08\0", to=NETWORK), 100, 400, 700),
    "action without an answer": fine()
    + often(partial(frame, ACTION_NO_ACK, HARDWARE, b"\x04\x09abc", to=NETWORK), 100, 400, 700),
    "joins whose numbers run on": fine() + joins(lambda at: 300 + at // 20),
    "joins whose numbers go on from a search": fine() + joins(after_a_search),
    "three phones in turn": in_turn([0, 1, 2] * 24, 3),
    "four phones in turn": in_turn([0, 1, 2, 3] * 18, 4),
    "two phones in any order": any_order(2),
    "two phones in turn, one draws its numbers": one_runs_on(2),
    "two phones, one draws its numbers": one_runs_on(4),
    "three phones in any order": any_order(3),
}


@pytest.mark.parametrize("case", FINE)
def test_what_changes_with_the_address_is_cleared(case, tmp_path):
    status, document = report("--mine", "all", play(tmp_path, FINE[case]))
    assert status == 0, verdicts(document)


@pytest.mark.parametrize("case", NOT_FINE)
def test_one_thing_that_stays(case, tmp_path):
    assert_not_cleared(play(tmp_path, NOT_FINE[case]))
