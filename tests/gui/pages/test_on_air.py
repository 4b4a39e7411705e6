import dataclasses

import pytest
from PySide6.QtWidgets import QFileDialog

from exposure_check.gui import routes
from exposure_check.gui.pages.on_air import LENGTHS
from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.live import Ending, LiveCoverage, Manner
from exposure_check.model.report import Assessment, SubjectAnswer
from exposure_check.model.talk import Ear, Final, Telling
from exposure_check.wording.abilities import why_text
from tests.cli.audits import made_audit
from tests.cli.made import DISCOVERABLE, made_report
from tests.gui.ear import STRANGER, STRANGERS_NETWORK, MadeEar
from tests.gui.made import PATIENCE, button, can_press, page_text, press, top
from tests.gui.test_running import MadeClient

LIVE = LiveCoverage(Ending.TIME, (Manner.OVERHEARS, Manner.OVERHEARS))
BOTH = (
    Ability(AbilityId.OWN_BLUETOOTH, Answer.PASSWORD),
    Ability(AbilityId.OWN_WIFI, Answer.MAYBE, "own-wifi-shows"),
)


class Asked:
    """The window with an engine that says what the test has it say."""

    def __init__(self, window, abilities=BOTH, *events):
        self.requests, self.window = [], window
        self.client = MadeClient(*events)

        def start(request, _words):
            self.requests.append(request)
            return self.client

        program = window.context.program._replace(abilities=lambda: abilities, start=start)
        window.context = window.context._replace(program=program)
        press(window, window.context.say("home.computer"))

    def result(self, qtbot):
        qtbot.waitUntil(lambda: isinstance(top(self.window), routes.Result))
        return top(self.window)

    def consent(self, qtbot, length="short"):
        say = self.window.context.say
        self.result(qtbot)
        press(self.window, say("result.listen"))
        title = say(f"ready.{length}")
        qtbot.waitUntil(lambda: can_press(self.window, title))
        assert not self.requests, "nothing is listened to before the user agrees"
        press(self.window, title)


@pytest.mark.parametrize("length", LENGTHS)
def test_nothing_is_listened_to_without_consent_then_only_this_computer_is(window, qtbot, length):
    asked = Asked(window)
    asked.consent(qtbot, length)
    qtbot.waitUntil(lambda: bool(asked.requests))
    (request,) = asked.requests
    assert [one.ear for one in request.sources] == [Ear.THIS_COMPUTER]
    assert (request.rules, request.telling) == (("all",), Telling.RULES)
    assert (request.seconds, request.reveal) == (LENGTHS[length], False)
    assert window.context.say("listen.starting-wifi") in page_text(window)


def test_the_result_joins_what_was_heard_and_the_settings(window, qtbot):
    heard = made_report(DISCOVERABLE, live=LIVE)
    asked = Asked(window, BOTH, Final(heard))
    asked.consent(qtbot)
    result = asked.result(qtbot)
    words, text = window.context.words, page_text(window)
    assert result.report == heard
    assert result.audited.report == made_audit()
    air, settings = (
        text.index(window.context.say(f"result.part-{k}")) for k in ("air", "settings")
    )
    sentence = words.finding("bt.discoverable").verdicts["discoverable"].sentence
    assert air < text.index(sentence) < settings, "both are exposed: what is sent goes first"
    assert words.text("subject", "chosen-overheard", {"devices": 4}) in text
    assert words.text("audit", "note.settings") in text
    for one in (heard, made_audit()):
        for outcome in one.outcomes:
            if outcome.decided:
                title = words.finding(outcome.check).verdicts[outcome.word].title
                assert words.fill(title, outcome.values) in text
    press(window, window.context.say("result.listen-again"))
    assert isinstance(top(window), routes.OnAir)


@pytest.mark.parametrize("assessment", [Assessment.PROTECTED, Assessment.NOT_ENOUGH])
def test_what_is_sent_never_clears_what_the_settings_show(window, assessment):
    audited = routes.Result(routes.Subject("This computer", computer=True), made_audit(), 0)
    assert audited.report.assessment is Assessment.EXPOSED
    report = made_report(assessment=assessment, live=LIVE)
    window.go(routes.Result(audited.subject, report, 0, audited=audited))
    words, text = window.context.words, page_text(window)
    exposed = text.index(words.text("report", "assessment.exposed"))
    assert exposed < text.index(words.text("report", f"assessment.{assessment.value}"))


def test_settings_that_are_not_enough_are_not_hidden_by_a_clear_air(window):
    audit = dataclasses.replace(
        made_audit(), assessment=Assessment.NOT_ENOUGH, lead=None, outcomes=()
    )
    audited = routes.Result(routes.Subject("This computer", computer=True), audit, 0)
    report = made_report(assessment=Assessment.PROTECTED, live=LIVE)
    window.go(routes.Result(audited.subject, report, 0, audited=audited))
    words, text = window.context.words, page_text(window)
    open_ = text.index(words.text("report", "assessment.not-enough"))
    assert open_ < text.index(words.text("report", "assessment.protected"))


def test_hearing_nothing_is_no_result_and_the_settings_stay(window, qtbot):
    heard = made_report(
        answer=SubjectAnswer.NOTHING_HEARD, assessment=Assessment.NOT_ENOUGH, live=LIVE
    )
    asked = Asked(window, BOTH, Final(heard))
    asked.consent(qtbot)
    asked.result(qtbot)
    words, text = window.context.words, page_text(window)
    assert words.text("subject", "nothing-heard-overheard") in text
    assert words.text("subject", "nothing-heard-do.overheard") in text
    assert words.text("audit", "note.settings") in text
    assert words.text("report", "assessment.protected") not in text


def test_where_it_cannot_be_done_it_says_why_and_what_to_do(window, qtbot):
    why = "overhear-linux-only"
    asked = Asked(
        window,
        (
            Ability(AbilityId.OWN_BLUETOOTH, Answer.NO, why),
            Ability(AbilityId.OWN_WIFI, Answer.NO, why),
        ),
    )
    asked.result(qtbot)
    say = window.context.say
    press(window, say("result.listen"))
    qtbot.waitUntil(lambda: can_press(window, say("on-air.no")))
    assert say("on-air.other-ear") in page_text(window)
    assert why_text(why, window.context.words) in page_text(window)
    assert say("on-air.cannot") in page_text(window)
    for asked_of_the_user in ("ready.short", "on-air.headline", "on-air.password"):
        assert say(asked_of_the_user) not in page_text(window)
    press(window, say("home.open"))
    (dialog,) = window.findChildren(QFileDialog)
    dialog.close()
    press(window, say("on-air.no"))
    assert isinstance(top(window), routes.Result)


def test_a_password_that_is_not_given_leads_back_to_the_settings(window, qtbot):
    asked = Asked(window, BOTH, ExposureCheckError(Reason.LISTENING_FAILED, code="cancelled"))
    asked.consent(qtbot)
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem))
    assert window.context.words.text("helper", "cancelled") in page_text(window)
    press(window, window.context.say("way.back"))
    assert isinstance(top(window), routes.OnAir)


def test_the_real_engine_says_why_this_computer_cannot_hear_itself(window, qtbot):
    press(window, window.context.say("home.computer"))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))
    press(window, window.context.say("result.listen"))
    title = window.context.say("ready.short")
    qtbot.waitUntil(lambda: can_press(window, title))
    press(window, title)
    qtbot.waitUntil(
        lambda: not isinstance(top(window), routes.OnAir | routes.Listening), timeout=PATIENCE
    )
    assert isinstance(top(window), routes.Problem)
    assert top(window).reason is Reason.LISTENING_FAILED
    assert button(window, window.context.say("way.back"))


def test_heard_by_the_real_engine_a_finding_leads_to_its_fix(window, qtbot):
    press(window, window.context.say("home.computer"))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))
    say, words = window.context.say, window.context.words
    with MadeEar() as ear:
        program = window.context.program._replace(start=ear.start)
        window.context = window.context._replace(program=program)
        press(window, say("result.listen"))
        qtbot.waitUntil(lambda: can_press(window, say("ready.short")))
        press(window, say("ready.short"))
        listening = top(window)
        qtbot.waitUntil(lambda: listening.check.interim is not None, timeout=PATIENCE)
        heading = say("listen.listening-computer")
        qtbot.waitUntil(lambda: heading in page_text(window), timeout=PATIENCE)
        qtbot.waitUntil(lambda: "of this computer so far" in page_text(window), timeout=PATIENCE)
        assert window.panes.pages[-1]._signal.isHidden(), "nobody tells how strong it is"
        qtbot.wait(1500)
        press(window, say("listen.end"))
        qtbot.waitUntil(lambda: isinstance(top(window), routes.Result), timeout=PATIENCE)
    result = top(window)
    assert result.report.live.ending is Ending.STOPPED
    assert result.audited is not None
    verdict = words.finding("wifi.search-address").verdicts["hardware"]
    press(window, verdict.title)
    press(window, words.text("fixing", "ways.fix-this"))
    assert top(window).checks == ("host.wifi-scan-randomisation",)
    qtbot.waitUntil(lambda: top(window).looking.done is not None)
    for stranger in (STRANGERS_NETWORK.decode(), STRANGER.hex(":")):
        assert stranger not in repr(result.report)
