"""A device that can be recognised by what it tells its networks never gets exit status 0.

As `test_no_false_all_clear`: a device that is fine on two networks, and one thing more.
"""

import struct
from random import Random

import pytest

from tests.acceptance.made import SECOND, START, play
from tests.acceptance.running import report, verdicts
from tests.decode.net_packets import (
    IPV6,
    arp,
    dhcp4,
    dns,
    eap,
    eapol,
    ethernet,
    ipv4,
    ipv6,
    netbios,
    option,
    record,
    udp,
)

pytestmark = pytest.mark.end_to_end

ETHERNET = 1
SENDERS = (bytes.fromhex("da3b55aa0102"), bytes.fromhex("5e9911223344"))
WISHES = option(55, bytes((1, 121, 3, 6, 15, 119, 252)))


def packet(sender, source, target, payload):
    return ethernet(ipv4(udp(source, target, payload)), sender=sender)


def asks(sender, *options, kind=3):
    request = dhcp4(option(53, bytes((kind,))), WISHES, *options, hardware=sender)
    return packet(sender, 68, 67, request)


def visits(*options, more=None, name="Android.local"):
    """Two networks one after the other, with an address of its own for each."""
    frames = []
    for sender in SENDERS:
        own = Random(sender).randbytes(8)
        source = "fe80000000000000" + bytes((own[0] & 0xFD, *own[1:])).hex()
        frames += [asks(sender, *options, kind=1), asks(sender, *options)]
        solicited = ipv6(b"\x85" + bytes(7), kind=58, source=source)
        frames += [ethernet(solicited, IPV6, sender=sender)]
        announced = dns(answers=[record(name, 1, bytes(4))])
        frames += [packet(sender, 5353, 5353, announced)] * 2
        frames += [] if more is None else [more(sender)] * 2
    return [(START + place * SECOND, frame) for place, frame in enumerate(frames)]


def told(tmp_path, records):
    status, document = report("--mine", "all", play(tmp_path, records, ETHERNET))
    return status, verdicts(document)


def test_the_device_alone_is_cleared(tmp_path):
    status, words = told(tmp_path, visits())
    assert status == 0, words


DATAGRAM = bytes.fromhex("110a00010a000001008a00bb0000") + netbios("KITYAN-PC")
MACHINE = "2f402f80-da50-11e1-9b23-00178809ea66"
REGISTRATION = (
    struct.pack("!HHHHHH", 1, 0x2910, 1, 0, 0, 1)
    + netbios("KITYAN-PC")
    + bytes.fromhex("00200001 c00c 0020 0001 0000012c 0006 0000 0a000001")
)


@pytest.mark.parametrize(
    "records",
    [
        visits(option(12, b"kit-yan-phone")),
        visits(option(61, b"\0abcd1234")),
        visits(option(97, bytes(range(17)))),
        visits(option(77, b"kit-yan-home")),
        visits(option(60, b"SN:R58M30ABCDE")),
        visits(option(125, bytes.fromhex("00000de9100106") + b"SER123")),
        visits(name="Kit-Yans-iPhone.local"),
        visits(more=lambda sender: packet(sender, 138, 138, DATAGRAM)),
        visits(more=lambda sender: packet(sender, 137, 137, REGISTRATION)),
        visits(
            more=lambda sender: packet(sender, 1900, 1900, b"NOTIFY * HTTP/1.1 " + MACHINE.encode())
        ),
        visits(more=lambda sender: packet(sender, 17500, 17500, b'{"host_int": 28473298472}')),
        visits(more=lambda sender: packet(sender, 3702, 3702, b"<Hello>" + MACHINE.encode())),
    ],
)
def test_one_thing_more(records, tmp_path):
    status, words = told(tmp_path, records)
    assert status in (1, 3), words


def test_questions_to_everyone_say_nothing_of_who_asks(tmp_path):
    search = b"M-SEARCH * HTTP/1.1\r\nST: ssdp:all\r\n\r\n"
    status, words = told(tmp_path, visits(more=lambda sender: packet(sender, 4000, 1900, search)))
    assert status == 0, words


# Addresses that it claims or remembers, and logins.

HOUSE = bytes((192, 168, 178, 34))
SELF_GIVEN = bytes((169, 254, 77, 12))


def claims(sender, own, asked, hardware=None, operation=1):
    message = arp(sender if hardware is None else hardware, own, asked, operation)
    return ethernet(message, 0x0806, sender=sender)


def lease(sender):
    return bytes((10, sender[0], 0, 20))


@pytest.mark.parametrize(
    "more",
    [
        lambda sender: claims(sender, bytes(4), lease(sender)),
        lambda sender: claims(sender, lease(sender), lease(sender)),
        lambda sender: claims(sender, HOUSE, bytes((192, 168, 178, 1))),
        lambda sender: asks(sender, option(50, lease(sender)), option(54, bytes((10, 0, 0, 1)))),
        lambda sender: asks(sender, option(50, lease(sender)), kind=1),
    ],
)
def test_addresses_of_the_network_are_cleared(tmp_path, more):
    status, words = told(tmp_path, visits(more=more))
    assert status == 0, words


@pytest.mark.parametrize(
    "more",
    [
        lambda sender: claims(sender, lease(sender), lease(sender), bytes.fromhex("00005e00532a")),
        lambda sender: claims(sender, lease(sender), HOUSE, bytes.fromhex("00005e00532a"), 2),
        lambda sender: claims(sender, bytes(4), SELF_GIVEN),
        lambda sender: claims(sender, SELF_GIVEN, bytes((169, 254, 1, 1))),
        lambda sender: asks(sender, option(50, HOUSE), kind=1),
        lambda sender: asks(sender, option(50, HOUSE)),
    ],
)
def test_an_address_that_is_taken_along(tmp_path, more):
    status, words = told(tmp_path, visits(more=more))
    assert (status, words["net.ipv4"]) == (1, "identifies")


def test_a_login_inside_a_network(tmp_path):
    name = b"kit.yan@staff.maple.example"
    login = eapol(eap(name))
    records = visits(more=lambda sender: ethernet(login, 0x888E, sender=sender))
    status, words = told(tmp_path, records)
    assert (status, words["net.login"]) == (1, "named")


# Link addresses beside the one in use, and what is said by protocols of the link.

HARDWARE = bytes.fromhex("00005e00532a")


def discovers(kind, fixed, link):
    def made(sender):
        own = Random(sender).randbytes(8)
        source = "fe80000000000000" + bytes((own[0] & 0xFD, *own[1:])).hex()
        option = b"\1\1" + (sender if link is None else link)
        body = bytes((kind, 0, 0, 0)) + bytes(fixed) + option
        return ethernet(ipv6(body, kind=58, source=source), IPV6, sender=sender)

    return made


@pytest.mark.parametrize(("kind", "fixed"), [(133, 4), (135, 20), (136, 20)])
def test_neighbours_are_told_the_hardware_address(tmp_path, kind, fixed):
    assert told(tmp_path, visits(more=discovers(kind, fixed, None)))[0] == 0
    status, words = told(tmp_path, visits(more=discovers(kind, fixed, HARDWARE)))
    assert (status, words["net.ipv6"]) == (1, "identifies")


def test_neighbours_are_told_something_that_is_not_read(tmp_path):
    said = b"\x02\x07\x04" + HARDWARE + b"\x0a\x07KIT-PC1"
    status, words = told(
        tmp_path, visits(more=lambda sender: ethernet(said, 0x88CC, sender=sender))
    )
    assert (status, words["net.local-names"]) == (3, "undecided")


def to_one(sender, own, other=HARDWARE):
    return other + claims(sender, own, bytes((192, 168, 178, 1)))[6:]


def test_routers_that_it_met_before_are_looked_for(tmp_path):
    """Everybody near hears the link addresses of routers where the device was before."""

    def comes(sender, own):
        here = option(50, lease(sender)), option(54, bytes((10, 0, 0, 1)))
        return [to_one(sender, own), asks(sender, *here)]

    def records(own):
        more = [
            (START + (20 + place) * SECOND, frame)
            for place, frame in enumerate(comes(SENDERS[1], own(SENDERS[1])))
        ]
        return visits() + more

    assert told(tmp_path, records(lease))[0] == 0
    status, words = told(tmp_path, records(lambda sender: HOUSE))
    assert (status, words["net.ipv4"]) == (3, "undecided")


def test_who_is_only_asked_by_a_router_is_alone(tmp_path):
    router = bytes.fromhex("00005e0053fe")
    asked = [(START, to_one(router, bytes((10, 0, 0, 1)), SENDERS[0]))] * 5
    alone = [one for one in visits() if one[1][6:12] == SENDERS[0]]
    path = play(tmp_path, alone + asked, ETHERNET)
    assert report(path)[1]["subject"]["answer"] == "only-one"
