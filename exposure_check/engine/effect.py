"""What is known of a fix's effect: by another audit, and by listening to this computer itself.

A setting that holds is not an effect. What was not shown is called so.
"""

from collections.abc import Sequence

from exposure_check.model.air import ON_THE_AIR
from exposure_check.model.audit import AuditReport
from exposure_check.model.fix import Effect, TakesEffect
from exposure_check.model.setting import Policy, Settings, What
from exposure_check.model.verdict import Confidence, Outcome, Severity

_FOUND = (Severity.EXPOSED, Severity.PARTLY)
_CHANGES = (Policy.PER_NETWORK, Policy.EACH_TIME)
_ADDRESS = "host.wifi-address"


def effect(
    heals: Sequence[str], when: TakesEffect, report: AuditReport, *, joined_anew: bool
) -> Effect:
    """Return what an audit after the change shows.

    Args:
        heals: the checks that the fix answers.
        when: from when on it counts.
        report: the audit.
        joined_anew: True if the user says that the network was joined again since.
    """
    waits = when in (TakesEffect.NEXT_JOIN, TakesEffect.NEXT_START) and not joined_anew
    outcomes = [one for one in report.outcomes if one.check in heals]
    if _ADDRESS in heals and setting_ignored(report.settings):
        return Effect.NOT_YET if waits else Effect.NOT_EFFECTIVE
    if outcomes and all(_shown(one) for one in outcomes):
        return Effect.STATE_SHOWS
    if waits:
        return Effect.NOT_YET
    if any(one.severity in _FOUND for one in outcomes):
        return Effect.STILL_FOUND
    return Effect.SET


def setting_ignored(settings: Settings) -> bool:
    """Return whether an interface uses its hardware address although its network is set not to.

    Right after the change that is to be expected: it counts from the next connection on.
    """
    for joined in settings.all(What.JOINED):
        policies = settings.of(What.POLICY_IN_USE, joined.of)
        if joined.value is not True or not any(one.value in _CHANGES for one in policies):
            continue
        now = {one.value for one in settings.of(What.ADDRESS_IN_USE, joined.of)}
        hardware = {one.value for one in settings.of(What.HARDWARE_ADDRESS, joined.of)}
        if now & hardware:
            return True
    return False


def effect_on_the_air(heals: Sequence[str], outcomes: Sequence[Outcome]) -> Effect:
    """Return what listening to this computer's own radios showed.

    Args:
        heals: the checks that the fix answers.
        outcomes: of the checks of what was heard.
    """
    wanted = {air for check in heals for air in ON_THE_AIR.get(check, ())}
    heard = [one for one in outcomes if one.check in wanted and one.decided]
    if any(one.severity in _FOUND for one in heard):
        return Effect.AIR_CONTRADICTS
    if heard and {one.check for one in heard} == wanted:
        return Effect.AIR_SHOWS
    return Effect.AIR_SILENT


def _shown(outcome: Outcome) -> bool:
    return outcome.severity is Severity.PROTECTED and outcome.confidence in (
        Confidence.STRONG,
        Confidence.CERTAIN,
    )
