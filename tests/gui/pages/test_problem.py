from PySide6.QtGui import QGuiApplication

from exposure_check.gui import places, routes
from exposure_check.model.errors import Reason
from tests.gui.made import page_text, press, top


def test_a_failure_of_the_world_says_what_to_do(window):
    window.go(routes.Problem(Reason.FILE_EMPTY, {"file": "my.pcap"}))
    text = page_text(window)
    assert window.context.words.text("errors", "file-empty", {"file": "my.pcap"}) in text
    assert window.context.say("problem.report") not in text
    press(window, window.context.say("way.back"))
    assert isinstance(top(window), places.Home)


def test_a_mistake_of_the_program_offers_what_to_report(window):
    window.go(routes.Problem(Reason.ENGINE_CRASHED, {"places": "KeyError, live.py:7"}))
    press(window, window.context.say("problem.copy"))
    copied = QGuiApplication.clipboard().text()
    assert "live.py:7" in copied
    assert copied in page_text(window)


def test_every_reason_has_a_page(window):
    for reason in Reason:
        window.go(routes.Problem(reason, {"file": "x", "offset": 3, "code": "interface-gone"}))
        assert window.context.say("problem.title") in page_text(window)


def test_where_listening_failed_the_way_round_it_is_one_press_away(window):
    for wifi in (False, True):
        instead = routes.NoEar("phone", "", wifi=wifi)
        window.go(routes.Problem(Reason.LISTENING_FAILED, {"code": "no-adapter"}, instead))
        press(window, window.context.say("no-ear.ways"))
        assert top(window) is instead
        assert window.context.say("home.open") in page_text(window)
    window.go(routes.Problem(Reason.FILE_EMPTY, {"file": "x"}, instead))
    assert window.context.say("no-ear.ways") not in page_text(window)
