import pytest

from exposure_check.checks.host.wifi_address import CHECK
from exposure_check.model.setting import Policy, Source, Unread, What
from exposure_check.model.verdict import Severity
from tests.checks.host.made import (
    HARDWARE,
    MADE_WITH,
    NO_WIFI,
    OTHER,
    network,
    reading,
    said,
    settings,
    wifi,
)


def saved(policy, of="Home"):
    return reading(What.ADDRESS_POLICY, policy, network(of))


def in_use(policy, of="wlan0"):
    return reading(What.POLICY_IN_USE, policy, of)


PER_NETWORK = [in_use(Policy.PER_NETWORK), saved(Policy.PER_NETWORK)]


def test_the_hardware_address_on_the_air_whatever_the_settings_say():
    assert said(CHECK, wifi(HARDWARE)) == ("hardware", "certain")
    assert said(CHECK, wifi(HARDWARE), PER_NETWORK) == ("hardware", "certain")
    assert said(CHECK, wifi(MADE_WITH, MADE_WITH), PER_NETWORK) == ("hardware", "strong")
    assert said(CHECK, wifi(HARDWARE, None), PER_NETWORK) == ("hardware", "certain")


def test_another_address_that_the_settings_explain():
    assert said(CHECK, wifi(OTHER), PER_NETWORK) == ("changing", "strong")
    each_time = [in_use(Policy.EACH_TIME), saved(Policy.EACH_TIME)]
    assert said(CHECK, wifi(OTHER), each_time) == ("changing", "strong")


@pytest.mark.parametrize("policy", [Policy.FIXED, Policy.PER_START])
def test_one_made_up_address_for_all(policy):
    assert said(CHECK, wifi(OTHER), in_use(policy)) == ("fixed", "strong")
    assert said(CHECK, wifi(joined=False), saved(policy)) == ("fixed", "weak")


def test_another_address_that_nothing_explains_is_no_all_clear():
    for policies in ([], [in_use(Policy.KEEP)], [in_use(Policy.SYSTEM_CHOICE)],
                     [in_use(Unread.NO_PROGRAM)]):  # fmt: skip
        assert said(CHECK, wifi(OTHER), policies) == ("undecided", "none"), policies
    assert said(CHECK, wifi(OTHER), in_use(Policy.KEEP), saved(Policy.KEEP))[0] == "undecided"
    assert said(CHECK, wifi(OTHER, None), PER_NETWORK)[0] == "undecided"


def test_settings_alone_are_weak_and_never_protect():
    assert said(CHECK, wifi(joined=False), saved(Policy.KEEP)) == ("set-to-hardware", "weak")
    assert said(CHECK, wifi(joined=False), saved(Policy.HARDWARE)) == ("set-to-hardware", "weak")
    assert said(CHECK, wifi(joined=False), saved(Policy.PER_NETWORK)) == ("undecided", "none")
    assert said(CHECK, wifi(HARDWARE, joined=True, on=False), PER_NETWORK)[0] == "undecided"


def test_other_networks_get_the_hardware_address():
    for other in (saved(Policy.HARDWARE, "Work"), reading(What.ADDRESS_POLICY, Policy.KEEP)):
        assert said(CHECK, wifi(OTHER), PER_NETWORK, other) == ("hardware-elsewhere", "weak")


def test_one_bad_interface_is_enough():
    readings = (wifi(OTHER), wifi(HARDWARE, of="wlan1"), PER_NETWORK)
    assert said(CHECK, *readings) == ("hardware", "certain")


def test_no_interface_and_nothing_read():
    assert said(CHECK, NO_WIFI)[0] == "not-seen"
    unread = reading(What.ADDRESS_IN_USE, Unread.NO_RIGHTS, source=Source.RTNETLINK)
    outcome = CHECK.judge(settings(unread))
    assert (outcome.word, outcome.needs[0].id) == ("not-checked", "unread-no-rights")


def test_nothing_protective_without_a_joined_interface_in_any_combination():
    for policy in (None, *Policy):
        for address in (HARDWARE, OTHER, None):
            for joined, on in ((False, True), (None, True), (True, False)):
                readings = [] if policy is None else [saved(policy), in_use(policy)]
                outcome = CHECK.judge(settings(wifi(address, joined=joined, on=on), readings))
                assert outcome.severity is not Severity.PROTECTED
