"""The checklists hold what they promise: every finding leads to a step, every step to a proof."""

import re

import pytest

from exposure_check.checks.registry import CHECKS
from exposure_check.content.checklist import MAKES, RECORDED
from exposure_check.content.fill import places
from exposure_check.content.library import Library
from exposure_check.locate import resources
from exposure_check.model.menus import PHONES, Menus
from exposure_check.model.phone import Checklist
from exposure_check.model.states import STATES
from exposure_check.model.verdict import NOT_SEEN, Severity
from tests.resources.test_files import FEAR

WORDS = Library(resources())
SEVERITIES = {(check.id, word): one for check in CHECKS for word, one in check.words.items()}
FINDINGS = [
    (check.id, word)
    for check in CHECKS
    for word in (*check.words, "undecided", "not-seen", "not-checked")
    if WORDS.finding(check.id).verdicts[word].tips
]


@pytest.fixture(params=PHONES)
def checklist(request: pytest.FixtureRequest) -> Checklist:
    return WORDS.checklist(request.param)


def test_every_file_is_a_system_and_the_promised_versions_are_covered() -> None:
    assert set(WORDS.names("phones")) == set(PHONES)
    covered = {one.system: (one.first, one.last) for one in map(WORDS.checklist, PHONES)}
    assert covered == {"ios": (14, 26), "android": (8, 16)}


def test_every_finding_leads_to_steps_of_every_version(checklist: Checklist) -> None:
    for finding in FINDINGS:
        tips = WORDS.finding(finding[0]).verdicts[finding[1]].tips
        for version in range(checklist.first, checklist.last + 1):
            steps = WORDS.steps(Menus(checklist.system, version), [finding])
            assert [step.tip for step in steps] == list(tips), (finding, version)
            for step in steps:
                own = [one for one in WORDS.tip(step.tip).steps if one.system == "any"]
                assert step.ways or own, f"{step.tip}: no way at {version}"


def test_every_finding_can_be_proved_gone(checklist: Checklist) -> None:
    for finding in FINDINGS:
        for step in WORDS.steps(Menus(checklist.system), [finding]):
            proved = {check for one in step.rechecks for check, _ in one.proves}
            assert proved == {finding[0]}, f"{step.tip} does not say what proves {finding}"


def test_only_what_protects_is_a_proof_and_not_seen_only_of_what_is_off(
    checklist: Checklist,
) -> None:
    off = {"wifi-off", "ble-off", "bt-asked"}
    for step in checklist.steps:
        for one in step.rechecks:
            for proof in one.proves:
                if proof[1] == NOT_SEEN:
                    assert one.state in off or step.tip == "use-mobile-data", (step.tip, proof)
                else:
                    assert SEVERITIES[proof] is Severity.PROTECTED, (step.tip, proof)


def test_texts(checklist: Checklist) -> None:
    for step in checklist.steps:
        assert step.tip in WORDS.names("tips")
        for text in (step.expect, step.may_break, *(way.text for way in step.ways)):
            assert text.endswith("."), f"{step.tip}: no full stop: {text}"
            assert not FEAR.search(text), f"{step.tip}: {text}"
            assert not places(text), f"{step.tip}: a step has no values: {text}"


def test_what_is_verified_names_who_wrote_or_saw_it(checklist: Checklist) -> None:
    known = r"Apple|TidBITS|AOSP|source\.android\.com|Seen on|Measured|CVE-"
    for step in checklist.steps:
        for way in step.ways:
            assert not way.verified or re.search(known, way.source), (step.tip, way.source)
            assert not (way.verified and "not seen" in way.source), (step.tip, way.source)


def test_every_state_and_maker_has_its_words() -> None:
    media = {state.id: state.medium for state in STATES}
    for state in RECORDED:
        assert WORDS.has("phones", f"how.{state}") or WORDS.has("phones", f"how.{media[state]}")
    for make in MAKES[1:]:
        assert WORDS.has("phones", f"way.{make}")


def test_verdicts_named_as_a_proof_have_titles_without_values() -> None:
    for (check, word), severity in SEVERITIES.items():
        if severity is Severity.PROTECTED:
            assert not places(WORDS.finding(check).verdicts[word].title), (check, word)


def test_findings_without_tips_lead_to_no_steps() -> None:
    assert WORDS.steps(Menus("ios"), [("ble.name", "none")]) == ()
