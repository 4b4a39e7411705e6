import dataclasses

from exposure_check.gui import routes
from exposure_check.gui.plan import Plan
from exposure_check.gui.running import RunningCheck
from exposure_check.model.live import Ending, LiveCoverage, Manner
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.talk import Told
from tests.cli.made import made_report
from tests.gui.made import button, page_text, press, top
from tests.gui.test_running import MadeClient

LIVE = LiveCoverage(Ending.UNTOLD, (Manner.LISTENS,))


def untold(window, told, plan=None, report=None):
    check = RunningCheck(MadeClient)
    listening = routes.Listening(routes.Subject("Phone"), plan or Plan("phone", 60), check)
    listening.leave()
    report = report or made_report(answer=SubjectAnswer.NOT_FOUND, live=LIVE)
    window.go(routes.Untold(listening, report, told))


def test_it_says_what_to_try_and_tries_it(window):
    for name in ("way.again", "untold.near"):
        untold(window, Told.SILENT)
        assert window.context.words.text("which", "next.silent") in page_text(window)
        press(window, window.context.say(name))
        assert isinstance(top(window), routes.Listening)
        assert top(window).plan == Plan("phone", 60, near=name == "untold.near")
        window.back()
    untold(window, Told.REFUSED)
    assert "--mine" not in page_text(window)
    press(window, window.context.say("settings.abilities"))
    assert isinstance(top(window), routes.Abilities)


def test_over_wifi_it_speaks_of_wifi_and_bluetooth_is_a_way_on(window):
    untold(window, Told.SILENT, Plan("phone", 180, wifi=True))
    words = window.context.words
    assert words.text("which", "next.silent-wifi") in page_text(window)
    assert words.text("which", "next.silent") not in page_text(window)
    assert button(window, window.context.say("home.open"))
    press(window, window.context.say("no-ear.by-bluetooth"))
    assert isinstance(top(window), routes.PhoneReady)
    assert not top(window).wifi


def test_where_nothing_was_heard_it_says_how_to_be_heard(window):
    for wifi, medium in ((False, "ble"), (True, "wifi")):
        report = made_report(answer=SubjectAnswer.NOTHING_HEARD, live=LIVE)
        untold(window, Told.OPEN, Plan("phone", 60, wifi=wifi), report)
        assert window.context.say(f"untold.nothing-{medium}") in page_text(window)


def test_that_it_was_ended_early_is_said(window):
    live = dataclasses.replace(LIVE, ending=Ending.STOPPED)
    untold(window, Told.OPEN, report=made_report(answer=SubjectAnswer.AMBIGUOUS, live=live))
    assert window.context.words.text("live", "ending.stopped") in page_text(window)
