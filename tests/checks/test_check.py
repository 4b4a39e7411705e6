"""The short ways to answers: each says which check spoke, and how sure it is."""

import pytest

from exposure_check.checks.check import Check
from exposure_check.model.frame import FrameRef
from exposure_check.model.verdict import (
    NOT_CHECKED,
    NOT_SEEN,
    UNDECIDED,
    Confidence,
    Need,
    Proof,
    Severity,
)

PROOF = Proof("seen", (FrameRef(0, 1, 2),), {"frames": 1})
NEED = Need("more", {"minutes": 3})


@pytest.fixture
def check():
    words = {"bad": Severity.EXPOSED, "good": Severity.PROTECTED}
    return Check("wifi.made-up", 4, words, lambda _evidence: check.not_seen())


def test_verdict_takes_its_severity_from_its_word(check):
    bad = check.verdict("bad", Confidence.STRONG, PROOF, values={"n": 2}, parts=("part",))
    assert (bad.check, bad.version, bad.word) == ("wifi.made-up", 4, "bad")
    assert (bad.severity, bad.confidence) == (Severity.EXPOSED, Confidence.STRONG)
    assert (bad.proofs, bad.values, bad.parts, bad.needs) == ((PROOF,), {"n": 2}, ("part",), ())
    assert bad.decided
    assert check.verdict("good", Confidence.WEAK).severity is Severity.PROTECTED


def test_only_its_own_words_are_verdicts(check):
    for word in ("other", UNDECIDED, NOT_SEEN):
        with pytest.raises(KeyError):
            check.verdict(word, Confidence.CERTAIN)


def test_open_answers_are_never_protective(check):
    answers = {
        UNDECIDED: check.undecided(NEED, PROOF, values={"n": 1}),
        NOT_SEEN: check.not_seen(NEED),
        NOT_CHECKED: check.not_checked(NEED),
    }
    for word, answer in answers.items():
        assert answer.word == word
        assert not answer.decided
        assert (answer.severity, answer.confidence) == (Severity.UNKNOWN, Confidence.NONE)
        assert answer.needs == (NEED,)
    assert answers[UNDECIDED].proofs == (PROOF,)
    assert answers[UNDECIDED].values == {"n": 1}
