import pytest

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.checks.registry import CHECKS
from exposure_check.engine.audit import Audit
from exposure_check.engine.effect import effect, effect_on_the_air, setting_ignored
from exposure_check.model.air import ON_THE_AIR
from exposure_check.model.fix import Effect, TakesEffect
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Policy, Reading, Settings, Source, System, What
from exposure_check.model.verdict import Confidence, Outcome, Severity

HARDWARE = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("3c0630123456"))
OTHER = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("021122334455"))
HOME = Identifier(IdentifierKind.NETWORK, b"Hideaway-net")
NM = Source.NETWORK_MANAGER
ADDRESS, NAME = ("host.wifi-address",), ("host.dhcp-name",)


def audited(address=OTHER, policy=Policy.PER_NETWORK, saved=Policy.PER_NETWORK, joined=True):
    readings = (
        Reading(What.WIFI_INTERFACE, "wlan0", "k", True, Source.RTNETLINK),
        Reading(What.ADDRESS_IN_USE, "wlan0", "k", address, Source.RTNETLINK),
        Reading(What.HARDWARE_ADDRESS, "wlan0", "k", HARDWARE, Source.RTNETLINK),
        Reading(What.JOINED, "wlan0", "k", joined, NM),
        Reading(What.POLICY_IN_USE, "wlan0", "k", policy, NM),
        Reading(What.ADDRESS_POLICY, HOME, "k", saved, NM),
        Reading(What.DHCP_NAME, HOME, "k", False, NM),
    )
    return Audit(HOST_CHECKS, lambda: Settings(System.LINUX, readings)).run()


def test_right_after_the_change_the_present_connection_goes_on():
    report = audited(HARDWARE)
    assert setting_ignored(report.settings)
    found = effect(ADDRESS, TakesEffect.NEXT_JOIN, report, joined_anew=False)
    assert found is Effect.NOT_YET


def test_joined_again_and_still_the_hardware_address():
    found = effect(ADDRESS, TakesEffect.NEXT_JOIN, audited(HARDWARE), joined_anew=True)
    assert found is Effect.NOT_EFFECTIVE


def test_the_address_in_use_shows_it():
    found = effect(ADDRESS, TakesEffect.NEXT_JOIN, audited(), joined_anew=True)
    assert found is Effect.STATE_SHOWS


def test_other_networks_leave_the_finding():
    report = audited(saved=Policy.KEEP)
    assert not setting_ignored(report.settings)
    found = effect(ADDRESS, TakesEffect.NEXT_JOIN, report, joined_anew=True)
    assert found is Effect.STILL_FOUND


def test_a_network_that_is_set_to_the_hardware_address_ignores_nothing():
    assert not setting_ignored(audited(HARDWARE, Policy.HARDWARE).settings)
    assert not setting_ignored(audited(HARDWARE, joined=False).settings)


def test_a_setting_alone_proves_nothing():
    for when, anew, expected in (
        (TakesEffect.NEXT_JOIN, False, Effect.NOT_YET),
        (TakesEffect.NEXT_JOIN, True, Effect.SET),
        (TakesEffect.NEXT_START, False, Effect.NOT_YET),
        (TakesEffect.AT_ONCE, False, Effect.SET),
    ):
        assert effect(NAME, when, audited(), joined_anew=anew) is expected


def outcome(severity, check="wifi.join-address"):
    word = "undecided" if severity is Severity.UNKNOWN else "word"
    return Outcome(check, 1, word, severity, Confidence.STRONG)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], Effect.AIR_SILENT),
        ([outcome(Severity.UNKNOWN)], Effect.AIR_SILENT),
        ([outcome(Severity.PROTECTED)], Effect.AIR_SHOWS),
        ([outcome(Severity.EXPOSED)], Effect.AIR_CONTRADICTS),
        ([outcome(Severity.PROTECTED, "wifi.wps")], Effect.AIR_SILENT),
        ([outcome(Severity.EXPOSED, "wifi.wps")], Effect.AIR_SILENT),
    ],
)
def test_what_was_heard_decides_and_silence_does_not(outcomes, expected):
    assert effect_on_the_air(ADDRESS, outcomes) is expected


def test_one_of_two_is_not_all():
    both = ("host.wifi-address", "host.dhcp-name")
    assert effect_on_the_air(both, [outcome(Severity.PROTECTED)]) is Effect.AIR_SILENT
    assert effect_on_the_air((), []) is Effect.AIR_SILENT


def test_every_check_of_settings_has_checks_of_what_is_sent():
    assert set(ON_THE_AIR) == {check.id for check in HOST_CHECKS}
    assert {one for air in ON_THE_AIR.values() for one in air} <= {check.id for check in CHECKS}
