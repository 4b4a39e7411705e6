import pytest

from exposure_check.gui import routes
from exposure_check.wording.findings import decided, proof_text
from tests.cli.audits import made_audit
from tests.gui.made import page_text, press, result_of_demo


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
