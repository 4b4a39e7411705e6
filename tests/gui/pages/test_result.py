from dataclasses import replace

import pytest

from exposure_check.gui import routes
from exposure_check.gui.pages.result import _first_sentence
from exposure_check.model.live import Ending, LiveCoverage, Manner, StateDone
from exposure_check.model.report import Assessment, SubjectAnswer
from exposure_check.model.verdict import Confidence, Identifier
from exposure_check.wording.findings import decided
from exposure_check.wording.sentence import headline
from tests.cli.audits import made_audit
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, made_report
from tests.gui.made import button, can_press, page_text, press, result_of_demo, top


def shown(window, report):
    route = routes.Result(routes.Subject("My phone"), report, 0)
    window.go(route)
    return route


def test_the_sentence_the_findings_and_what_was_not_checked(window, qtbot):
    route = result_of_demo(window, qtbot)
    text, words = page_text(window), window.context.words
    assert headline(route.report, words, reveal=False)[0] in text
    found = decided(route.report)
    assert len(found) > 3
    places = [
        text.index(words.finding(one.check).verdicts[one.word].title, text.index("signals"))
        for one in found
    ]
    assert places == sorted(places)
    assert words.text("report", "heading.not-checked") in text
    assert words.text("report", "unchecked.not-seen") in text
    assert words.text("report", "note.made") in text
    press(window, words.finding(found[0].check).verdicts[found[0].word].title)
    assert isinstance(top(window), routes.Finding)


def test_a_doubt_stands_right_under_the_sentence(window):
    weak = replace(DISCOVERABLE, confidence=Confidence.WEAK)
    shown(window, made_report(weak))
    words = window.context.words
    lines = page_text(window).split("\n")
    at = lines.index(headline(made_report(weak), words, reveal=False)[0])
    assert lines[at + 1] == words.text("report", "note.weak")


def test_a_card_says_its_severity_aloud(window):
    shown(window, made_report(DISCOVERABLE))
    words = window.context.words
    card = button(window, words.finding("bt.discoverable").verdicts["discoverable"].title)
    assert words.text("report", "severity.exposed") in card.accessibleName()


def test_a_protected_result_says_so_only_of_what_was_checked(window, qtbot):
    route = result_of_demo(window, qtbot, "fine")
    assert route.report.assessment is Assessment.PROTECTED
    text = page_text(window)
    assert window.context.words.text("report", "assessment.protected") in text
    assert window.context.words.text("report", "area.beyond") in text


def test_what_to_do_is_counted(window):
    shown(window, made_report(DISCOVERABLE))
    press(window, "What to do")
    assert isinstance(top(window), routes.ToDo)


def test_another_device_of_a_recording_can_be_chosen(window):
    route = routes.Result(routes.Subject("a.pcap", files=("a.pcap",)), made_report(DISCOVERABLE), 0)
    window.go(route)
    press(window, window.context.say("result.other"))
    assert isinstance(top(window), routes.Which)


@pytest.mark.parametrize("answer", [SubjectAnswer.ONLY_ONE, SubjectAnswer.NOTHING_HEARD])
def test_where_there_is_no_other_device_none_can_be_chosen(window, answer):
    report = made_report(DISCOVERABLE, answer=answer)
    window.go(routes.Result(routes.Subject("a.pcap", files=("a.pcap",)), report, 0))
    say = window.context.say
    assert not can_press(window, say("result.other"))
    assert can_press(window, say("home.open")) is (answer is SubjectAnswer.NOTHING_HEARD)


def test_nothing_heard_is_no_dead_end(window):
    answer, whole = SubjectAnswer.NOTHING_HEARD, Assessment.NOT_ENOUGH
    shown(window, made_report(answer=answer, assessment=whole))
    text = page_text(window)
    assert window.context.words.text("subject", "nothing-heard-do.ble") in text
    assert window.context.words.text("report", "heading.not-checked") not in text


def test_without_any_verdict_it_says_so(window):
    shown(window, made_report(JOIN_NOT_SEEN, assessment=Assessment.NOT_ENOUGH))
    assert window.context.say("result.none-decided") in page_text(window)


def test_an_audit_shows_no_identifier_in_full(window):
    report = made_audit()
    shown(window, report)
    text = page_text(window)
    for reading in report.settings.readings:
        if isinstance(reading.value, Identifier):
            assert reading.value.revealed() not in text


def test_cards_have_the_first_sentence_alone():
    assert _first_sentence("One. Two.") == "One."
    assert _first_sentence("一。二。") == "一。"
    assert _first_sentence("Only") == "Only"
    assert len(_first_sentence("x" * 500)) < 200


def test_states_that_were_left_out_stand_with_what_was_not_checked(window):
    states = (
        StateDone("ble-screen-on", 300, enough=True),
        StateDone("ble-idle", 40, enough=False),
        StateDone("wifi-off", 0, enough=False),
    )
    live = LiveCoverage(Ending.TIME, (Manner.LISTENS,), states)
    report = made_report(assessment=Assessment.PROTECTED, live=live)
    window.go(routes.Result(routes.Subject("Phone", kind="phone"), report, 0))
    text, words = page_text(window), window.context.words
    said = window.context.say("result.not-done-lead", {"count": 2, "all": 3})
    assert text.index(said) < text.index(words.text("report", "heading.not-checked"))
    for state, word in (("ble-idle", "too-short"), ("wifi-off", "not-done")):
        assert words.text("states", f"{state}.why") in text
        assert window.context.say(f"result.{word}") in text
    assert words.text("states", "ble-screen-on.why") not in text


def test_a_device_checked_on_the_air_can_be_checked_again(window):
    live = LiveCoverage(Ending.TIME, (Manner.LISTENS,))
    for kind, page in (("phone", routes.PhoneEar), ("tag", routes.PhoneReady)):
        report = made_report(DISCOVERABLE, live=live)
        window.go(routes.Result(routes.Subject("x", kind=kind), report, 0))
        press(window, window.context.say("result.again-device"))
        assert isinstance(top(window), page)
