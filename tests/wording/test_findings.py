from dataclasses import replace

import pytest

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.model.setting import OF_COMPUTER, Source
from exposure_check.model.verdict import Confidence, Need, Proof, Severity
from exposure_check.wording.findings import (
    certainty_lines,
    decided,
    need_text,
    open_checks,
    proof_text,
)
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME, WORDS, made_report


def test_what_matters_most_goes_first():
    fine = replace(DISCOVERABLE, severity=Severity.PROTECTED)
    partly = replace(DISCOVERABLE, severity=Severity.PARTLY)
    report = made_report(fine, JOIN_NOT_SEEN, partly, DISCOVERABLE)
    assert decided(report) == [DISCOVERABLE, partly, fine]


def test_open_checks_that_need_the_same_stand_together():
    other = replace(JOIN_NOT_SEEN, check="wifi.wps")
    (both, alone) = open_checks(
        made_report(JOIN_NOT_SEEN, other, UNDECIDED_NAME), WORDS, reveal=False
    )
    assert both.outcomes == (JOIN_NOT_SEEN, other)
    assert alone.outcomes == (UNDECIDED_NAME,)
    assert both.needs == (WORDS.text("needs", "crashed"),)


def test_a_check_has_needs_of_its_own():
    text = need_text("ble.name", Need("advertising"), WORDS, reveal=False)
    assert text == WORDS.finding("ble.name").need_texts["advertising"]


def test_a_proof_names_its_frames():
    text = proof_text(DISCOVERABLE, DISCOVERABLE.proofs[0], 1, WORDS, reveal=False)
    assert "frame 7" in text
    bare = replace(DISCOVERABLE.proofs[0], frames=())
    assert "frame" not in proof_text(DISCOVERABLE, bare, 1, WORDS, reveal=False)


def test_how_long_it_lasted_is_said_in_the_unit_that_is_easiest_to_read():
    proof = Proof("chain", (), {"longest": 2, "seconds": 842})
    chain = replace(DISCOVERABLE, check="ble.carry-over")
    assert "14 minutes" in proof_text(chain, proof, 1, WORDS, reveal=False)


def test_only_words_that_were_used_are_explained():
    (line,) = certainty_lines([DISCOVERABLE], "report", WORDS)
    assert WORDS.text("report", f"confidence.{Confidence.CERTAIN.value}") in line


@pytest.mark.parametrize("check", [one.id for one in HOST_CHECKS])
def test_no_proof_names_the_computer_by_a_dash(check):
    outcome = replace(DISCOVERABLE, check=check)
    values = {"where": OF_COMPUTER, "key": "a-key", "source": Source.IWD.value}
    for name, text in WORDS.finding(check).proofs.items():
        if "{where}" in text:
            said = proof_text(outcome, Proof(name, (), values), 1, WORDS, reveal=False)
            assert f"{OF_COMPUTER} " not in said.replace("a-key", "")
            assert f"{OF_COMPUTER}:" not in said.replace("a-key", "")
            assert "a-key" in said
