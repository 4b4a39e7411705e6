import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.net_groups import IGMP, MLD, decode_groups
from exposure_check.decode.net_packet import find_ipv4, find_ipv6
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from tests.decode.net_packets import ipv4, ipv6

OF_ADDRESS = bytes.fromhex("ff02 0000 0000 0000 0000 0001 ff9f3a71")
OF_NAME = bytes.fromhex("ff02 0000 0000 0000 0000 0002 ff9f3a71")
MDNS = bytes.fromhex(f"ff02{0:024x}00fb")
OWN = bytes.fromhex("ff12") + bytes(13) + b"\7"


def listed(kind, *groups, beside=bytes(3), behind=b""):
    head = struct.pack("!BBHHH", kind, 0, 0, 0, len(groups))
    return head + b"".join(b"\4" + beside + group + behind for group in groups)


def told(raw):
    return [(fact.kind, fact.text or fact.raw) for fact in decode_groups(raw)]


@pytest.mark.parametrize("kind", [131, 132])
@pytest.mark.parametrize("group", [OF_ADDRESS, OF_NAME])
def test_a_group_of_one_device(kind, group):
    assert told(bytes((kind,)) + bytes(7) + group) == [(NetFactKind.GROUP, group)]


def test_a_list_of_groups_tells_each_once():
    raw = listed(143, MDNS, OF_ADDRESS, OF_NAME, OWN, OWN)
    group, unread = NetFactKind.GROUP, NetFactKind.UNREAD
    assert told(raw) == [(group, OF_ADDRESS), (group, OF_NAME), (unread, "MLD")]


@pytest.mark.parametrize(
    ("group", "unread"),
    [
        ((224, 0, 0, 251), []),
        ((224, 0, 1, 187), []),
        ((239, 255, 255, 250), []),
        ((239, 7, 7, 7), ["IGMP"]),
        ((232, 1, 1, 1), ["IGMP"]),
    ],
)
@pytest.mark.parametrize("kind", sorted(IGMP))
def test_groups_of_ipv4(group, unread, kind):
    raw = bytes((kind, 0, 0, 0)) + bytes(group)
    if kind == 0x22:
        raw = listed(kind, bytes(group))
    assert [text for _, text in told(raw)] == unread


@pytest.mark.parametrize(
    "raw",
    [
        listed(143, MDNS, beside=b"\1\0\0", behind=b"kit!"),
        listed(143, MDNS, beside=b"\0\0\1", behind=bytes(16)),
        listed(143, *[MDNS] * 65),
        listed(143, MDNS)[:-1],
        bytes((131,)) + bytes(7) + MDNS[:9],
    ],
)
def test_what_is_more_than_a_list_of_groups_is_unread(raw):
    assert (NetFactKind.UNREAD, "MLD") in told(raw)


@pytest.mark.parametrize("raw", [b"", bytes((130,)) + bytes(23), bytes((0x11,)) + bytes(7)])
def test_questions_of_routers_tell_nothing(raw):
    assert told(raw) == []


@pytest.mark.parametrize("kind", sorted(MLD))
@pytest.mark.parametrize("source", ["0" * 32, "fe800000000000001234567890abcdef"])
def test_where_mld_stands(kind, source):
    message = bytes((kind,)) + bytes(23)
    packet = ipv6(bytes((58, 0, 5, 2, 0, 0, 1, 0)) + message, kind=0, source=source)
    own, found = find_ipv6(packet, 0, len(packet))
    assert own == (bytes.fromhex(source) if any(bytes.fromhex(source)) else None)
    assert found is not None
    assert (found[0], packet[found[1] : found[2]]) == (NetProtocol.GROUPS, message)


def test_where_igmp_stands():
    message = b"\x16\0\0\0" + bytes((239, 7, 7, 7))
    packet = ipv4(message, protocol=2, options=b"\x94\4\0\0")
    assert find_ipv4(packet + b"pad", 0, len(packet) + 3) == (NetProtocol.GROUPS, 24, 32)
    asks = ipv4(b"\x11\0\0\0" + bytes(4), protocol=2, options=b"\x94\4\0\0")
    assert find_ipv4(asks, 0, len(asks)) is None


@settings(max_examples=5000, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda rest: b"\x8f" + rest)))
def test_any_octets(raw):
    for fact in decode_groups(raw):
        assert fact.protocol is NetProtocol.GROUPS
        assert len(fact.raw) in (0, 16)
