import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.dhcp4 import decode_dhcp4
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind
from tests.decode.net_packets import PHONE, VENDOR, dhcp4, encoded, option

REQUEST = option(53, b"\x03")


def told(raw, kind):
    return [fact for fact in decode_dhcp4(PHONE, raw) if fact.kind is kind]


def test_everything_a_request_tells():
    raw = dhcp4(
        REQUEST,
        option(61, b"\x01" + VENDOR),
        option(12, b"Made-Phone"),
        option(57, b"\x05\xdc"),
        option(60, b"made-dhcp-9"),
        option(55, bytes((1, 121, 3, 6))),
    )
    v4 = NetProtocol.DHCPV4
    assert set(decode_dhcp4(PHONE, raw)) == {
        NetFact(NetFactKind.DHCP_MESSAGE, v4, "", b"\x03"),
        NetFact(NetFactKind.HOST_NAME, v4, "Made-Phone"),
        NetFact(NetFactKind.PARAMETER_LIST, v4, "1500", bytes((1, 121, 3, 6))),
        NetFact(NetFactKind.VENDOR_CLASS, v4, "made-dhcp-9"),
        NetFact(NetFactKind.CLIENT_ID, v4, "", b"\x01" + VENDOR, VENDOR),
        NetFact(NetFactKind.NUMBER, v4, "transaction", b"\0\0\0\x01"),
    }


def test_the_seconds_are_told_if_there_are_any():
    raw = bytearray(dhcp4(REQUEST))
    raw[8:10] = b"\x3c\x5a"
    numbers = told(bytes(raw), NetFactKind.NUMBER)
    assert [(one.text, one.raw) for one in numbers][1:] == [("seconds", b"\x3c\x5a")]


@pytest.mark.parametrize(("at", "puts"), [(16, 4), (20, 4), (36, 8), (44, 64), (108, 128)])
def test_what_stands_where_a_client_has_nothing_to_say(at, puts):
    raw = bytearray(dhcp4(REQUEST))
    raw[at + puts - 1] = 7
    (unread,) = told(bytes(raw), NetFactKind.UNREAD)
    assert unread.text == ""
    assert told(dhcp4(REQUEST) + bytes(60), NetFactKind.UNREAD) == []
    assert len(told(dhcp4(REQUEST) + b"kit", NetFactKind.UNREAD)) == 1


def test_without_a_client_id_the_hardware_field_is_it():
    (fact,) = told(dhcp4(REQUEST), NetFactKind.CLIENT_ID)
    assert (fact.raw, fact.address) == (b"\x01" + PHONE, PHONE)


def test_another_address_in_the_hardware_field_is_told_too():
    facts = told(dhcp4(REQUEST, option(61, b"\0id"), hardware=VENDOR), NetFactKind.CLIENT_ID)
    assert [fact.address for fact in facts] == [None, VENDOR]


@pytest.mark.parametrize(
    "made", [{"hardware": bytes(6)}, {"hardware": b"\xff" * 6}, {"hardware_type": 32}]
)
def test_a_hardware_field_without_address_tells_nothing(made):
    assert not told(dhcp4(REQUEST, **made), NetFactKind.CLIENT_ID)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (b"\0\0\0phone.example", "phone.example"),
        (b"\x04\0\0" + encoded("phone.example"), "phone.example"),
        (b"\x05\0\0\x05phone", "phone"),
        (b"\x04\0\0\x3fshort", None),
        (b"\0\0\0", None),
    ],
)
def test_fqdn(value, name):
    assert [
        fact.text for fact in told(dhcp4(REQUEST, option(81, value)), NetFactKind.HOST_NAME)
    ] == ([name] if name else [])


def test_a_long_option_in_pieces_is_joined():
    raw = dhcp4(REQUEST, option(12, b"Made-"), option(12, b"Phone"))
    assert [fact.text for fact in told(raw, NetFactKind.HOST_NAME)] == ["Made-Phone"]


@pytest.mark.parametrize(("overload", "start"), [(1, 108), (2, 44), (3, 108), (3, 44)])
def test_options_in_the_other_fields_are_read(overload, start):
    raw = bytearray(dhcp4(REQUEST, option(52, bytes((overload,)))))
    hidden = option(12, b"hidden") + b"\xff"
    raw[start : start + len(hidden)] = hidden
    for place in {44, 108} - {start}:
        raw[place] = 0xFF
    assert [fact.text for fact in told(bytes(raw), NetFactKind.HOST_NAME)] == ["hidden"]
    assert told(bytes(raw), NetFactKind.DHCP_MESSAGE)


@pytest.mark.parametrize(
    "raw",
    [
        dhcp4(REQUEST, end=b""),
        dhcp4(REQUEST, end=b"\x0c"),
        dhcp4(REQUEST, end=b"\x0c\x20phone"),
        dhcp4(REQUEST, end=bytes(4096)),
        dhcp4(option(53, b"\x03\x03")),
        dhcp4(),
    ],
)
def test_what_was_not_read_to_its_end_never_counts_as_a_whole_message(raw):
    assert not told(raw, NetFactKind.DHCP_MESSAGE)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        dhcp4(REQUEST, option(12, b"x"), op=2),
        dhcp4(REQUEST, option(12, b"x"), gateway=b"\x0a\0\0\x01"),
        dhcp4(REQUEST)[:239],
        dhcp4(REQUEST).replace(bytes.fromhex("63825363"), bytes(4)),
    ],
)
def test_servers_relays_and_other_things_tell_nothing(raw):
    assert decode_dhcp4(PHONE, raw) == ()


@settings(max_examples=5000, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=300).map(dhcp4)))
def test_any_octets(raw):
    for fact in decode_dhcp4(PHONE, raw):
        assert fact.protocol is NetProtocol.DHCPV4
        assert len(fact.raw) <= 255
        assert len(fact.text) <= 255


def test_options_that_may_hold_anything():
    def unread(*options):
        facts = decode_dhcp4(PHONE, dhcp4(option(53, b"\3"), *options))
        return [fact.text for fact in facts if fact.kind is NetFactKind.UNREAD]

    assert unread(option(77, b"kit-home"), option(125, bytes(9))) == ["77", "125"]
    assert unread(option(77, b"abc"), option(50, bytes(4)), option(55, bytes(9))) == []


def test_the_number_of_the_machine():
    machine = bytes(range(17))
    facts = decode_dhcp4(PHONE, dhcp4(option(53, b"\3"), option(97, machine)))
    ids = [fact.raw for fact in facts if fact.kind is NetFactKind.CLIENT_ID]
    assert machine in ids


@pytest.mark.parametrize(
    ("made", "remembered"),
    [
        (dhcp4(option(53, b"\x01"), option(50, bytes((10, 0, 0, 9)))), True),
        (dhcp4(REQUEST, option(50, bytes((10, 0, 0, 9)))), True),
        (dhcp4(REQUEST, option(50, bytes((10, 0, 0, 9))), option(54, bytes(4))), False),
        (dhcp4(option(53, b"\x04"), option(50, bytes((10, 0, 0, 9)))), False),
        (dhcp4(REQUEST, option(50, bytes(4))), False),
        (dhcp4(REQUEST, option(50, bytes(3))), False),
    ],
)
def test_an_address_that_is_remembered(made, remembered):
    facts = told(made, NetFactKind.IPV4_WISHED)
    assert [(fact.text, fact.raw) for fact in facts] == (
        [("10.0.0.9", bytes((10, 0, 0, 9)))] if remembered else []
    )
