from dataclasses import replace

import pytest

from exposure_check.gui import begin, begin_fixes, routes
from exposure_check.gui.running import Task
from exposure_check.model.fix import FixRefusedError, Refusal, Stage
from tests.gui.fixes import listed, on
from tests.gui.made import page_text, press, top
from tools.made_computer import MadeComputer


@pytest.fixture
def computer(window):
    made = MadeComputer()
    on(window, made)
    return made


def test_an_audit_leads_to_what_can_be_changed(window, qtbot, computer):
    window.go(begin.audit(window.context))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))
    press(window, "Fix it on this computer")
    qtbot.waitUntil(lambda: "5 things can be changed here." in page_text(window))
    some = window.context.words.text("fixing", "list.lead-some-by-hand")
    for part in (some, "For 2 networks or adapters", "By hand", "For experts"):
        assert part in page_text(window)
    assert computer.settings.values["home-hidden"] is True


def test_a_finding_shows_what_answers_it_alone(window, qtbot, computer):
    listed(window, qtbot, "host.computer-name")
    assert "1 thing can be changed here." in page_text(window)
    press(window, "Everything that can be changed")
    qtbot.waitUntil(lambda: "5 things" in page_text(window))


def test_an_exact_way_back_is_promised_of_what_the_program_does_alone(window, qtbot, computer):
    _, found = listed(window, qtbot)
    words = window.context.words
    for offers, key in ((found.offers[:2], "lead"), (found.offers[5:], "lead-by-hand")):
        shown = routes.Fixes(Task(lambda offers=offers: replace(found, offers=offers)))
        window.go(shown)
        qtbot.waitUntil(lambda shown=shown: shown.looking.done is not None)
        said = words.text("fixing", f"list.{key}")
        qtbot.waitUntil(lambda said=said: said in page_text(window))


def test_what_no_program_can_change_shows_the_way_by_hand(window, qtbot, computer):
    listed(window, qtbot, "host.dhcp-name")
    assert "Nothing here that this program could change." in page_text(window)


def test_an_interrupted_change_stands_first_and_is_put_back(window, qtbot, computer):
    _, found = listed(window, qtbot)
    window.back()
    entry = computer.client.apply(found.offers[3], found.report).entry
    computer.journal.put(replace(entry, stage=Stage.BEGUN))
    listed(window, qtbot)
    press(window, "A change was interrupted")
    press(window, "Put everything back")
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Fixed))
    assert computer.settings.values["name"] == "annas-laptop"
    assert "Everything is as it was before." in page_text(window)


def test_what_cannot_be_looked_at_says_why_and_can_be_tried_again(window, qtbot, computer):
    real = computer.journal.entries

    def refuse():
        raise FixRefusedError(Refusal.NO_JOURNAL, "/x")

    computer.journal.entries = refuse
    route = begin_fixes.look(window.context)
    window.go(route)
    qtbot.waitUntil(lambda: "The old state could not be kept" in page_text(window))
    computer.journal.entries = real
    press(window, "Try again")
    qtbot.waitUntil(lambda: "5 things" in page_text(window))


def test_a_mistake_is_a_page(window, qtbot):
    def broken():
        raise KeyError("secret")

    program = window.context.program._replace(fixes=broken)
    window.go(begin_fixes.look(window.context._replace(program=program)))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem))
    assert "secret" not in page_text(window)
