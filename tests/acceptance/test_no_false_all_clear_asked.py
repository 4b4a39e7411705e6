"""What a device asks, how it logs in and which addresses it takes along never get exit status 0.

As `test_no_false_all_clear`: a phone that is fine, and one thing more.
"""

import struct
from functools import partial
from random import Random

import pytest

from exposure_check.decode.wifi_data import LOOKED_AT
from tests.acceptance.made import (
    ACTION,
    ASSOCIATION,
    AUTHENTICATION,
    FIXED,
    HARDWARE,
    NETWORK,
    SECOND,
    START,
    assert_not_cleared,
    fine,
    frame,
    often,
    play,
)
from tests.acceptance.running import report, verdicts
from tests.decode.net_packets import dhcp4, eap, eapol, ipv4, option, udp
from tools.recording import wifi
from tools.recording.phone import random_address

pytestmark = pytest.mark.end_to_end

ANQP = b"\x6c\x02\x7f\x00"
LIST = struct.pack("<HHHHH", 256, 6, 257, 263, 264)
ALWAYS = bytes.fromhex("9f3a71c4d2e85b06")


def question(query, token=1, protocol=ANQP):
    return bytes((4, 10, token)) + protocol + struct.pack("<H", len(query)) + query


def hotspot(subtype, payload):
    content = b"\x50\x6f\x9a\x11" + bytes((subtype, 0)) + payload
    return struct.pack("<HH", 0xDDDD, len(content)) + content


def realm(name):
    return hotspot(6, b"\1" + bytes((0, len(name))) + name)


def with_questions(body):
    """The fine phone, which asks something in every search with the address of that search."""
    made = list(fine())
    random = Random(3)
    for place, (time, octets) in enumerate(fine()):
        sender = octets[octets[2] + 10 :][:6]
        if place % 4 == 0:
            content = body(random.getrandbits(8))
            at = (time - START) / SECOND + 0.005
            made.append(frame(ACTION, sender, content, at=at, to=NETWORK))
    return made


@pytest.mark.parametrize(
    "body",
    [
        lambda token: question(LIST, token),
        lambda token: question(hotspot(1, b"\x02\x03"), token),
        lambda token: bytes((4, 12, token)),
        lambda token: bytes((3, 0, token)) + b"\x02\x10\0\0\x10\0",
    ],
)
def test_what_all_phones_ask_is_cleared(tmp_path, body):
    status, document = report("--mine", "all", play(tmp_path, with_questions(body)))
    assert (status, verdicts(document)["wifi.queries"]) == (0, "harmless")


@pytest.mark.parametrize(
    "body",
    [
        lambda token: question(LIST + realm(b"staff.maple.example"), token),
        lambda token: question(hotspot(11, b"icon" + ALWAYS), token),
        lambda token: question(LIST + struct.pack("<HH", 300, 8) + ALWAYS, token),
        lambda token: question(LIST, token) + wifi.element(221, ALWAYS),
        lambda token: question(ALWAYS, token, protocol=b"\x6c\x02\x7f\x01"),
        lambda token: bytes.fromhex("0409506f9a13") + ALWAYS,
        lambda token: bytes.fromhex("0409506f9a090001") + ALWAYS,
        lambda token: bytes((4, 32, 1)) + ALWAYS,
        lambda token: bytes((127,)) + ALWAYS,
        lambda token: bytes((10, 6, token)) + ALWAYS,
    ],
)
def test_one_thing_more_in_a_question(tmp_path, body):
    assert_not_cleared(play(tmp_path, with_questions(body)))


def test_a_home_realm_is_named(tmp_path):
    made = with_questions(lambda token: question(LIST + realm(b"staff.maple.example"), token))
    status, document = report("--mine", "all", play(tmp_path, made))
    assert (status, verdicts(document)["wifi.queries"]) == (1, "named")
    assert "maple" not in str(document)


def test_questions_that_count_on(tmp_path):
    counts = iter(range(250, 1000))
    made = with_questions(lambda _: question(LIST, next(counts) % 256))
    assert_not_cleared(play(tmp_path, made))


@pytest.mark.parametrize("kind", [2, 4, 7])
def test_a_handshake_that_is_not_read(tmp_path, kind):
    tell = struct.pack("<HHH", kind, 1, 0) + wifi.element(48, ALWAYS * 3)
    assert_not_cleared(play(tmp_path, fine() + joins(tell)))


def test_the_password_of_one_user_in_the_handshake(tmp_path):
    commit = struct.pack("<HHHH", 3, 1, 126, 19) + bytes(96)
    who = wifi.element(255, b"\x21" + b"kit-yan-phone")
    assert report("--mine", "all", play(tmp_path, fine() + joins(commit)))[0] == 0
    assert_not_cleared(play(tmp_path, fine() + joins(commit + who)))


def joins(tell=b"\0\0\1\0\0\0", more=lambda sender, number: []):
    """Joins of three networks, each with an address of its own."""
    records, random = [], Random(9)
    for number, at in enumerate((100, 400, 700)):
        address, network = random_address(random), NETWORK[:5] + bytes((number,))
        ask = bytes(4) + wifi.element(0, b"Cafe%d" % number) + wifi.element(1, b"\x82\x84")
        records += often(partial(frame, AUTHENTICATION, address, tell, to=network), at)
        records += often(partial(frame, ASSOCIATION, address, ask, to=network), at + 0.1)
        records += [
            data(address, body, at + 1 + late, network) for late, body in more(address, number)
        ]
    return records


def test_a_join_that_came_in_pieces(tmp_path):
    made = fine() + joins()
    random = Random(11)
    for at in (100, 400, 700):
        time, octets = frame(ASSOCIATION, random_address(random), ALWAYS, at + 2, to=NETWORK)
        start = octets[2]
        piece = bytearray(octets[start:-4])
        piece[1] |= 0x04
        made += [(time + n, octets[:start] + wifi.with_fcs(bytes(piece))) for n in range(3)]
    assert_not_cleared(play(tmp_path, made))


# Data frames: whose they are, and what a login says.


def data(sender, body=b"", at=0.0, network=NETWORK, kind=0x88, flags=1):
    head = bytes((kind, flags, 0, 0)) + network + sender + network + b"\x10\0"
    quality = b"\0\0" if kind & 0x80 else b""
    octets = wifi.with_fcs(head + quality + body)
    return round(START + at * SECOND), wifi.radiotap(6, -42) + octets


def login(content, method=1):
    return bytes.fromhex("aaaa03000000888e") + eapol(eap(content, method))


def test_joins_whose_data_has_the_address_of_the_join_are_cleared(tmp_path):
    made = fine() + joins(more=lambda sender, number: [(n / 9, b"") for n in range(90)])
    status, document = report("--mine", "all", play(tmp_path, made))
    assert status == 0, verdicts(document)


@pytest.mark.parametrize("kind", [0x08, 0x48, 0x88, 0xC8])
@pytest.mark.parametrize("sender", [HARDWARE, FIXED])
def test_data_with_another_address_than_the_searches(tmp_path, kind, sender):
    made = [data(sender, b"", at, kind=kind) for at in range(20, 900, 7)]
    status, document = report("--mine", "all", play(tmp_path, fine() + made))
    assert status == (1 if sender == HARDWARE else 3)
    assert verdicts(document)["wifi.join-address"] == (
        "hardware" if sender == HARDWARE else "undecided"
    )


def test_data_of_access_points_says_nothing_of_the_device(tmp_path):
    made = [data(HARDWARE, b"", at, flags=2) for at in range(20, 900, 7)]
    assert report("--mine", "all", play(tmp_path, fine() + made))[0] == 0


def test_two_that_use_networks_at_once_are_several(tmp_path):
    other = bytes.fromhex("00005e005399")
    made = [data(one, b"", at) for one in (HARDWARE, other) for at in range(20, 900, 7)]
    status, document = report("--mine", "all", play(tmp_path, fine() + made))
    assert (status, document["coverage"]["several"]) == (1, True)


def test_the_computer_that_records_is_not_the_strongest(tmp_path):
    made = [data(HARDWARE, b"", at) for at in range(20, 900, 7)]
    loud = [(time, wifi.radiotap(6, -10) + octets[octets[2] :]) for time, octets in made]
    kept = often(partial(frame, 4, FIXED), *range(20, 900, 60))
    status, document = report("--mine", "strongest", play(tmp_path, kept + loud))
    assert (status, verdicts(document)["wifi.search-address"]) == (1, "fixed-local")


@pytest.mark.parametrize(
    ("name", "word", "status"),
    [
        (b"kit.yan@staff.maple.example", "named", 1),
        (b"MAPLE\\kit.yan", "named", 1),
        (b"0454001234567890@wlan.mnc000.mcc454.3gppnetwork.org", "named", 1),
        (b"anonymous@staff.maple.example", "organisation", 1),
        (b"@staff.maple.example", "organisation", 1),
        (b"anonymous", "anonymous", 0),
        (b"", "anonymous", 0),
    ],
)
def test_the_name_of_a_login(tmp_path, name, word, status):
    made = fine() + joins(more=lambda sender, number: [(0, login(name))])
    got, document = report("--mine", "all", play(tmp_path, made))
    assert (got, verdicts(document)["net.login"]) == (status, word)
    assert "kit" not in str(document).lower()
    assert "1234567" not in str(document)


@pytest.mark.parametrize("method", [4, 13, 17, 18, 26, 50])
def test_a_login_by_a_method_that_is_not_read(tmp_path, method):
    made = fine() + joins(more=lambda sender, number: [(0, login(b"")), (1, login(ALWAYS, method))])
    assert_not_cleared(play(tmp_path, made))


def test_more_data_than_is_looked_at(tmp_path):
    made = [data(HARDWARE, b"", 20 + n / 20, flags=2) for n in range(LOOKED_AT)]
    status, document = report("--mine", "all", play(tmp_path, fine() + made))
    assert (status, document["coverage"]["incomplete"]) == (3, True)
    assert document["coverage"]["discarded"] == {"data-not-read": 1}


# A network without a password: whoever listens nearby hears what the network is told.


def in_the_clear(packet, kind=0x0800):
    return bytes.fromhex("aaaa03000000") + struct.pack("!H", kind) + packet


def asks_for_an_address(sender, *options):
    request = dhcp4(option(53, b"\x03"), option(55, b"\x01\x03\x06"), *options, hardware=sender)
    return in_the_clear(ipv4(udp(68, 67, request)))


def test_the_name_of_the_device_in_an_open_network(tmp_path):
    name = option(12, b"kit-yan-phone")
    made = fine() + joins(more=lambda sender, number: [(0, asks_for_an_address(sender, name))])
    status, document = report("--mine", "all", play(tmp_path, made))
    assert (status, verdicts(document)["net.host-name"]) == (1, "identifies")


def test_what_an_open_network_is_told_has_to_be_judged(tmp_path):
    made = fine() + joins(more=lambda sender, number: [(0, asks_for_an_address(sender))])
    assert_not_cleared(play(tmp_path, made))


def test_downloads_in_an_open_network_tell_nothing(tmp_path):
    page = in_the_clear(ipv4(bytes(40), protocol=6))
    made = fine() + joins(more=lambda sender, number: [(n / 9, page) for n in range(9)])
    assert report("--mine", "all", play(tmp_path, made))[0] == 0


PAGE = in_the_clear(ipv4(bytes(40), protocol=6))
NAMED = option(12, b"kit-yan-phone")


def several(*packets):
    """A frame that holds several packets, each after addresses and its length."""
    made = b""
    for packet in packets:
        made += bytes(-len(made) % 4) + bytes(12) + struct.pack("!H", len(packet)) + packet
    return b"\x80\0" + made


def spoken(at, address, body, network, flags=1):
    """As `data`, but the body begins with the control field of its quality."""
    head = bytes((0x88, flags, 0, 0)) + network + address + network + b"\x10\0"
    return round(START + at * SECOND), wifi.radiotap(6, -42) + wifi.with_fcs(head + body)


def clear_joins(body, flags=1):
    """Joins of open networks, in each of which the body is said."""
    records, random = joins(), Random(9)
    for number, at in enumerate((100, 400, 700)):
        address = random_address(random)
        network = NETWORK[:5] + bytes((number,))
        records.append(spoken(at + 1, address, body(address), network, flags))
    return records


def test_the_second_packet_of_a_frame(tmp_path):
    records = clear_joins(lambda sender: several(PAGE, asks_for_an_address(sender, NAMED), PAGE))
    status, document = report("--mine", "all", play(tmp_path, fine() + records))
    assert (status, verdicts(document)["net.host-name"]) == (1, "identifies")
    records = clear_joins(lambda sender: several(PAGE, PAGE, PAGE))
    assert report("--mine", "all", play(tmp_path, fine() + records))[0] == 0


def test_a_packet_that_comes_in_pieces(tmp_path):
    records = clear_joins(lambda sender: b"\0\0" + asks_for_an_address(sender, NAMED)[:120], 5)
    assert_not_cleared(play(tmp_path, fine() + records))
    records = clear_joins(lambda sender: b"\0\0" + PAGE, 5)
    assert report("--mine", "all", play(tmp_path, fine() + records))[0] == 0
