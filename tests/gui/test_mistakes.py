import sys

from PySide6.QtGui import QGuiApplication

from exposure_check.gui import places, routes
from exposure_check.gui.mistakes import Mistakes
from exposure_check.gui.navigator import Navigator
from exposure_check.model.errors import ExposureCheckError, Reason
from tests.gui.made import page_text, press, top


def caught(work):
    try:
        work()
    except Exception:  # noqa: BLE001
        return sys.exc_info()
    raise AssertionError


def stumble():
    Navigator({}).go(places.Home())


def test_what_happened_what_was_kept_and_a_masked_report_to_copy(window):
    kind, error, trace = caught(stumble)
    error.args = ("Hideaway-net",)
    Mistakes(window).told(kind, error, trace)
    assert isinstance(top(window), routes.Problem)
    text = page_text(window)
    assert "What you kept before is still there." in text
    assert "gui/navigator.py:" in text
    assert "Hideaway-net" not in text
    press(window, window.context.say("problem.copy"))
    copied = QGuiApplication.clipboard().text()
    assert copied in text
    assert kind.__name__ in copied
    assert window.context.program.version in copied
    press(window, "Back")
    assert isinstance(top(window), places.Home)


def test_a_failure_with_a_reason_says_its_reason(window):
    told = ExposureCheckError(Reason.EXPORT_FAILED, path="/x")
    Mistakes(window).told(type(told), told, None)
    assert "could not be written" in page_text(window)


def test_what_is_no_mistake_is_pythons(window, capsys):
    Mistakes(window).told(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert isinstance(top(window), places.Home)
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_page_that_cannot_be_shown_is_left_to_python(window, capsys):
    mistakes = Mistakes(window)
    kind, error, trace = caught(stumble)

    def broken(_route):
        mistakes.told(kind, error, trace)

    window.go = broken
    mistakes.told(kind, error, trace)
    assert kind.__name__ in capsys.readouterr().err


def test_it_hears_of_every_mistake(window, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    mistakes = Mistakes(window)
    mistakes.install()
    assert sys.excepthook == mistakes.told
