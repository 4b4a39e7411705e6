"""Groups, numbers and other protocols that stay though a device's address changes.

As `test_no_false_all_clear_net`: a device that is fine on two networks, and one thing more.
"""

import struct
from itertools import count
from random import Random

import pytest

from tests.acceptance import test_no_false_all_clear_net
from tests.acceptance.made import SECOND, START, assert_not_cleared, play
from tests.acceptance.running import report
from tests.acceptance.test_no_false_all_clear_asked import fine, in_the_clear, joins
from tests.acceptance.test_no_false_all_clear_net import HARDWARE, SENDERS, WISHES, told, visits
from tests.decode.net_packets import (
    IPV6,
    dhcp4,
    dhcp6,
    dns,
    eapol,
    ethernet,
    ipv4,
    ipv6,
    netbios,
    option,
    option6,
    question,
    record,
    udp,
)

pytestmark = pytest.mark.end_to_end

ALWAYS = bytes.fromhex("9f3a71c4d2e85b06")
OF_ADDRESS, OF_NAME = "ff02 0000 0000 0000 0000 0001 ff", "ff02 0000 0000 0000 0000 0002 ff"


def interface(sender):
    own = Random(sender).randbytes(8)
    return bytes((own[0] & 0xFD, *own[1:]))


def group(head, ending):
    return bytes.fromhex(head) + ending


def mld(*groups, source="0" * 32, kind=143):
    """Behind hop-by-hop options, as RFC 3810 5 wants it."""
    if kind == 143:
        body = struct.pack("!BBHHH", kind, 0, 0, 0, len(groups))
        body += b"".join(b"\4\0\0\0" + one for one in groups)
    else:
        body = bytes((kind,)) + bytes(7) + groups[0]
    behind = bytes((58, 0, 5, 2, 0, 0, 1, 0)) + body
    return ipv6(behind, kind=0, source=source)


def igmp(*groups, kind=0x22):
    if kind == 0x22:
        body = struct.pack("!BBHHH", kind, 0, 0, 0, len(groups))
        body += b"".join(b"\4\0\0\0" + bytes(one) for one in groups)
    else:
        body = bytes((kind, 0, 0, 0)) + bytes(groups[0])
    return ipv4(body, protocol=2, options=b"\x94\4\0\0")


def says6(packet):
    return lambda sender: ethernet(packet(sender), IPV6, sender=sender)


def says4(packet):
    return lambda sender: ethernet(packet(sender), sender=sender)


def own_group(sender):
    return group(OF_ADDRESS, interface(sender)[5:])


MDNS_V6, SSDP_V6 = (bytes.fromhex(f"ff02{0:024x}00{n}") for n in ("fb", "0c"))
MDNS, SSDP = (224, 0, 0, 251), (239, 255, 255, 250)


@pytest.mark.parametrize(
    "more",
    [
        says6(lambda sender: mld(MDNS_V6, SSDP_V6, own_group(sender))),
        says6(lambda sender: mld(own_group(sender), kind=131)),
        says6(lambda sender: mld(group(OF_ADDRESS, Random(sender[::-1]).randbytes(3)))),
        says4(lambda sender: igmp(MDNS, SSDP)),
        says4(lambda sender: igmp(MDNS, kind=0x16)),
        says4(lambda sender: igmp(SSDP, kind=0x17)),
    ],
)
def test_groups_of_all_devices_and_of_the_address_in_use(tmp_path, more):
    status, words = told(tmp_path, visits(more=more))
    assert status == 0, words


@pytest.mark.parametrize("kind", [131, 132, 143])
@pytest.mark.parametrize("head", [OF_ADDRESS, OF_NAME])
def test_a_group_that_stays(tmp_path, kind, head):
    kept = group(head, ALWAYS[:3])
    more = says6(lambda sender: mld(kept, kind=kind))
    status, words = told(tmp_path, visits(more=more))
    assert (status, words["net.ipv6"]) == (1, "identifies")


def test_a_group_made_of_the_hardware_address(tmp_path):
    path = play(
        tmp_path,
        [one for one in visits() if one[1][6:12] == SENDERS[0]]
        + [
            (
                START + 30 * SECOND,
                ethernet(mld(group(OF_ADDRESS, HARDWARE[3:])), IPV6, sender=SENDERS[0]),
            )
        ],
        1,
    )
    known = "address=" + HARDWARE.hex(":"), "address=" + SENDERS[0].hex(":")
    status, document = report(*(word for one in known for word in ("--mine", one)), path)
    assert (status, document["checks"]["net.ipv6"]["verdict"]) == (1, "identifies")


@pytest.mark.parametrize(
    "more",
    [
        says6(lambda sender: mld(bytes.fromhex("ff12") + bytes(6) + ALWAYS)),
        says6(lambda sender: mld(MDNS_V6, *[SSDP_V6] * 70)),
        says4(lambda sender: igmp((239, 77, 12, 9))),
        says4(lambda sender: igmp((239, 77, 12, 9), kind=0x16)),
    ],
)
def test_a_group_that_is_not_known(tmp_path, more):
    status, words = told(tmp_path, visits(more=more))
    assert (status, words["net.local-names"]) == (3, "undecided")


# Protocols beside IP.

CDP = bytes.fromhex("aaaa0300000c2000 02b4 0000 0001 000a") + b"KIT-PC"
NETBEUI = bytes.fromhex("f0f003") + b"KIT-PC"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (len(CDP), CDP),
        (len(NETBEUI), NETBEUI),
        (0x893A, ALWAYS),
        (0x890D, ALWAYS),
        (0x88F7, ALWAYS),
        (8 + 30, in_the_clear(ALWAYS, 0x88CC)),
    ],
)
def test_other_protocols(tmp_path, kind, said):
    status, words = told(tmp_path, visits(more=lambda sender: ethernet(said, kind, sender=sender)))
    assert (status, words["net.local-names"]) == (3, "undecided")


@pytest.mark.parametrize("said", [CDP, NETBEUI, in_the_clear(ALWAYS, 0x88CC)])
def test_other_protocols_in_an_open_network(tmp_path, said):
    made = fine() + joins(more=lambda sender, number: [(0, said)])
    assert_not_cleared(play(tmp_path, made))


def test_what_bridges_tell_each_other_is_not_the_devices(tmp_path):
    bridge = bytes.fromhex("00005e0053fe")
    tree, joined = bytes.fromhex("424203") + bytes(35), bytes.fromhex("0000af810100")
    heard = [
        (START + n * SECOND, ethernet(said, kind, sender=bridge))
        for n, (kind, said) in enumerate(((38, tree), (6, joined), (0x9000, bytes(46))) * 3)
    ]
    status, words = told(tmp_path, visits() + heard)
    assert status == 0, words


NAMES = dns(answers=[record("Kit-Yans-iPhone.local", 1, bytes(4))])


def piece4(packet, more=0x2000):
    return ipv4(packet, fragment=more)


def piece6(packet, more=1):
    head = bytes((17, 0)) + struct.pack("!H", more) + bytes(4)
    return ipv6(head + packet, kind=44, source="0" * 32)


PIECES = {
    "mDNS in pieces": says4(lambda sender: piece4(udp(5353, 5353, NAMES, length=3000))),
    "DHCP in pieces": says4(lambda sender: piece4(udp(68, 67, b"kit-yan", length=3000))),
    "mDNS in pieces, v6": says6(lambda sender: piece6(udp(5353, 5353, NAMES, length=3000))),
    "mDNS behind a header, v6": says6(lambda sender: piece6(udp(5353, 5353, NAMES), more=0)),
    "answer of a node": says6(lambda sender: ipv6(bytes((140,)) + ALWAYS * 3, 58, "0" * 32)),
    "key agreement": lambda sender: ethernet(b"\3\5\0\x10" + ALWAYS * 2, 0x888E, sender=sender),
    "a login that is resumed": lambda sender: ethernet(
        eapol(b"\5\1\0\x0c" + ALWAYS), 0x888E, sender=sender
    ),
    "a login that begins with more": lambda sender: ethernet(
        eapol(ALWAYS, kind=1), 0x888E, sender=sender
    ),
}
WHOLE = {
    "rest of pieces": says4(lambda sender: piece4(ALWAYS * 4, more=0x00B9)),
    "rest of pieces, v6": says6(lambda sender: piece6(ALWAYS * 4, more=0x05C8)),
    "a download in pieces": says4(lambda sender: ipv4(bytes(40), protocol=6, fragment=0x2000)),
    "echo": says6(lambda sender: ipv6(bytes((128,)) + bytes(7), 58, "0" * 32)),
    "a login begins": lambda sender: ethernet(eapol(b"", kind=1), 0x888E, sender=sender),
    "keys": lambda sender: ethernet(eapol(bytes(95), kind=3), 0x888E, sender=sender),
}


@pytest.mark.parametrize("case", PIECES)
def test_what_comes_in_pieces_or_is_not_read(tmp_path, case):
    status, words = told(tmp_path, visits(more=PIECES[case]))
    assert status in (1, 3), words


@pytest.mark.parametrize("case", WHOLE)
def test_what_tells_nothing(tmp_path, case):
    status, words = told(tmp_path, visits(more=WHOLE[case]))
    assert status == 0, words


# Names of others that it asks for wherever it is.


def asks_for(name, kind=1, port=5353, source=5353):
    asked = dns(0, [question(name, kind)])
    return says4(lambda sender: ipv4(udp(source, port, asked)))


def asks_v6(name):
    asked = udp(50000, 5355, dns(0, [question(name, 1)]))
    return says6(lambda sender: ipv6(asked, source="0" * 32))


PRINTER = "Kit-Yans-Printer._ipp._tcp.local"
KNOWN_AT_HOME = {
    "printer": asks_for(PRINTER, 33),
    "printer, from another port": asks_for(PRINTER, 33, source=50000),
    "host": asks_for("kit-yans-nas.local"),
    "LLMNR": asks_for("kit-yans-nas", port=5355, source=50000),
    "LLMNR over IPv6": asks_v6("kit-yans-nas"),
    "NetBIOS": asks_for(netbios("KITNAS"), 32, port=137, source=137),
    "search that names who searches": says4(
        lambda sender: ipv4(
            udp(4000, 1900, b"M-SEARCH * HTTP/1.1\r\nCPFN.UPNP.ORG: Kit Yan's phone\r\n\r\n")
        )
    ),
    "search with an id of its address": says4(
        lambda sender: ipv4(
            udp(
                4000,
                3702,
                b"<wsa:MessageID>9f3a71c4-d2e8-11ec-8b06-00005e00532a</>discovery/Probe</>",
            )
        )
    ),
}
ASKED_BY_ALL = {
    "kind of service": asks_for("_ipp._tcp.local", 12),
    "number": asks_for("34.178.168.192.in-addr.arpa", 12),
    "domains": asks_for("lb._dns-sd._udp.local", 12),
    "proxy": asks_for("wpad.local"),
    "proxy, NetBIOS": asks_for(netbios("WPAD"), 32, port=137, source=137),
    "workgroup": asks_for(netbios("WORKGROUP", 0x1D), 32, port=137, source=137),
    "any other": says4(
        lambda sender: ipv4(udp(5353, 5353, dns(0, [question(sender.hex() + ".local", 1)])))
    ),
    "search": says4(
        lambda sender: ipv4(
            udp(
                4000,
                3702,
                b"<wsa:MessageID>9f3a71c4-d2e8-41ec-8b06-00005e00532a</>discovery/Probe</>",
            )
        )
    ),
}


@pytest.mark.parametrize("case", KNOWN_AT_HOME)
def test_a_name_that_is_asked_for_everywhere(tmp_path, case):
    status, words = told(tmp_path, visits(more=KNOWN_AT_HOME[case]))
    assert (status, words["net.local-names"]) == (3, "undecided")


@pytest.mark.parametrize("case", ASKED_BY_ALL)
def test_what_all_devices_ask_for(tmp_path, case):
    status, words = told(tmp_path, visits(more=ASKED_BY_ALL[case]))
    assert status == 0, words


def test_who_only_asks_is_not_another_device(tmp_path):
    other = bytes.fromhex("00005e0053fe")
    asked = ipv4(udp(5353, 5353, dns(0, [question(PRINTER, 33)])))
    alone = [one for one in visits() if one[1][6:12] == SENDERS[0]]
    heard = [(START + n * SECOND, ethernet(asked, sender=other)) for n in range(9)]
    assert report(play(tmp_path, alone + heard, 1))[1]["subject"]["answer"] == "only-one"


# Numbers of requests.


def asks(sender, number, *options, seconds=0, at=None, put=b"", kind=3):
    request = bytearray(dhcp4(option(53, bytes((kind,))), WISHES, *options, hardware=sender))
    request[4:8], request[8:10] = struct.pack("!I", number), struct.pack("!H", seconds)
    if at is not None:
        request[at : at + len(put)] = put
    return ethernet(ipv4(udp(68, 67, bytes(request))), sender=sender)


def solicits(sender, number, *options):
    own = option6(1, b"\0\3\0\1" + sender)
    said = bytearray(dhcp6(own, *options))
    said[1:4] = number.to_bytes(3)
    return ethernet(
        ipv6(udp(546, 547, bytes(said)), source="fe80000000000000" + interface(sender).hex()),
        IPV6,
        sender=sender,
    )


def drawn(sender, bits):
    return Random(sender).getrandbits(bits)


def lease(number, address=b""):
    inside = option6(5, address + bytes(8)) if address else b""
    return option6(3, number + bytes(8) + inside)


FINE = {
    "drawn": lambda s: asks(s, drawn(s, 32)),
    "the first second": lambda s: asks(s, drawn(s, 32), seconds=3),
    "seconds of Windows": lambda s: asks(s, drawn(s, 32), seconds=0x0400),
    "settings of Windows": lambda s: asks(s, drawn(s, 32), option(43, b"\xdc\1\0")),
    "padding": lambda s: asks(s, drawn(s, 32), option(0, b"")[:1] * 40),
    "v6": lambda s: solicits(s, drawn(s, 24), option6(8, b"\0\0"), option6(6, b"\0\x17\0\x18")),
    "v6 lease": lambda s: solicits(s, drawn(s, 24), lease(drawn(s, 32).to_bytes(4))),
    "v6 first interface": lambda s: solicits(s, drawn(s, 24), lease(b"\0\0\0\1")),
    "v6 offered": lambda s: solicits(
        s, drawn(s, 24), lease(b"\0\0\0\1", bytes.fromhex("20010db8") + bytes(4) + interface(s))
    ),
}
counted, counted6 = count(0x3C0FFEE0), count(0xC0FFE0)
NOT_FINE = {
    "number": lambda s: asks(s, 0x3C0FFEE5),
    "number that is counted": lambda s: asks(s, next(counted)),
    "seconds": lambda s: asks(s, drawn(s, 32), seconds=0x3C5A),
    "a maker's": lambda s: asks(s, drawn(s, 32), option(43, ALWAYS)),
    "too long a setting": lambda s: asks(s, drawn(s, 32), option(57, ALWAYS)),
    "message": lambda s: asks(s, drawn(s, 32), option(56, b"kit-yan")),
    "small letters": lambda s: asks(s, drawn(s, 32), option(60, b"dhcp:" + ALWAYS.hex().encode())),
    "name of the server": lambda s: asks(s, drawn(s, 32), at=44, put=b"kit-yan"),
    "file": lambda s: asks(s, drawn(s, 32), at=108, put=ALWAYS),
    "behind the hardware address": lambda s: asks(s, drawn(s, 32), at=36, put=ALWAYS),
    "address of the server": lambda s: asks(s, drawn(s, 32), at=20, put=ALWAYS[:4]),
    "beyond the end": lambda s: asks(s, drawn(s, 32), b"\xff" + ALWAYS),
    "v6 number": lambda s: solicits(s, 0xC0FFE5),
    "v6 interface": lambda s: solicits(s, drawn(s, 24), lease(HARDWARE[2:])),
    "v6 second interface": lambda s: solicits(
        s, drawn(s, 24), lease(drawn(s, 32).to_bytes(4)), lease(HARDWARE[2:])
    ),
    "v6 address": lambda s: solicits(
        s, drawn(s, 24), lease(b"\0\0\0\1", bytes.fromhex("20010db8") + bytes(4) + ALWAYS)
    ),
    "v6 user": lambda s: solicits(s, drawn(s, 24), option6(15, b"\0\x07kit-yan")),
    "v6 maker": lambda s: solicits(s, drawn(s, 24), option6(17, bytes(4) + ALWAYS)),
}


@pytest.mark.parametrize("case", FINE)
def test_numbers_that_are_drawn_anew(tmp_path, case):
    status, words = told(tmp_path, visits(more=FINE[case]))
    assert status == 0, words


@pytest.mark.parametrize("case", NOT_FINE)
def test_one_number_that_stays(tmp_path, case):
    status, words = told(tmp_path, visits(more=NOT_FINE[case]))
    assert status in (1, 3), words
    assert "undecided" in words.values() or "identifies" in words.values()


@pytest.mark.parametrize("second", ["5e9911aa0102", "5e9911bb0102", "da3b55aa0103", "5e9911aa7702"])
def test_addresses_of_which_a_part_is_kept(tmp_path, monkeypatch, second):
    both = (SENDERS[0], bytes.fromhex(second))
    monkeypatch.setattr(test_no_false_all_clear_net, "SENDERS", both)
    status, words = told(tmp_path, visits())
    assert (status, words["net.dhcp"]) == (3, "undecided")
