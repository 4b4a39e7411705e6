import pytest

from exposure_check.model.verdict import Confidence, Outcome, Severity
from exposure_check.wording.compare import Turn, rows, summary


def one(severity, check="ble.name"):
    word = "undecided" if severity is Severity.UNKNOWN else "own"
    return Outcome(check, 1, word, severity, Confidence.STRONG)


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        (Severity.EXPOSED, Severity.PROTECTED, Turn.GONE),
        (Severity.EXPOSED, Severity.UNKNOWN, Turn.UNPROVEN),
        (Severity.EXPOSED, Severity.PARTLY, Turn.STAYS),
        (Severity.PROTECTED, Severity.PARTLY, Turn.NEW),
        (Severity.UNKNOWN, Severity.EXPOSED, Turn.NEW),
        (Severity.UNKNOWN, Severity.PROTECTED, Turn.QUIET),
    ],
)
def test_what_was_not_judged_again_is_not_gone(before, after, turn):
    (row,) = rows([one(before)], [one(after)])
    assert row.turn is turn


def test_the_worst_is_said_first():
    exposed, fine, open_ = (
        one(s) for s in (Severity.EXPOSED, Severity.PROTECTED, Severity.UNKNOWN)
    )
    other = one(Severity.EXPOSED, "wifi.wps")
    assert summary(rows([exposed], [fine])) == (Turn.GONE, 1)
    assert summary(rows([exposed], [fine, other])) == (Turn.NEW, 1)
    assert summary(rows([exposed], [open_])) == (Turn.UNPROVEN, 1)
    assert summary(rows([], [])) == (Turn.QUIET, 0)
