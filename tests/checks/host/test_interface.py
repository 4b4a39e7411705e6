from exposure_check.checks.host.interface import interfaces
from exposure_check.model.setting import Policy, Source, What
from tests.checks.host.made import HARDWARE, MADE_WITH, OTHER, reading, settings, wifi


def one(*readings):
    (found,) = interfaces(settings(*readings))
    return found


def test_sources_are_put_together_and_the_kernel_goes_first():
    found = one(
        wifi(),
        reading(What.ADDRESS_IN_USE, None, "wlan0"),
        reading(What.POLICY_IN_USE, Policy.PER_NETWORK, "wlan0"),
        reading(What.SCAN_POLICY, Policy.EACH_TIME, "wlan0"),
        reading(What.SCAN_ABILITY, True, "wlan0", Source.NL80211),
    )
    assert (found.address, found.hardware, found.joined) == (OTHER, HARDWARE, True)
    assert (found.policy, found.scan_policy, found.able) == (
        Policy.PER_NETWORK,
        Policy.EACH_TIME,
        True,
    )
    assert found.shows_hardware is False


def test_without_a_hardware_address_a_makers_one_is_taken_for_it():
    assert one(wifi(HARDWARE, None)).shows_hardware is True
    assert one(wifi(OTHER, None)).shows_hardware is None
    assert one(wifi(None, HARDWARE)).shows_hardware is None


def test_a_made_up_hardware_address_counts_only_from_who_knows():
    assert one(wifi(MADE_WITH, MADE_WITH)).shows_hardware is True
    assert one(wifi(OTHER, OTHER, source=Source.ADAPTERS)).shows_hardware is None
    assert one(wifi(HARDWARE, HARDWARE, source=Source.ADAPTERS)).shows_hardware is True


def test_a_policy_for_all_counts_but_not_network_managers_for_new_networks():
    for source, expected in ((Source.IWD, Policy.PER_NETWORK), (Source.NETWORK_MANAGER, None)):
        general = reading(What.ADDRESS_POLICY, Policy.PER_NETWORK, "", source)
        assert one(wifi(), general).policy is expected


def test_several_and_none():
    assert len(interfaces(settings(wifi(), wifi(of="wlan1")))) == 2
    assert interfaces(settings()) == []
