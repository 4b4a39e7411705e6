from dataclasses import replace

import pytest

from exposure_check.engine.assess import DECIDING, SAYS_MODEL_ONLY, assess, lead, media_heard
from exposure_check.engine.judge import CRASHED
from exposure_check.model.evidence import Coverage, Evidence, NetHost, WifiEmitter
from exposure_check.model.report import Assessment
from exposure_check.model.verdict import (
    NOT_CHECKED,
    NOT_SEEN,
    UNDECIDED,
    Confidence,
    Need,
    Outcome,
    Severity,
)

COVERAGE = Coverage(0, 0, 0, 0, 0, 0, 0)
WIFI = WifiEmitter(bytes(6), 3, 3, (), (), 0, (), None, 0, 0)
WIFI_ONLY = Evidence((WIFI,), (), (), COVERAGE)
NOTHING = Evidence((), (), (), COVERAGE)


def outcome(check, word="good", severity=Severity.PROTECTED):
    return Outcome(check, 1, word, severity, Confidence.STRONG)


def all_good():
    return [outcome(check) for check in DECIDING["wifi"]]


def test_protected_needs_every_deciding_check():
    assert assess(all_good(), WIFI_ONLY) is Assessment.PROTECTED
    for index, check in enumerate(DECIDING["wifi"]):
        for word in (UNDECIDED, NOT_SEEN, NOT_CHECKED):
            outcomes = all_good()
            outcomes[index] = outcome(check, word, Severity.UNKNOWN)
            assert assess(outcomes, WIFI_ONLY) is Assessment.NOT_ENOUGH
        assert assess(all_good()[:index], WIFI_ONLY) is Assessment.NOT_ENOUGH


def test_a_verdict_that_says_nothing_good_does_not_clear():
    outcomes = all_good()
    outcomes[0] = outcome(DECIDING["wifi"][0], "hidden", Severity.UNKNOWN)
    assert assess(outcomes, WIFI_ONLY) is Assessment.NOT_ENOUGH


def test_nothing_heard_is_never_protected():
    assert assess([], NOTHING) is Assessment.NOT_ENOUGH
    assert assess(all_good(), NOTHING) is Assessment.NOT_ENOUGH


def test_every_medium_heard_must_be_decided():
    both = Evidence((WIFI,), (), (NetHost(bytes(6), (), 0, 0, 0),), COVERAGE)
    assert media_heard(both) == ("wifi", "net")
    assert assess(all_good(), both) is Assessment.NOT_ENOUGH
    assert assess([*all_good(), *map(outcome, DECIDING["net"])], both) is Assessment.PROTECTED


def test_any_other_check_left_undecided_is_not_enough():
    outcomes = [*all_good(), outcome("wifi.wps", UNDECIDED, Severity.UNKNOWN)]
    assert assess(outcomes, WIFI_ONLY) is Assessment.NOT_ENOUGH


def test_a_crashed_check_is_not_enough_but_what_a_recording_cannot_show_is_no_obstacle():
    not_checked = outcome("bt.discoverable", NOT_CHECKED, Severity.UNKNOWN)
    assert assess([*all_good(), not_checked], WIFI_ONLY) is Assessment.PROTECTED
    crashed = replace(not_checked, needs=(Need(CRASHED),))
    assert assess([*all_good(), crashed], WIFI_ONLY) is Assessment.NOT_ENOUGH


def test_one_exposed_check_decides_whatever_is_missing():
    assert assess([outcome("wifi.wps", "serial", Severity.EXPOSED)], NOTHING) is Assessment.EXPOSED


def test_partly_exposes_unless_it_tells_the_model_only():
    for check in DECIDING["wifi"]:
        outcomes = [one for one in all_good() if one.check != check]
        outcomes.append(outcome(check, "some", Severity.PARTLY))
        expected = Assessment.PROTECTED if check in SAYS_MODEL_ONLY else Assessment.EXPOSED
        assert assess(outcomes, WIFI_ONLY) is expected


def test_the_worst_leads_and_among_equals_the_first():
    partly = outcome("b", severity=Severity.PARTLY)
    exposed = [outcome("c", severity=Severity.EXPOSED), outcome("d", severity=Severity.EXPOSED)]
    assert lead([outcome("a"), partly, *exposed]) is exposed[0]
    assert lead([outcome("a"), partly]) is partly
    assert lead([outcome("a"), outcome("z", UNDECIDED, Severity.UNKNOWN)]) is None


def test_what_was_cut_off_or_let_go_is_never_cleared():
    missing = replace(WIFI_ONLY, coverage=replace(COVERAGE, incomplete=True))
    assert assess(all_good(), missing) is Assessment.NOT_ENOUGH
    exposed = [*all_good(), outcome("wifi.wps", "serial", Severity.EXPOSED)]
    assert assess(exposed, missing) is Assessment.EXPOSED


@pytest.mark.parametrize("flag", ["short", "several"])
def test_too_short_or_several_taken_for_one_is_never_cleared(flag):
    doubtful = replace(WIFI_ONLY, coverage=replace(COVERAGE, **{flag: True}))
    assert assess(all_good(), doubtful) is Assessment.NOT_ENOUGH
