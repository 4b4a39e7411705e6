from PySide6.QtWidgets import QAbstractButton

from exposure_check.gui import routes
from exposure_check.gui.pages.steps_of import StepsOf
from exposure_check.wording.tips import tips_for
from tests.cli.audits import made_audit
from tests.cli.made import DISCOVERABLE, made_report
from tests.gui.made import page_text, press, top


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


def test_a_device_checked_on_the_air_is_checked_again_afterwards(window):
    result = routes.Result(routes.Subject("x", kind="phone"), made_report(DISCOVERABLE), 0)
    window.go(routes.ToDo(result))
    assert window.context.say("to-do.then-lead") in page_text(window)
    press(window, window.context.say("result.again-device"))
    assert isinstance(top(window), routes.PhoneEar)


def test_of_this_computer_both_parts_are_done_something_about(window):
    computer = routes.Subject("This computer", system="linux", computer=True)
    audited = routes.Result(computer, made_audit(), 0)
    both = routes.Result(computer, made_report(DISCOVERABLE), 0, audited=audited)
    window.go(routes.ToDo(both))
    text, words = page_text(window), window.context.words
    for one in (audited, both):
        for name in tips_for(one.report.outcomes, words):
            assert words.tip(name).title in text


def test_other_menus_may_be_chosen_before_all_of_it_is_there(window, qtbot):
    subject, words = routes.Subject("x", system="linux"), window.context.words
    window.go(routes.ToDo(routes.Result(subject, made_report(DISCOVERABLE), 0)))
    page = window.panes.pages[-1]
    name = words.text("report", "tip.android")
    (chip,) = [one for one in page.findChildren(QAbstractButton) if one.accessibleName() == name]
    chip.click()
    assert subject.chosen.system == "android"
    qtbot.wait(100)
    (shown,) = [one for one in page.findChildren(StepsOf) if one.isVisible()]
    assert page_text(window).count(words.tip("rename-device").title) == 1
    assert shown.isVisible()
