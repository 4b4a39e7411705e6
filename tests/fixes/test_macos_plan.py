import pytest

from exposure_check.content.library import Library
from exposure_check.fixes.macos_plan import GUIDES, plan
from exposure_check.locate import resources
from exposure_check.model.setting import System
from tests.fixes.made import audit

WORDS = Library(resources())


def test_a_bad_mac_is_led_through_everything_in_the_order_of_the_audit():
    report = audit(
        System.MACOS, wifi_address="hardware", hidden_networks="asks", dhcp_id="lasting",
        local_names="tells-name", bluetooth_discoverable="discoverable", bluetooth_name="own",
        computer_name="own",
    )  # fmt: skip
    offers = plan(report)
    assert {one.fix for one in offers} == {guide.fix for guide in GUIDES}
    assert all(one.guided for one in offers)
    assert all(one.opens.startswith("x-apple.systempreferences:") for one in offers)


def test_nothing_found_nothing_offered():
    assert plan(audit(System.MACOS)) == ()


@pytest.mark.parametrize("guide", GUIDES)
def test_each_way_is_a_tip_with_steps_for_macos_that_the_finding_gives(guide):
    assert any(step.system == "macos" for step in WORDS.tip(guide.tip).steps)
    assert any(guide.tip in one.tips for one in WORDS.finding(guide.check).verdicts.values())
