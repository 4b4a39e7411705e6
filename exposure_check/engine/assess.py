"""The whole in one word: a protective one only where every deciding check had enough evidence."""

from collections.abc import Mapping, Sequence

from exposure_check.engine.judge import CRASHED
from exposure_check.model.evidence import Evidence
from exposure_check.model.report import Assessment
from exposure_check.model.verdict import UNDECIDED, Outcome, Severity

DECIDING: Mapping[str, tuple[str, ...]] = {
    "wifi": ("wifi.search-address", "wifi.sequence", "wifi.names-asked", "wifi.fingerprint"),
    "ble": ("ble.address", "ble.rotation", "ble.carry-over", "ble.name"),
    "net": ("net.host-name", "net.dhcp", "net.ipv6", "net.local-names"),
}
"""Per medium, the checks that must all be decided before it counts as checked."""

SAYS_MODEL_ONLY = frozenset({"wifi.fingerprint", "ble.name"})
"""Checks whose "partly" narrows a device down to its model, not to one device."""

_WORST_FIRST = (Severity.EXPOSED, Severity.PARTLY)


def assess(outcomes: Sequence[Outcome], evidence: Evidence) -> Assessment:
    """Return the assessment of what was heard.

    Exposed as soon as one check says so, whatever else is missing; "partly" counts as exposed
    unless it tells the model only. Protected only if a medium was heard, and in each medium
    heard every deciding check came to a protective verdict, no other check was left undecided or
    crashed, nothing of the device was cut off or let go, it was heard for long enough, and it
    does not look like more than one device. Everything else is not enough evidence.
    """
    if any(_exposes(outcome) for outcome in outcomes):
        return Assessment.EXPOSED
    coverage = evidence.coverage
    if coverage.incomplete or coverage.short or coverage.several:
        return Assessment.NOT_ENOUGH
    by_check = {outcome.check: outcome for outcome in outcomes}
    heard = media_heard(evidence)
    deciding = [check for medium in heard for check in DECIDING[medium]]
    if not deciding or not all(_clears(by_check.get(check)) for check in deciding):
        return Assessment.NOT_ENOUGH
    if any(_left_open(outcome) for outcome in outcomes):
        return Assessment.NOT_ENOUGH
    return Assessment.PROTECTED


def _exposes(outcome: Outcome) -> bool:
    if outcome.severity is Severity.PARTLY:
        return outcome.check not in SAYS_MODEL_ONLY
    return outcome.severity is Severity.EXPOSED


def _left_open(outcome: Outcome) -> bool:
    return outcome.word == UNDECIDED or any(need.id == CRASHED for need in outcome.needs)


def _clears(outcome: Outcome | None) -> bool:
    """Return whether a deciding check came to a verdict that can stand in a protective report.

    A verdict may be decided and still say nothing good: an address that the system hides.
    """
    if outcome is None or not outcome.decided:
        return False
    if outcome.severity is Severity.PARTLY:
        return outcome.check in SAYS_MODEL_ONLY
    return outcome.severity is Severity.PROTECTED


def media_heard(evidence: Evidence) -> tuple[str, ...]:
    """Return which of wifi, ble and net the user's device was heard in."""
    heard = (("wifi", evidence.wifi), ("ble", evidence.ble), ("net", evidence.net))
    return tuple(name for name, emitters in heard if emitters)


def lead(outcomes: Sequence[Outcome]) -> Outcome | None:
    """Return the outcome the first sentence is about: the worst, first in the registry's order."""
    for severity in _WORST_FIRST:
        for outcome in outcomes:
            if outcome.severity is severity:
                return outcome
    return None
