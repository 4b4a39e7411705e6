from exposure_check.gui import routes
from exposure_check.wording.tips import tips_for
from tests.cli.made import DISCOVERABLE, made_report
from tests.gui.made import page_text


def test_every_tip_with_what_it_changes_and_breaks(window):
    report = made_report(DISCOVERABLE)
    window.go(routes.ToDo(routes.Result(routes.Subject("x", system="linux"), report, 0)))
    text, words = page_text(window), window.context.words
    tips = tips_for(report.outcomes, words)
    assert tips
    for name in tips:
        tip = words.tip(name)
        assert tip.title in text
        assert tip.effect in text
        assert tip.may_break in text
