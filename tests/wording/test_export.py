from dataclasses import replace
from pathlib import Path

import pytest

from exposure_check.content.library import Library
from exposure_check.model.document import Role
from exposure_check.model.verdict import Confidence
from exposure_check.storage.allowed import allowed
from exposure_check.wording.export import About, document
from exposure_check.wording.findings import decided
from tests.cli.audits import made_audit
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, made_report

ABOUT = About("Kit's\u202e phone", "today", "1.2.3", "en")


@pytest.fixture(scope="module")
def words():
    return Library(Path(__file__).parents[2] / "resources")


def texts(made, role):
    return [one.text for one in made.blocks if one.role is role]


@pytest.mark.parametrize("report", [made_report(), made_audit()])
def test_sentence_findings_and_what_was_not_checked(words, report):
    report = allowed(report)
    made = document(report, ABOUT, words)
    assert "\u202e" not in made.title
    assert len(texts(made, Role.SENTENCE)) == 1
    found = texts(made, Role.FINDING)
    for outcome in decided(report):
        verdict = words.finding(outcome.check).verdicts[outcome.word]
        assert words.fill(verdict.title, outcome.values) in found
    for outcome in report.outcomes:
        if not outcome.decided:
            assert words.finding(outcome.check).title in found + texts(made, Role.ALSO)
    assert "Exposure Check 1.2.3" in texts(made, Role.NOTE)
    whole = " ".join(one.text for one in made.blocks)
    assert "Hideaway-net" not in whole
    assert "3c:06:30:12" not in whole


def test_doubts_and_a_note_follow_the_sentence(words):
    weak = replace(DISCOVERABLE, confidence=Confidence.WEAK)
    made = document(allowed(made_report(weak)), replace(ABOUT, note="Made up."), words)
    said = [one.text for one in made.blocks]
    at = said.index(*texts(made, Role.SENTENCE))
    assert said[at + 1 : at + 3] == [words.text("report", "note.weak"), "Made up."]


def test_what_no_line_asks_for_is_not_in_it(words):
    report = made_report()
    outcomes = tuple(
        replace(one, values={**one.values, "secret": "Hideaway"}) for one in report.outcomes
    )
    made = document(allowed(replace(report, outcomes=outcomes)), ABOUT, words)
    assert not any("Hideaway" in one.text for one in made.blocks)


def test_titles_of_checks_that_need_the_same_stand_as_one_heading(words):
    other = replace(JOIN_NOT_SEEN, check="wifi.wps")
    made = document(allowed(made_report(JOIN_NOT_SEEN, other)), ABOUT, words)
    titles = [one for one in made.blocks if one.role in (Role.FINDING, Role.ALSO)]
    assert [one.role for one in titles] == [Role.FINDING, Role.ALSO]
    assert [one.text for one in titles] == [
        words.finding(one.check).title for one in (JOIN_NOT_SEEN, other)
    ]
