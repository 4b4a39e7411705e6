import pytest

from exposure_check.decode.net_packet import find_ipv4, find_ipv6
from exposure_check.model.heard import NetProtocol
from tests.decode.net_packets import (
    dhcp4,
    dhcp6,
    dns,
    encoded,
    ipv4,
    ipv6,
    option,
    question,
    record,
    udp,
)

ASK = dhcp4(option(53, b"\x01"))
ANNOUNCED = dns(answers=[record("phone.local", 1, bytes(4))])


def payload4(packet):
    found = find_ipv4(packet, 0, len(packet))
    return found and (found[0], packet[found[1] : found[2]])


def payload6(packet):
    own, found = find_ipv6(packet, 0, len(packet))
    return own, found and (found[0], packet[found[1] : found[2]])


@pytest.mark.parametrize(
    ("source", "target", "payload", "protocol"),
    [
        (68, 67, ASK, NetProtocol.DHCPV4),
        (5353, 5353, ANNOUNCED, NetProtocol.MDNS),
        (5353, 40000, ANNOUNCED, NetProtocol.MDNS),
        (5355, 40000, ANNOUNCED, NetProtocol.LLMNR),
        (40000, 5355, dns(0, [question("laptop", 255)]), NetProtocol.LLMNR),
        (137, 137, dns(0x2910, [question("name", 32)]), NetProtocol.NBNS),
    ],
)
def test_own_messages_are_found(source, target, payload, protocol):
    assert payload4(ipv4(udp(source, target, payload))) == (protocol, payload)


@pytest.mark.parametrize(
    ("source", "target", "payload"),
    [
        (67, 68, dhcp4(op=2)),
        (67, 67, dhcp4(gateway=b"\x0a\0\0\x01")),
        (68, 67, dhcp4(op=2)),
        (5353, 5353, dns(0, [question("_other._tcp.local", 12)])),
        (40000, 5353, dns(0, [question("_other._tcp.local", 12)])),
        (53, 40000, ANNOUNCED),
        (68, 67, b""),
    ],
)
def test_words_about_others_are_left(source, target, payload):
    assert payload4(ipv4(udp(source, target, payload))) is None


def test_a_claiming_question_of_mdns_is_found():
    claim = dns(0, [question("p.local", 255)], (), [record("p.local", 1, bytes(4))])
    assert payload4(ipv4(udp(5353, 5353, claim))) == (NetProtocol.MDNS, claim)


def test_a_question_for_a_pairing_is_found():
    asked = dns(0, [question("0123abcd._sub._apple-mobdev2._tcp.local", 12)])
    assert payload4(ipv4(udp(5353, 5353, asked))) == (NetProtocol.MDNS, asked)


@pytest.mark.parametrize(
    "packet",
    [
        ipv4(udp(68, 67, ASK), fragment=0x0001),
        ipv4(udp(68, 67, ASK), protocol=6),
        ipv4(udp(68, 67, ASK), total=60),
        ipv4(udp(68, 67, ASK, length=7)),
        ipv4(udp(68, 67, ASK, length=0xFFFF)),
        b"\x44" + ipv4(udp(68, 67, ASK))[1:],
        b"\x65" + ipv4(udp(68, 67, ASK))[1:],
    ],
)
def test_broken_ipv4_is_left(packet):
    assert payload4(packet) is None


def test_do_not_fragment_is_no_fragment_and_options_are_stepped_over():
    packet = ipv4(udp(68, 67, ASK), options=bytes(8), fragment=0x4000)
    assert payload4(packet) == (NetProtocol.DHCPV4, ASK)


def test_ipv6_extension_headers_are_stepped_over():
    solicit = dhcp6()
    inner = udp(546, 547, solicit)
    hop = bytes((60, 0)) + bytes(6)
    options = bytes((17, 1)) + bytes(14)
    own, found = payload6(ipv6(hop + options + inner, 0))
    assert found == (NetProtocol.DHCPV6, solicit)
    assert own == bytes.fromhex("fe800000000000001234567890abcdef")


def test_endless_extension_headers_and_fragments_are_given_up():
    inner = udp(546, 547, dhcp6())
    assert payload6(ipv6(bytes(8) * 9 + inner, 0))[1] is None
    assert payload6(ipv6(bytes((17, 0, 0, 8)) + bytes(4) + inner, 44))[1] is None
    whole = ipv6(bytes((17,)) + bytes(7) + inner, 44)
    assert payload6(whole)[1] == (NetProtocol.DHCPV6, dhcp6())


def to_one(packet):
    return packet[:16] + bytes((10, 0, 0, 1)) + packet[20:]


@pytest.mark.parametrize(
    ("source", "port", "told_to_all", "found"),
    [
        (5353, 5353, True, True),
        (5353, 5353, False, True),
        (68, 67, False, True),
        (4000, 9000, True, True),
        (4000, 9000, False, False),
    ],
)
def test_of_what_comes_in_pieces_the_first_is_told(source, port, told_to_all, found):
    said = (NetProtocol.UNREAD, port.to_bytes(2)) if found else None
    packet = ipv4(udp(source, port, b"kit", length=3000), fragment=0x2000)
    assert payload4(packet if told_to_all else to_one(packet)) == said
    assert payload4(ipv4(udp(source, port, b""), fragment=0x2000)) is None
    inner = bytes((17, 0, 0, 1)) + bytes(4) + udp(source, port, b"kit", length=3000)
    packet = ipv6(inner, 44)
    target = packet if told_to_all else packet[:24] + b"\x20" + packet[25:]
    assert payload6(target)[1] == said


@pytest.mark.parametrize("kind", [5, 127, 138, 139, 140, 144, 200])
def test_what_is_said_by_other_messages_of_icmp_is_named(kind):
    own, found = payload6(ipv6(bytes((kind,)) + bytes(30), 58))
    assert (own is not None, found) == (True, (NetProtocol.LINK_UNREAD, bytes((kind,))))


@pytest.mark.parametrize("kind", [2, 7, 12, 13, 0])
def test_servers_and_relays_are_left(kind):
    own, found = payload6(ipv6(udp(547, 547, dhcp6(kind=kind))))
    assert found is None
    assert own is not None


@pytest.mark.parametrize(
    "source", ["00" * 16, "00" * 15 + "01", "ff02" + "00" * 14, "00" * 10 + "ffff" + "0a000001"]
)
def test_addresses_that_are_nobodys_are_left(source):
    assert payload6(ipv6(b"", 59, source)) == (None, None)


def test_the_address_a_host_makes_sure_of_is_its_own():
    target = bytes.fromhex("fe80000000000000020006fffe123456")
    solicitation = bytes((135, 0)) + bytes(6) + target
    assert payload6(ipv6(solicitation, 58, "00" * 16))[0] == target
    assert payload6(ipv6(b"\x87", 58, "00" * 16))[0] is None
    assert payload6(ipv6(b"\x88" + solicitation[1:], 58, "00" * 16))[0] is None


def test_the_neighbour_somebody_asks_about_is_not_the_own_address():
    source = "fe800000000000001234567890abcdef"
    other = bytes((135, 0)) + bytes(6) + bytes.fromhex("fe80000000000000020006fffe123456")
    assert payload6(ipv6(other, 58, source))[0] == bytes.fromhex(source)


def test_ipv4_in_ipv6_clothes_is_left():
    packet = ipv4(udp(68, 67, ASK)) + bytes(40)
    assert find_ipv6(packet, 0, len(packet)) == (None, None)
    assert encoded("a.b") == b"\x01a\x01b\0"


@pytest.mark.parametrize(
    ("port", "payload", "unread"),
    [
        (17500, b'{"host_int": 1}', True),
        (1900, b"NOTIFY * HTTP/1.1", True),
        (1900, b"M-SEARCH * HTTP/1.1", False),
        (3702, b"<Hello>", True),
        (3702, b"http://schemas.example/discovery/Probe</a:Action>", False),
        (5353, dns(0, [question("_phone._tcp.local")]), False),
        (6771, b"", False),
    ],
)
def test_what_everyone_is_told_and_is_not_read(port, payload, unread):
    """Only the port is handed on, and nothing of a message to one receiver."""
    packet = ipv4(udp(port, port, payload))
    found = find_ipv4(packet, 0, len(packet))
    assert (found is not None) == unread
    if found is not None:
        assert (found[0], packet[found[1] : found[2]]) == (NetProtocol.UNREAD, port.to_bytes(2))
    alone = packet[:16] + bytes((10, 0, 0, 9)) + packet[20:]
    assert find_ipv4(alone, 0, len(alone)) is None
    packet = ipv6(udp(port, port, payload))
    assert (find_ipv6(packet, 0, len(packet))[1] is not None) == unread
