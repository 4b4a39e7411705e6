import pytest

from exposure_check.gui import routes
from exposure_check.model.fix import FixRefusedError, Refusal
from tests.gui.fixes import ended, on, tried
from tests.gui.made import page_text, press, top
from tools.made_computer import MadeComputer

WHYS = (Refusal.CANCELLED, Refusal.NO_AGENT, Refusal.NOT_INSTALLED, Refusal.TIME_OUT)
"""Of each kind one: words for all of them are held by ``tests/gui/test_fix_words.py``."""


IN_A_TERMINAL = (Refusal.NO_AGENT, Refusal.NOT_INSTALLED)


@pytest.fixture
def computer(window):
    made = MadeComputer()
    on(window, made)
    return made


def refusing(computer, why):
    computer.settings.refusing = dict.fromkeys(computer.settings.values, why)


@pytest.mark.parametrize("why", WHYS)
def test_every_refusal_says_why_and_has_ways_on(window, qtbot, computer, why):
    refusing(computer, why)
    tried(window, qtbot, "linux.computer-name")
    text = page_text(window)
    assert isinstance(top(window), routes.NotFixed)
    assert "--force" not in text
    assert "--history" not in text
    assert ("exposure-check fix linux.computer-name" in text) == (why in IN_A_TERMINAL)
    assert ("sudo " in text) == (why is Refusal.NOT_INSTALLED)
    press(window, "How to do it by hand")
    assert isinstance(top(window), routes.TipPage)
    window.back()
    press(window, "Back to the list")
    assert isinstance(top(window), routes.Fixes)


def test_what_sudo_does_is_undone_by_sudo(window, qtbot, computer):
    refusing(computer, Refusal.NOT_INSTALLED)
    tried(window, qtbot, "linux.computer-name")
    text = page_text(window)
    assert "sudo exposure-check fix linux.computer-name --apply" in text
    assert "sudo exposure-check fix --undo" in text


def test_what_this_window_did_is_never_undone_by_sudo(window, qtbot, computer):
    tried(window, qtbot, "linux.computer-name")
    for why in (Refusal.NO_AGENT, Refusal.NO_PKEXEC, Refusal.NOT_INSTALLED, Refusal.NOT_STARTED):
        refusing(computer, why)
        press(window, "Undo it" if why is Refusal.NO_AGENT else "Try again")
        ended(window, qtbot)
        text = page_text(window)
        assert "It was not put back." in text
        assert "sudo" not in text, why
        assert ("exposure-check fix --undo 1" in text) == (why is Refusal.NO_AGENT)
    computer.settings.refusing = {}
    press(window, "Try again")
    ended(window, qtbot)
    assert computer.settings.values["name"] == "annas-laptop"


def test_what_was_refused_is_not_listed_as_changed(window, qtbot, computer):
    refusing(computer, Refusal.CANCELLED)
    tried(window, qtbot, "linux.computer-name")
    assert not computer.journal.entries()


@pytest.mark.parametrize("why", [Refusal.TIME_OUT, Refusal.FAILED])
def test_what_may_have_been_done_is_listed_and_not_denied(window, qtbot, computer, why):
    refusing(computer, why)
    tried(window, qtbot, "linux.computer-name")
    assert "Whether it was changed is not known." in page_text(window)
    assert "Nothing was changed." not in page_text(window)
    assert len(computer.journal.entries()) == 1


def test_cancelled_can_be_tried_again(window, qtbot, computer):
    refusing(computer, Refusal.CANCELLED)
    tried(window, qtbot, "linux.computer-name")
    assert "Nothing was changed." in page_text(window)
    computer.settings.refusing = {}
    press(window, "Try again")
    ended(window, qtbot)
    assert isinstance(top(window), routes.Fixed)


def test_what_somebody_changed_since_is_asked_about(window, qtbot, computer):
    tried(window, qtbot, "linux.computer-name")
    computer.settings.values["name"] = "theirs"
    press(window, "Undo it")
    ended(window, qtbot)
    assert "It was not put back." in page_text(window)
    assert "would overwrite what they set" in page_text(window)
    assert computer.settings.values["name"] == "theirs"
    press(window, "Put the old state back all the same")
    ended(window, qtbot)
    assert computer.settings.values["name"] == "annas-laptop"


def test_what_stays_half_done_can_be_put_back(window, qtbot, computer):
    real = computer.settings.read

    def unreadable(place):
        if computer.settings.values["name"] == "computer":
            raise FixRefusedError(Refusal.NO_SERVICE)
        return real(place)

    computer.settings.read = unreadable
    tried(window, qtbot, "linux.computer-name")
    assert "Whether it was changed is not known." in page_text(window)
    computer.settings.read = real
    press(window, "Put everything back")
    ended(window, qtbot)
    assert computer.settings.values["name"] == "annas-laptop"
