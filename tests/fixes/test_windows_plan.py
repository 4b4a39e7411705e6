import pytest

from exposure_check.content.library import Library
from exposure_check.fixes.windows_hand import WindowsHand
from exposure_check.fixes.windows_plan import GUIDES, plan
from exposure_check.fixes.windows_survey import survey
from exposure_check.locate import resources
from exposure_check.model.fix import Rights, Scope
from exposure_check.setwindows.carrying_out import at
from exposure_check.setwindows.contents import VALUES
from exposure_check.setwindows.program import run
from exposure_check.setwindows.protocol import token_of
from tests.fixes.made import audit
from tests.setwindows.fakes import ADAPTER, NEW, FakeWindows, profile, random_part

WORDS = Library(resources())
HIDES = "\n\t\t<nonBroadcast>true</nonBroadcast>"
QUIET = {at(VALUES["llmnr"], ""): 0, at(VALUES["mdns"], ""): 0, at(VALUES["netbios"], ADAPTER): 2}
ON = {(NEW, "RandomMacState"): b"\1\0\0\0"}


def offers(windows, **words):
    hand = WindowsHand(
        windows, lambda order: run(order, windows), lambda order: run(order, windows)
    )
    return {one.fix: one for one in plan(audit(**words), survey(hand))}


def test_an_untouched_windows_is_offered_everything():
    found = offers(
        FakeWindows(profile(hidden=HIDES)),
        bluetooth_discoverable="discoverable", bluetooth_name="own", computer_name="own",
    )  # fmt: skip
    assert set(found) == {
        "windows.wifi-address", "windows.wifi-address-all", "windows.hidden-network",
        "windows.llmnr", "windows.mdns", "windows.netbios", *(one.fix for one in GUIDES),
    }  # fmt: skip


def test_a_quiet_windows_is_offered_nothing():
    windows = FakeWindows(profile(random=random_part("true")), values={**QUIET, **ON})
    assert offers(windows) == {}


def test_a_network_that_says_nothing_follows_the_default():
    assert "windows.wifi-address" in offers(FakeWindows(profile()))
    assert "windows.wifi-address" not in offers(FakeWindows(profile(), values=ON))
    off = FakeWindows(profile(random=random_part("false")), values=ON)
    assert "windows.wifi-address" in offers(off)


def test_the_preview_names_key_and_absence():
    found = offers(FakeWindows(profile()))
    change = found["windows.wifi-address"].changes[0]
    assert (change.key, change.before, change.after) == (
        "WLANProfile MacRandomization", None, "yes",
    )  # fmt: skip
    llmnr = found["windows.llmnr"]
    assert llmnr.changes[0].key.endswith(r"DNSClient\EnableMulticast")
    assert (llmnr.changes[0].before, llmnr.changes[0].after) == (None, 0)
    assert llmnr.rights is Rights.ADMINISTRATOR


def test_a_network_is_named_by_its_digest_and_shown_by_its_mask():
    offer = offers(FakeWindows(profile()))["windows.wifi-address"]
    assert (offer.scope, offer.target) == (Scope.NETWORK, token_of(ADAPTER, "Hideaway-net"))
    assert "Hideaway" not in repr(offer.steps)


def test_two_networks_are_two_offers():
    windows = FakeWindows(profile(), profile("Other"))
    hand = WindowsHand(
        windows, lambda order: run(order, windows), lambda order: run(order, windows)
    )
    found = [one.fix for one in plan(audit(), survey(hand))]
    assert found.count("windows.wifi-address") == 2


def test_offers_stand_in_the_order_of_the_audit():
    windows = FakeWindows(profile(hidden=HIDES))
    hand = WindowsHand(
        windows, lambda order: run(order, windows), lambda order: run(order, windows)
    )
    report = audit(computer_name="own")
    order = [one.check for one in report.outcomes]
    places = [order.index(one.heals[0]) for one in plan(report, survey(hand))]
    assert places == sorted(places)


def test_every_way_is_a_tip_with_steps_for_windows():
    found = offers(FakeWindows(profile(hidden=HIDES)), computer_name="own", bluetooth_name="own")
    for offer in found.values():
        assert any(step.system == "windows" for step in WORDS.tip(offer.guide).steps), offer.fix


@pytest.mark.parametrize("guide", GUIDES)
def test_guides_are_for_findings_that_give_their_tip(guide):
    assert any(guide.tip in one.tips for one in WORDS.finding(guide.check).verdicts.values())
