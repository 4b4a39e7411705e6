from exposure_check.checks.host.ipv6 import CHECK, link_address
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Ipv6Mode, Policy, Unread, What
from tests.checks.host.made import HARDWARE, NO_WIFI, OTHER, network, reading, said, wifi

PREFIX = bytes.fromhex("fe80000000000000")


def made_from(octets):
    second = bytes((octets[0] ^ 2,)) + octets[1:3] + b"\xff\xfe" + octets[3:]
    return in_use(PREFIX + second)


def in_use(octets):
    value = Identifier(IdentifierKind.BYTES, octets)
    return reading(What.IPV6_ADDRESS, value, "wlan0")


FREE = in_use(PREFIX + bytes.fromhex("1234567890abcdef"))


def test_made_from_the_hardware_address():
    assert said(CHECK, wifi(OTHER), FREE, made_from(HARDWARE)) == ("hardware", "certain")
    assert said(CHECK, wifi(HARDWARE), made_from(HARDWARE)) == ("hardware", "certain")


def test_made_from_an_address_that_is_not_in_use():
    third = bytes.fromhex("aabbcc001122")
    assert said(CHECK, wifi(OTHER), made_from(third)) == ("hardware", "strong")


def test_made_from_the_random_address_in_use_adds_nothing():
    assert said(CHECK, wifi(OTHER), made_from(OTHER)) == ("not-hardware", "strong")
    assert said(CHECK, wifi(OTHER, None), made_from(OTHER)) == ("undecided", "none")


def test_drawn_at_random():
    assert said(CHECK, wifi(OTHER), FREE) == ("not-hardware", "strong")
    assert list(link_address(FREE)) == []
    assert list(link_address(made_from(HARDWARE))) == [HARDWARE]


def test_settings_when_there_is_no_address():
    home = network("Home")
    mode = reading(What.IPV6_MODE, Ipv6Mode.FROM_LINK_ADDRESS, home)
    keeps = reading(What.ADDRESS_POLICY, Policy.KEEP, home)
    assert said(CHECK, wifi(joined=False), mode, keeps) == ("hardware", "weak")
    assert said(CHECK, wifi(joined=False), mode) == ("undecided", "none")
    free = reading(What.IPV6_MODE, Ipv6Mode.PER_NETWORK, home)
    assert said(CHECK, wifi(joined=False), free, keeps) == ("undecided", "none")


def test_nothing_to_look_at():
    assert said(CHECK, NO_WIFI)[0] == "not-seen"
    assert said(CHECK, reading(What.IPV6_MODE, Unread.NO_BUS))[0] == "not-checked"


def test_nothing_in_use_and_nothing_set_is_to_be_joined_first():
    assert said(CHECK, wifi(OTHER))[0] == "undecided"
    assert said(CHECK, wifi(OTHER), reading(What.IPV6_ADDRESS, Unread.FAILED))[0] == "not-checked"
