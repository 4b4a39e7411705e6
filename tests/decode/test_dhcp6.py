import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.dhcp6 import decode_dhcp6
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind
from tests.decode.net_packets import PHONE, VENDOR, dhcp6, encoded, option6

DUID = bytes.fromhex("0003 0001") + VENDOR


def test_everything_a_solicit_tells():
    raw = dhcp6(
        option6(1, DUID),
        option6(39, b"\0" + encoded("made-phone.lan")),
        option6(16, bytes.fromhex("00000137 0008") + b"MSFT 5.0"),
        option6(6, bytes((0, 23, 0, 24))),
    )
    v6 = NetProtocol.DHCPV6
    assert set(decode_dhcp6(PHONE, raw)) == {
        NetFact(NetFactKind.CLIENT_ID, v6, "", DUID, VENDOR),
        NetFact(NetFactKind.HOST_NAME, v6, "made-phone.lan"),
        NetFact(NetFactKind.VENDOR_CLASS, v6, "MSFT 5.0"),
        NetFact(NetFactKind.PARAMETER_LIST, v6, "", bytes((0, 23, 0, 24))),
        NetFact(NetFactKind.DHCP_MESSAGE, v6, "", b"\x01"),
        NetFact(NetFactKind.NUMBER, v6, "transaction", b"\0\0\x01"),
    }


def facts_of(raw):
    """All but the number of the message."""
    number, *rest = decode_dhcp6(PHONE, raw)
    assert number.kind is NetFactKind.NUMBER
    return rest


def test_leases_tell_their_interface_and_addresses():
    house = bytes.fromhex("20010db8000000005a3b55aa01020304")
    inside = option6(5, house + bytes(8)) + option6(13, b"\0\0")
    first, second = (option6(3, bytes((1, 2, 3, n)) + bytes(8) + inside) for n in (4, 5))
    short = option6(4, bytes((1, 2, 3, 6)) + inside)
    v6 = NetProtocol.DHCPV6
    numbers = [NetFact(NetFactKind.NUMBER, v6, "interface", bytes((1, 2, 3, n))) for n in (4, 5, 6)]
    address = NetFact(NetFactKind.IPV6_OTHER, v6, "", house)
    found = facts_of(dhcp6(first, second, short))
    assert found[:-1] == [one for number in numbers for one in (number, address)]
    assert facts_of(dhcp6(option6(25, bytes(12)), option6(3, b"")))[:-1] == []
    many = option6(3, bytes(12) + inside * 5)
    unread = NetFact(NetFactKind.UNREAD, v6, "3")
    assert set(facts_of(dhcp6(many))[:-1]) == {address, unread}
    several = option6(3, bytes(12) + inside)
    assert set(facts_of(dhcp6(*[several] * 8))[:-1]) == {address}
    assert set(facts_of(dhcp6(*[several] * 9))[:-1]) == {address, unread}


@pytest.mark.parametrize(
    ("option", "unread"),
    [
        (option6(8, b"\0\0"), []),
        (option6(14, b""), []),
        (option6(2, DUID), []),
        (option6(8, b"\0\0\0\0"), ["8"]),
        (option6(15, b"\0\x03kit"), ["15"]),
        (option6(17, bytes(8)), ["17"]),
    ],
)
def test_what_is_not_read_is_named(option, unread):
    found = facts_of(dhcp6(option))
    assert [fact.text for fact in found if fact.kind is NetFactKind.UNREAD] == unread


@pytest.mark.parametrize("kind", [0, 2, 7, 10, 12, 13, 200])
def test_servers_and_relays_tell_nothing(kind):
    inner = dhcp6(option6(1, DUID))
    assert decode_dhcp6(PHONE, dhcp6(option6(9, inner), option6(1, DUID), kind=kind)) == ()


def test_what_is_wrapped_in_a_client_message_is_not_followed():
    raw = dhcp6(option6(9, dhcp6(option6(1, DUID))))
    unread, message = NetFactKind.UNREAD, NetFactKind.DHCP_MESSAGE
    assert [fact.kind for fact in facts_of(raw)] == [unread, message]


@pytest.mark.parametrize("rest", [b"\0", b"\0\x01\0", b"\0\x01\xff\xff", b"\0\x01\0\x02x"])
def test_a_message_with_a_broken_end_is_not_whole(rest):
    facts = facts_of(dhcp6(option6(1, DUID)) + rest)
    assert [fact.kind for fact in facts] == [NetFactKind.CLIENT_ID]


def test_the_number_of_options_is_bounded():
    wishes = option6(6, b"\0\x17")
    several = facts_of(dhcp6(*[wishes] * 64))
    many = facts_of(dhcp6(*[wishes] * 65))
    wish = NetFactKind.PARAMETER_LIST
    assert [fact.kind for fact in several] == [wish, NetFactKind.DHCP_MESSAGE]
    assert [fact.kind for fact in many] == [wish]


def test_a_duid_is_bounded():
    (fact, _) = facts_of(dhcp6(option6(1, b"\0\x02" + bytes(5000))))
    assert len(fact.raw) == 130


@settings(max_examples=5000, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(dhcp6)))
def test_any_octets(raw):
    for fact in decode_dhcp6(PHONE, raw):
        assert fact.protocol is NetProtocol.DHCPV6
        assert len(fact.raw) <= 256
        assert len(fact.text) <= 255
