import pytest

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.checks.registry import CHECKS
from exposure_check.model.air import ON_THE_AIR, settings_behind

AIR = {check.id for check in CHECKS}
HOST = {check.id for check in HOST_CHECKS}


def test_every_name_is_a_check():
    assert set(ON_THE_AIR) <= HOST
    for shown in ON_THE_AIR.values():
        assert set(shown) <= AIR


@pytest.mark.parametrize("host", ON_THE_AIR)
def test_what_is_sent_leads_back_to_its_setting(host):
    for air in ON_THE_AIR[host]:
        assert host in settings_behind(air)


@pytest.mark.parametrize("check", sorted(AIR))
def test_only_settings_are_behind(check):
    assert set(settings_behind(check)) <= HOST


def test_an_address_that_stays_is_a_matter_of_bluetooths_privacy():
    assert settings_behind("ble.rotation") == ("host.bluetooth-privacy",)
    assert settings_behind("wifi.sequence") == ()
