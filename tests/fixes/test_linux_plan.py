import tomllib

import pytest

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.content.library import Library
from exposure_check.fixes.linux_guides import GUIDES
from exposure_check.fixes.linux_plan import SHARED_NAME, plan
from exposure_check.fixes.linux_plan_files import FILE_FIXES
from exposure_check.fixes.linux_plan_profiles import PROFILE_FIXES
from exposure_check.fixes.linux_survey import Survey
from exposure_check.locate import resources
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Policy, Source, What
from tests.fixes.surveys import BAD_NETWORK, audited, reading, surveyed

NAME = reading(
    What.COMPUTER_NAME, "", Identifier(IdentifierKind.NAME, "annas-laptop"), Source.HOSTNAMED
)
ADAPTER = (
    reading(What.BLUETOOTH_ADAPTER, "hci0", True, Source.BLUEZ),
    reading(What.BLUETOOTH_ON, "hci0", True, Source.BLUEZ),
    reading(What.DISCOVERABLE, "hci0", True, Source.BLUEZ),
    reading(
        What.BLUETOOTH_NAME, "hci0", Identifier(IdentifierKind.NAME, "annas-laptop"), Source.BLUEZ
    ),
)
HCI0 = {"Discoverable": True, "DiscoverableTimeout": 180, "Alias": None}


def offers(*readings, **survey):
    return {one.fix: one for one in plan(audited(*readings), Survey(**survey))}


def test_worst_first_in_the_order_of_the_checks():
    found = plan(audited(*BAD_NETWORK, *ADAPTER), surveyed(adapters={"hci0": HCI0}))
    order = [check.id for check in HOST_CHECKS]
    places = [order.index(one.heals[0]) for one in found]
    assert places == sorted(places)


def test_a_computer_that_nothing_was_read_of_is_offered_nothing():
    assert plan(audited(), Survey()) == ()


def test_an_adapter_that_is_found_by_searches():
    found = offers(*ADAPTER, adapters={"hci0": HCI0})
    offer = found["linux.bluetooth-discoverable"]
    assert [one.after.value for one in offer.steps] == [False]
    forever = {"hci0": {**HCI0, "DiscoverableTimeout": 0}}
    steps = offers(*ADAPTER, adapters=forever)["linux.bluetooth-discoverable"].steps
    assert [one.after.value for one in steps] == [180, False]
    hidden = {"hci0": {**HCI0, "Discoverable": False, "DiscoverableTimeout": 0}}
    assert "linux.bluetooth-discoverable" not in offers(*ADAPTER, adapters=hidden)


def test_names_of_ones_own_are_offered_a_shared_one():
    found = offers(
        NAME, *ADAPTER, adapters={"hci0": HCI0},
        names={"StaticHostname": "annas-laptop", "PrettyHostname": "Anna's"},
    )  # fmt: skip
    bluetooth, computer = found["linux.bluetooth-name"], found["linux.computer-name"]
    assert bluetooth.steps[0].after.value == SHARED_NAME
    assert [one.after.value for one in computer.steps] == [SHARED_NAME, None]
    assert computer.changes[0].before == Identifier(IdentifierKind.NAME, "annas-laptop")
    assert "linux.computer-name" not in offers(NAME), "hostnamed was not there to ask"


def test_a_shared_name_is_left():
    shared = Identifier(IdentifierKind.NAME, SHARED_NAME)
    readings = (
        reading(What.COMPUTER_NAME, "", shared, Source.HOSTNAMED),
        *ADAPTER[:3],
        reading(What.BLUETOOTH_NAME, "hci0", shared, Source.BLUEZ),
    )
    found = offers(
        *readings, adapters={"hci0": {**HCI0, "Alias": SHARED_NAME}},
        names={"StaticHostname": SHARED_NAME, "PrettyHostname": None},
    )  # fmt: skip
    assert list(found) == ["linux.bluetooth-discoverable"]


@pytest.mark.parametrize("policy", [Policy.HARDWARE, Policy.KEEP])
def test_files_with_passwords_are_for_their_owner_to_write(policy):
    found = offers(reading(What.ADDRESS_POLICY, "", policy, Source.WPA_SUPPLICANT))
    offer = found["linux.supplicant-address"]
    assert offer.guided
    steps = Library(resources()).tip(offer.guide).steps
    assert any("wpa_supplicant" in one.versions for one in steps)


OF_ITS_OWN = (
    "linux.supplicant-address", "linux.bluetooth-discoverable", "linux.bluetooth-name",
    "linux.computer-name", "linux.networkd-dhcp",
)  # fmt: skip


@pytest.mark.parametrize("fix", [*PROFILE_FIXES, *FILE_FIXES], ids=lambda one: one.fix)
def test_every_fix_has_words_and_heals_a_check_that_there_is(fix):
    words = Library(resources())
    assert words.fix(fix.fix).title
    assert words.tip(fix.guide).steps
    assert set(fix.heals) <= {check.id for check in HOST_CHECKS}


def test_no_words_without_a_fix():
    known = {one.fix for one in (*PROFILE_FIXES, *FILE_FIXES, *GUIDES)} | set(OF_ITS_OWN)
    files = {path.stem for path in (resources() / "fixes").glob("linux.*.toml")}
    assert files == known
    for path in (resources() / "fixes").glob("*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8"))["fix"] == path.stem
