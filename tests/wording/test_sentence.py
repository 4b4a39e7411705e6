from dataclasses import replace

import pytest

from exposure_check.model.heard import Discard
from exposure_check.model.live import Ending, LiveCoverage, Manner
from exposure_check.model.report import Assessment, SubjectAnswer, SubjectResult
from exposure_check.model.verdict import Confidence, Severity
from exposure_check.wording.sentence import (
    doubt_lines,
    first_sentence,
    headline,
    left_open,
    nothing_heard_lines,
    subject_sentence,
)
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME, WORDS, made_report


def sentence(report):
    return first_sentence(report, WORDS, reveal=False)


def test_an_exposed_report_begins_with_its_worst_finding():
    finding = WORDS.finding("bt.discoverable").verdicts["discoverable"]
    assert sentence(made_report(JOIN_NOT_SEEN, DISCOVERABLE)) == finding.sentence


def test_not_enough_evidence_is_said_first_even_if_something_was_partly_found():
    partly = replace(DISCOVERABLE, severity=Severity.PARTLY)
    report = made_report(partly, assessment=Assessment.NOT_ENOUGH)
    assert sentence(report) == WORDS.text("report", "first.not-enough")


def test_a_protective_sentence_says_what_was_not_checked():
    report = made_report(JOIN_NOT_SEEN, assessment=Assessment.PROTECTED)
    text = sentence(report)
    for area in ("wifi", "ble", "net", "join"):
        assert WORDS.text("report", f"area.{area}") in text


@pytest.mark.parametrize(
    ("channels", "said"),
    [({6: 5}, True), ({-37: 5, 6: 5, 14: 1}, True), ({6: 5, 36: 1}, False), ({-37: 5}, False)],
)
def test_where_wifi_was_heard_on_2_4_ghz_alone_that_is_said(channels, said):
    report = made_report(JOIN_NOT_SEEN)
    report = replace(report, coverage=replace(report.coverage, channels=channels))
    assert (WORDS.text("report", "area.band") in left_open(report, WORDS)) is said


def test_a_protective_sentence_names_what_tells_the_model():
    partly = replace(DISCOVERABLE, severity=Severity.PARTLY)
    text = sentence(made_report(partly, assessment=Assessment.PROTECTED))
    assert WORDS.finding("bt.discoverable").verdicts["discoverable"].sentence in text


def test_without_a_device_the_sentence_says_why():
    for answer in SubjectAnswer:
        if answer in (SubjectAnswer.CHOSEN, SubjectAnswer.ONLY_ONE):
            continue
        report = made_report(assessment=Assessment.NOT_ENOUGH, answer=answer)
        assert sentence(report) == subject_sentence(report, WORDS)
        assert sentence(report)


def test_every_answer_and_rule_has_words():
    for answer in SubjectAnswer:
        for rule in ("", "all", "strongest", "address", "name", "irk"):
            report = made_report(subject=SubjectResult(answer, rule, 2, 11.0))
            text = subject_sentence(report, WORDS)
            assert text
            assert "…" not in text


def test_the_only_one_with_a_strength_is_not_compared_with_a_next_one():
    for gap, said in (
        (12.0, "12 dB stronger than the next"),
        (None, "of no other is the strength known"),
    ):
        subject = SubjectResult(SubjectAnswer.CHOSEN, "strongest", 1, gap)
        sentence = subject_sentence(made_report(DISCOVERABLE, subject=subject), WORDS)
        assert said in sentence
        assert "…" not in sentence


def test_what_could_not_be_read_whole_is_said_first():
    report = made_report(DISCOVERABLE, assessment=Assessment.NOT_ENOUGH)
    coverage = replace(report.coverage, incomplete=True)
    sentence = first_sentence(replace(report, coverage=coverage), WORDS, reveal=False)
    assert sentence == WORDS.text("report", "first.incomplete")


def test_the_loudest_heard_live_is_not_called_anybodys():
    subject = SubjectResult(SubjectAnswer.CHOSEN, "strongest", 2, 11.0)
    report = made_report(DISCOVERABLE, assessment=Assessment.NOT_ENOUGH, subject=subject)
    coverage = replace(report.coverage, incomplete=True)
    live = LiveCoverage(Ending.ENDED, ())
    sentence = first_sentence(replace(report, coverage=coverage, live=live), WORDS, reveal=False)
    assert sentence == WORDS.text("report", "first.unproven")


def test_a_short_recording_is_told_how_long_it_has_to_be():
    report = made_report(DISCOVERABLE, assessment=Assessment.NOT_ENOUGH)
    short = replace(report, coverage=replace(report.coverage, short=True))
    assert sentence(short) == WORDS.text("report", "first.too-short")
    open_too = replace(short, outcomes=(UNDECIDED_NAME,))
    assert sentence(open_too) == WORDS.text("report", "first.not-enough")


def test_a_live_check_speaks_of_what_was_heard():
    live = LiveCoverage(Ending.TIME, (Manner.LISTENS,))
    for assessment in (Assessment.PROTECTED, Assessment.NOT_ENOUGH):
        sentence = first_sentence(
            made_report(assessment=assessment, live=live), WORDS, reveal=False
        )
        assert "recording" not in sentence
        assert "heard" in sentence


def test_a_headline_leaves_out_what_stands_beside_it():
    plain = made_report(JOIN_NOT_SEEN, assessment=Assessment.PROTECTED)
    assert headline(plain, WORDS, reveal=False) == (
        WORDS.text("report", "headline.protected"),
        "",
    )
    partly = replace(DISCOVERABLE, severity=Severity.PARTLY)
    live = LiveCoverage(Ending.TIME, (Manner.LISTENS,))
    model = made_report(partly, assessment=Assessment.PROTECTED, live=live)
    first, second = headline(model, WORDS, reveal=False)
    assert first == WORDS.text("report", "headline-live.protected-model")
    assert second == WORDS.finding("bt.discoverable").verdicts["discoverable"].sentence


def test_any_other_headline_is_the_first_sentence():
    for report in (made_report(DISCOVERABLE), made_report(assessment=Assessment.NOT_ENOUGH)):
        assert headline(report, WORDS, reveal=False) == (sentence(report), "")


def test_a_sentence_that_says_more_than_is_certain_is_followed_by_a_doubt():
    weak = replace(DISCOVERABLE, confidence=Confidence.WEAK)
    several = replace(made_report().coverage, several=True)
    for report, notes in (
        (made_report(DISCOVERABLE), []),
        (made_report(weak), ["weak"]),
        (made_report(weak, coverage=several), ["weak", "several"]),
        (made_report(weak, coverage=several, assessment=Assessment.NOT_ENOUGH), []),
        (made_report(coverage=several, answer=SubjectAnswer.SEVERAL), []),
    ):
        said = [WORDS.text("report", f"note.{note}") for note in notes]
        assert list(doubt_lines(report, WORDS)) == said


def test_several_devices_taken_for_one():
    report = made_report(assessment=Assessment.NOT_ENOUGH)
    several = replace(report, coverage=replace(report.coverage, several=True, incomplete=True))
    assert sentence(several) == WORDS.text("report", "first.several")


@pytest.mark.parametrize(
    ("live", "ways"),
    [
        (None, ("wifi", "ble", "net")),
        (LiveCoverage(Ending.TIME, (Manner.LISTENS,)), ("live",)),
        (LiveCoverage(Ending.TIME, (Manner.OVERHEARS,)), ("overheard",)),
    ],
)
def test_what_to_try_where_nothing_was_heard(live, ways):
    report = made_report(assessment=Assessment.NOT_ENOUGH, answer=SubjectAnswer.NOTHING_HEARD)
    said = list(nothing_heard_lines(replace(report, live=live), WORDS))
    assert said == [WORDS.text("subject", f"nothing-heard-do.{way}") for way in ways]


@pytest.mark.parametrize("rule", ["on-off", "near"])
def test_a_device_that_was_not_followed_to_the_end_is_not_said_to_have_parts_left_out(rule):
    report = made_report(assessment=Assessment.NOT_ENOUGH)
    report = replace(
        report,
        subject=replace(report.subject, rule=rule),
        coverage=replace(report.coverage, incomplete=True, discarded={Discard.BAD_CRC: 3}),
        live=LiveCoverage(Ending.TIME, (Manner.LISTENS,)),
    )
    assert sentence(report) == WORDS.text("report", "first.not-followed")
    left_out = replace(report.coverage, discarded={Discard.TABLE_FULL: 3})
    assert sentence(replace(report, coverage=left_out)) == WORDS.text("report", "first.incomplete")
