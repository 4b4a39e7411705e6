import pytest

from exposure_check.model.verdict import (
    NOT_CHECKED,
    NOT_SEEN,
    UNDECIDED,
    Confidence,
    Outcome,
    Severity,
)


@pytest.mark.parametrize(
    ("word", "decided"),
    [
        ("hardware", True),
        ("none", True),
        (UNDECIDED, False),
        (NOT_SEEN, False),
        (NOT_CHECKED, False),
    ],
)
def test_only_a_word_of_its_own_decides(word, decided):
    outcome = Outcome("wifi.made-up", 1, word, Severity.UNKNOWN, Confidence.NONE)
    assert outcome.decided is decided
