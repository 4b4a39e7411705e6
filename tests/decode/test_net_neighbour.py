import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.decode.net_neighbour import decode_neighbour, find_neighbour
from exposure_check.model.heard import NetProtocol
from tests.decode.net_packets import GROUP, PHONE, VENDOR, ipv6

FIXED = {133: 4, 135: 20, 136: 20}


def message(kind, *options):
    return ipv6(bytes((kind, 0, 0, 0)) + bytes(FIXED[kind]) + b"".join(options), kind=58)


def link(address, kind=1):
    return bytes((kind, 1)) + address


def found(packet):
    where = find_neighbour(packet, 0, len(packet), PHONE)
    return where and packet[where[1] : where[2]]


@pytest.mark.parametrize("kind", FIXED)
def test_another_link_address(kind):
    assert found(message(kind, link(VENDOR))) == VENDOR
    assert found(message(kind, b"\x0e\1" + bytes(6), link(VENDOR, 2))) == VENDOR
    [fact] = decode_neighbour(PHONE, VENDOR)
    assert (fact.address, fact.protocol) == (VENDOR, NetProtocol.NEIGHBOUR)


@pytest.mark.parametrize(
    "packet",
    [
        message(133),
        message(133, link(PHONE)),
        message(133, link(GROUP)),
        message(133, link(bytes(6))),
        message(133, b"\x0e\1" + VENDOR),
        message(133, b"\1\0" + VENDOR),
        ipv6(b"\x86" + bytes(15) + link(VENDOR), kind=58),
        ipv6(b"\x85" + bytes(7) + link(VENDOR), kind=17),
    ],
)
def test_nothing_else(packet):
    assert found(packet) is None


def test_cut_at_any_octet():
    packet = message(135, link(VENDOR))
    for end in range(len(packet)):
        assert find_neighbour(packet, 0, end, PHONE) is None


@given(st.binary(max_size=120))
def test_any_octets(raw):
    find_neighbour(raw, 0, len(raw), PHONE)
    find_neighbour(message(133, raw), 0, 48 + len(raw), PHONE)
    decode_neighbour(PHONE, raw)
