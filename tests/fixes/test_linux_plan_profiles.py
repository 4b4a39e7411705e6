import pytest

from exposure_check.fixes.linux_plan_profiles import PROFILE_FIXES, profile_offers, shown
from exposure_check.model.fix import Rights, Scope
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Policy, Settings, Source, System, Unread, What
from tests.fixes.surveys import BAD_NETWORK, GOOD_NETWORK, HOME, UUID, home, reading, surveyed

ASSIGNED = "802-11-wireless.assigned-mac-address"
LLMNR = reading(What.LLMNR, "", True, Source.RESOLVED)


def offers(readings, survey=None):
    settings = Settings(System.LINUX, tuple(readings))
    return {one.fix: one for one in profile_offers(settings, survey or surveyed())}


def after(offer):
    (step,) = offer.steps
    return step.after.value


def test_a_bad_network_is_offered_everything():
    found = offers([*BAD_NETWORK, LLMNR], surveyed(profile=home(w__hidden=["b", True])))
    assert list(found) == [one.fix for one in PROFILE_FIXES]
    for offer in found.values():
        assert (offer.of, offer.target, offer.scope) == (HOME, UUID, Scope.NETWORK)
        assert offer.rights is Rights.SERVICE_DECIDES
        assert offer.may_break
        assert "Hideaway" not in str(offer.steps), "the journal keeps the id, not the name"


def test_nothing_is_offered_where_all_is_good():
    assert not offers(GOOD_NETWORK)
    assert not offers([])


@pytest.mark.parametrize(
    ("version", "word"), [((1, 42), "stable"), ((1, 44), "stable"), ((1, 46), "stable-ssid")]
)
def test_only_words_that_this_version_knows(version, word):
    found = offers(BAD_NETWORK, surveyed(version))
    assert after(found["linux.wifi-address"])[ASSIGNED] == ["s", word]


def test_an_id_of_the_users_own_is_taken_out_where_it_would_make_one_address_for_all():
    own = home(connection__stable_id=["s", "always-me"])
    wanted = after(offers(BAD_NETWORK, surveyed((1, 42), own))["linux.wifi-address"])
    assert wanted["connection.stable-id"] is None
    newer = after(offers(BAD_NETWORK, surveyed((1, 52), own))["linux.wifi-address"])
    assert "connection.stable-id" not in newer


def test_keys_of_before_do_not_stand_beside_it():
    old = home(w__cloned_mac_address=["ay", "3c0630123456"])
    offer = offers(BAD_NETWORK, surveyed(profile=old))["linux.wifi-address"]
    assert after(offer)["802-11-wireless.cloned-mac-address"] is None
    change = next(one for one in offer.changes if "cloned" in one.key)
    assert change.before == Identifier(IdentifierKind.ADDRESS, bytes.fromhex("3c0630123456"))
    assert change.after is None


def test_names_by_both_keys_since_1_52():
    older = after(offers(BAD_NETWORK, surveyed((1, 50)))["linux.dhcp-name"])
    newer = after(offers(BAD_NETWORK, surveyed((1, 52)))["linux.dhcp-name"])
    assert set(newer) - set(older) == {
        "ipv4.dhcp-send-hostname-v2", "ipv6.dhcp-send-hostname-v2"
    }  # fmt: skip
    assert newer["ipv4.dhcp-send-hostname-v2"] == ["i", 0]
    assert newer["ipv6.dhcp-send-hostname"] == ["b", False]


def test_what_is_not_kept_in_its_own_file_is_guided():
    offer = offers(BAD_NETWORK, surveyed(profile=home(changeable=False)))["linux.wifi-address"]
    assert offer.guided
    assert offer.guide == "wifi-random-address"


@pytest.mark.parametrize(
    ("value", "offered"),
    [
        (Policy.HARDWARE, True), (Policy.FIXED, True), (Policy.PER_START, True),
        (Policy.EACH_TIME, False), (Unread.NO_PROGRAM, True), (Unread.NOT_UNDERSTOOD, True),
        (Unread.NOT_OFFERED, False),
    ],
)  # fmt: skip
def test_an_address_is_offered_unless_it_changes_or_nothing_decides(value, offered):
    found = offers([reading(What.ADDRESS_POLICY, HOME, value)])
    assert ("linux.wifi-address" in found) is offered
    assert ("linux.wifi-address-each-start" in found) is offered


def test_what_another_program_says_does_not_count():
    found = offers([reading(What.ADDRESS_POLICY, HOME, Policy.HARDWARE, Source.IWD)])
    assert not found


def test_what_is_set_already_is_not_offered_again():
    quiet = home(connection__mdns=["i", 0], connection__llmnr=["i", 0])
    assert "linux.local-names-network" in offers([LLMNR])
    assert "linux.local-names-network" not in offers([LLMNR], surveyed(profile=quiet))


def test_values_in_a_preview():
    name = IdentifierKind.NAME
    assert shown("ipv4.dhcp-client-id", ["s", "mac"]) == "mac"
    assert shown("ipv4.dhcp-client-id", ["s", "anna"]) == Identifier(name, "anna")
    assert shown("connection.stable-id", ["s", "anna"]) == Identifier(name, "anna")
    assert shown(ASSIGNED, ["s", "stable-ssid"]) == "stable-ssid"
    assert shown(ASSIGNED, ["s", "02:11:22:33:44:55"]).masked() == "02:…"
    assert shown("ipv6.ip6-privacy", ["i", 2]) == 2
    assert shown("802-11-wireless.hidden", ["b", True]) is True
    assert shown("802-11-wireless.hidden", None) is None
