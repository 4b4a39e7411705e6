import pytest

from exposure_check.setwindows.carrying_out import at, carry_out, network_named
from exposure_check.setwindows.contents import VALUES
from exposure_check.setwindows.order import Order
from exposure_check.setwindows.protocol import Code, Stop, Verb, token_of
from tests.setwindows.fakes import ADAPTER, CALLED, NEW, FakeWindows, profile, random_part

TOKEN = token_of(ADAPTER, "Hideaway-net")
LLMNR = at(VALUES["llmnr"], "")


def test_what_microsoft_documents_for_netsh_is_done_by_netsh():
    windows = FakeWindows(profile())
    carry_out(Order(Verb.SET, "random", ADAPTER, TOKEN, "daily"), windows)
    carry_out(Order(Verb.SET, "hidden", ADAPTER, TOKEN, "no"), windows)
    carry_out(Order(Verb.SET, "new-networks", ADAPTER, word="yes"), windows)
    assert windows.asked == [
        "wlan set profileparameter name=Hideaway-net Randomization=daily",
        "wlan set profileparameter name=Hideaway-net nonBroadcast=no",
        "wlan set randomization enabled=yes interface=Wi-Fi",
    ]
    assert windows.registry[NEW, "RandomMacState"] == b"\1\0\0\0"


def test_a_part_goes_back_to_the_letter_by_the_interface():
    windows = FakeWindows(profile(random=random_part("false")))
    for part in ("", random_part("true", "")):
        carry_out(Order(Verb.RESTORE, "random", ADAPTER, TOKEN, part), windows)
        assert windows.saved["Hideaway-net"] == profile(random=part)


def test_values_and_their_keys():
    windows = FakeWindows()
    carry_out(Order(Verb.SET, "llmnr", word="0"), windows)
    assert windows.registry[LLMNR] == 0
    carry_out(Order(Verb.UNSET, "llmnr"), windows)
    assert LLMNR not in windows.registry
    assert windows.has_key(LLMNR[0])
    carry_out(Order(Verb.UNSET_KEY, "llmnr"), windows)
    assert not windows.has_key(LLMNR[0])


def test_a_key_in_which_something_else_is_stays():
    windows = FakeWindows(values={(LLMNR[0], "Other"): 1})
    carry_out(Order(Verb.SET, "llmnr", word="0"), windows)
    carry_out(Order(Verb.UNSET_KEY, "llmnr"), windows)
    assert windows.has_key(LLMNR[0])


def test_the_default_of_new_networks_is_taken_away():
    windows = FakeWindows(values={(NEW, "RandomMacState"): b"\1\0\0\0"})
    carry_out(Order(Verb.UNSET, "new-networks", ADAPTER), windows)
    assert (NEW, "RandomMacState") not in windows.registry


@pytest.mark.parametrize(
    ("order", "windows", "code"),
    [
        (Order(Verb.SET, "random", ADAPTER, "0" * 32, "yes"), FakeWindows(profile()), Code.GONE),
        (Order(Verb.SET, "llmnr", word="0"), FakeWindows(admin=False), Code.NO_RIGHTS),
        (Order(Verb.SET, "new-networks", ADAPTER, word="yes"),
         FakeWindows(values={(CALLED, "Name"): None}), Code.GONE),
        (Order(Verb.RESTORE, "random", ADAPTER, TOKEN, ""),
         FakeWindows(profile(random="<MacRandomization></x>")), Code.NOT_UNDERSTOOD),
    ],
)  # fmt: skip
def test_what_is_not_done(order, windows, code):
    with pytest.raises(Stop) as stop:
        carry_out(order, windows)
    assert stop.value.code is code


def test_a_network_is_found_again_by_its_digest():
    windows = FakeWindows(profile("Other"), profile())
    assert network_named(windows, ADAPTER, TOKEN) == "Hideaway-net"
    assert token_of(ADAPTER.upper(), "Hideaway-net") == TOKEN
    assert token_of(ADAPTER, "Hideaway-net2") != TOKEN
