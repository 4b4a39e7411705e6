from exposure_check.checks.check import Check
from exposure_check.engine.judge import CHOOSE_DEVICE, CRASHED, judge, nothing_judged
from exposure_check.model.evidence import Coverage, Evidence
from exposure_check.model.verdict import NOT_CHECKED, NOT_SEEN, Severity

NOTHING = Evidence((), (), (), Coverage(0, 0, 0, 0, 0, 0, 0))


def crash(_evidence):
    raise ZeroDivisionError


GOOD = Check("made.good", 1, {"bad": Severity.EXPOSED}, lambda _evidence: GOOD.not_seen())
BAD = Check("made.bad", 3, {"bad": Severity.EXPOSED}, crash)


def test_a_check_that_crashes_is_not_checked_and_the_others_go_on():
    first, second = judge((BAD, GOOD), NOTHING)
    assert (first.check, first.word, first.version) == ("made.bad", NOT_CHECKED, 3)
    assert [need.id for need in first.needs] == [CRASHED]
    assert second.word == NOT_SEEN


def test_nothing_is_judged_without_a_device():
    outcomes = nothing_judged((GOOD, BAD))
    assert [outcome.word for outcome in outcomes] == [NOT_CHECKED, NOT_CHECKED]
    assert {need.id for outcome in outcomes for need in outcome.needs} == {CHOOSE_DEVICE}
