from dataclasses import replace

import pytest

from exposure_check.checks.registry import CHECKS
from exposure_check.client.accept import acceptable
from exposure_check.model.verdict import Need, Proof, Severity
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME, WORDS, made_report

PARTS = frozenset(WORDS.names("payloads"))


def accepted(*outcomes, **changes):
    return acceptable(made_report(*outcomes, **changes), CHECKS, WORDS, PARTS)


def test_what_the_program_says_itself_is_accepted():
    assert accepted(DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME)
    assert accepted(replace(DISCOVERABLE, parts=("apple.nearby-info",)))


@pytest.mark.parametrize(
    "outcome",
    [
        replace(DISCOVERABLE, check="made.up"),
        replace(DISCOVERABLE, check="../../words/cli"),
        replace(DISCOVERABLE, word="wonderful"),
        replace(DISCOVERABLE, proofs=(Proof("made-up", ()),)),
        replace(DISCOVERABLE, needs=(Need("made-up"),)),
        replace(DISCOVERABLE, parts=("made-up",)),
        replace(DISCOVERABLE, parts=("../cli",)),
        replace(JOIN_NOT_SEEN, severity=Severity.PROTECTED),
    ],
)
def test_what_it_has_no_words_for_is_not(outcome):
    assert not accepted(outcome)


def test_what_leads_is_one_of_the_outcomes():
    assert not accepted(DISCOVERABLE, lead=UNDECIDED_NAME)
    assert accepted(DISCOVERABLE, lead=None)
