from exposure_check.gui import routes
from exposure_check.gui.running import RunningCheck
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.talk import Told
from tests.cli.made import made_report
from tests.gui.made import page_text, press, top
from tests.gui.test_running import MadeClient


def untold(window, told):
    check = RunningCheck(MadeClient)
    listening = routes.Listening(routes.Subject("Phone"), "phone", 60, check)
    listening.leave()
    report = made_report(answer=SubjectAnswer.NOT_FOUND)
    window.go(routes.Untold(listening, report, told))


def test_it_says_what_to_try_and_tries_it(window):
    for name in ("way.again", "untold.near"):
        untold(window, Told.SILENT)
        assert window.context.words.text("which", "next.silent") in page_text(window)
        press(window, window.context.say(name))
        assert isinstance(top(window), routes.Listening)
        window.back()
    untold(window, Told.REFUSED)
    assert "--mine" not in page_text(window)
    press(window, window.context.say("settings.abilities"))
    assert isinstance(top(window), routes.Abilities)
