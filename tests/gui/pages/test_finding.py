import pytest
from PySide6.QtWidgets import QPushButton

from exposure_check.gui import routes
from exposure_check.model.air import settings_behind
from exposure_check.model.verdict import Severity
from exposure_check.wording.findings import decided, proof_text
from tests.cli.audits import made_audit
from tests.cli.made import DISCOVERABLE, made_report
from tests.gui.made import button, page_text, press, result_of_demo, top


@pytest.mark.parametrize("name", ["leaks", "linkable"])
def test_meaning_street_proof_tips_and_where_it_errs(window, qtbot, name):
    result = result_of_demo(window, qtbot, name)
    words = window.context.words
    for outcome in decided(result.report):
        window.go(routes.Finding(result, outcome))
        text = page_text(window)
        verdict = words.finding(outcome.check).verdicts[outcome.word]
        for part in (verdict.sentence, verdict.meaning, verdict.street):
            assert words.fill(part, outcome.values) in text
        sources = result.report.sources
        for proof in outcome.proofs:
            assert proof_text(outcome, proof, sources, words, reveal=False) in text
        for tip in verdict.tips:
            assert words.tip(tip).title in text
        assert words.finding(outcome.check).errs in text
        window.back()


def test_steps_appear_for_the_system_that_is_chosen(window, qtbot):
    result = result_of_demo(window, qtbot)
    (name,) = [one for one in result.report.outcomes if one.check == "ble.name"]
    window.go(routes.Finding(result, name))
    words = window.context.words
    (step,) = [one for one in words.checklist("ios").steps if one.tip == "rename-device"]
    assert step.expect not in page_text(window)
    press(window, window.context.words.text("report", "tip.ios"))
    assert step.expect in page_text(window)


def test_a_setting_is_as_sure_as_settings_are(window):
    report = made_audit()
    outcome = decided(report)[0]
    result = routes.Result(routes.Subject("This computer", system="linux"), report, 0)
    window.go(routes.Finding(result, outcome))
    means = f"confidence-means.{outcome.confidence.value}"
    assert window.context.words.text("audit", means) in page_text(window)


def finding(window, subject, outcome=DISCOVERABLE, report=None):
    result = routes.Result(subject, report or made_report(outcome), 0)
    window.go(routes.Finding(result, outcome))


def ways_to_fix(window):
    words = window.context.words
    names = {words.text("fixing", f"ways.{key}") for key in ("fix-this", "fix-if-this")}
    window.panes.complete()
    buttons = window.panes.pages[-1].findChildren(QPushButton)
    return [one.accessibleName() for one in buttons if one.accessibleName() in names]


def test_what_this_computer_was_heard_to_send_leads_to_the_setting_behind_it(window, qtbot):
    finding(window, routes.Subject("This computer", system="linux", computer=True))
    press(window, window.context.words.text("fixing", "ways.fix-this"))
    assert isinstance(top(window), routes.Fixes)
    assert top(window).checks == settings_behind("bt.discoverable")
    qtbot.waitUntil(lambda: top(window).looking.done is not None)


def test_of_a_capture_it_is_asked_whether_it_is_this_computer(window):
    finding(window, routes.Subject("a.pcap", files=("a.pcap",)))
    press(window, window.context.words.text("fixing", "ways.fix-if-this"))
    assert top(window).checks == ("host.bluetooth-discoverable",)


@pytest.mark.parametrize(
    "subject",
    [
        routes.Subject("Phone", kind="phone"),
        routes.Subject("Kit", system="ios"),
        routes.Subject("A demo", note="It is made up."),
    ],
)
def test_nothing_of_this_computer_is_changed_for_another_device(window, subject):
    finding(window, subject)
    assert ways_to_fix(window) == []
    assert window.context.say("finding.stop") in page_text(window)


def test_what_no_setting_here_is_about_offers_none(window):
    (other,) = [one for one in decided(made_audit()) if one.check == "host.wifi-address"]
    computer = routes.Subject("This computer", system="linux", computer=True)
    finding(window, computer, other, made_audit())
    assert button(window, window.context.words.text("fixing", "ways.fix-this"))
    assert other.severity is Severity.EXPOSED
    assert settings_behind("wifi.sequence") == ()


def test_whose_menus_are_shown_is_chosen_once_for_a_device(window, qtbot):
    result = result_of_demo(window, qtbot)
    first, second = [one for one in decided(result.report) if one.severity is Severity.EXPOSED][:2]
    window.go(routes.Finding(result, first))
    android = window.context.words.text("report", "tip.android")
    press(window, android)
    window.back()
    for route in (routes.Finding(result, second), routes.ToDo(result)):
        window.go(route)
        assert button(window, android).isChecked()
        window.back()
    other = result_of_demo(window, qtbot, "linkable")
    window.go(routes.ToDo(other))
    assert not button(window, android).isChecked(), "another device may be of another kind"
