from exposure_check.checks.host.wifi_scan import CHECK
from exposure_check.model.setting import Policy, Source, Unread, What
from tests.checks.host.made import HARDWARE, NO_WIFI, OTHER, reading, said, settings, wifi


def told(policy, of="wlan0"):
    return reading(What.SCAN_POLICY, policy, of)


ABLE = reading(What.SCAN_ABILITY, True, "wlan0", Source.NL80211)


def proof(*readings):
    return [one.id for one in CHECK.judge(settings(*readings)).proofs]


def test_joined_with_the_hardware_address_searches_carry_it_whatever_is_set():
    assert said(CHECK, wifi(HARDWARE), told(Policy.EACH_TIME)) == ("hardware", "strong")
    assert said(CHECK, wifi(HARDWARE), told(Policy.EACH_TIME), ABLE) == ("hardware", "weak")


def test_a_setting_without_effect_is_found():
    idle = wifi(HARDWARE, joined=False)
    assert said(CHECK, idle, told(Policy.EACH_TIME)) == ("hardware", "strong")
    assert proof(idle, told(Policy.EACH_TIME)) == ["ignored"]
    assert proof(idle, told(Policy.KEEP)) == ["idle"]


def test_other_addresses():
    random = told(Policy.EACH_TIME)
    assert said(CHECK, wifi(OTHER, joined=False), random) == ("random", "strong")
    assert said(CHECK, wifi(OTHER, joined=True), random) == ("random", "weak")
    assert said(CHECK, wifi(OTHER), wifi(OTHER, joined=False, of="wlan1"), random,
                told(Policy.EACH_TIME, "wlan1")) == ("random", "weak")  # fmt: skip


def test_settings_alone():
    off = wifi(OTHER, joined=False, on=False)
    assert said(CHECK, off, told(Policy.HARDWARE)) == ("hardware", "weak")
    assert said(CHECK, off, told(Policy.EACH_TIME)) == ("undecided", "none")
    assert said(CHECK, wifi(OTHER, joined=False)) == ("undecided", "none")
    assert said(CHECK, wifi(OTHER, None, joined=False), told(Policy.EACH_TIME))[0] == "undecided"


def test_a_policy_of_a_program_for_all_interfaces():
    assert said(CHECK, wifi(OTHER), told(Policy.HARDWARE, "")) == ("hardware", "weak")


def test_an_address_that_something_else_set_is_kept_by_who_joins_and_searches():
    joins = reading(What.ADDRESS_POLICY, Policy.KEEP, source=Source.WPA_SUPPLICANT)
    assert said(CHECK, wifi(OTHER), told(Policy.KEEP, ""), joins) == ("undecided", "none")
    assert said(CHECK, wifi(HARDWARE), told(Policy.KEEP, ""), joins)[0] == "hardware"
    assert said(CHECK, wifi(OTHER), told(Policy.KEEP, "")) == ("hardware", "weak")


def test_the_worst_interface_counts():
    good = wifi(OTHER, joined=False)
    unknown = wifi(OTHER, joined=False, of="wlan1")
    assert said(CHECK, good, unknown, told(Policy.EACH_TIME))[0] == "undecided"
    bad = wifi(HARDWARE, joined=False, of="wlan1")
    assert said(CHECK, good, bad, told(Policy.EACH_TIME))[0] == "hardware"


def test_no_interface_and_nothing_read():
    assert said(CHECK, NO_WIFI)[0] == "not-seen"
    assert said(CHECK, reading(What.SCAN_POLICY, Unread.NO_BUS))[0] == "not-checked"
