import dataclasses

from PySide6.QtWidgets import QPushButton

from exposure_check.gui import begin, routes
from exposure_check.gui.pages.listening import ListeningPage
from exposure_check.gui.plan import Plan
from exposure_check.gui.running import RunningCheck
from exposure_check.gui.widgets.ring import Ring
from exposure_check.model.errors import Reason
from exposure_check.model.live import Ending, LiveCoverage, Manner
from exposure_check.model.report import Assessment, SubjectAnswer
from exposure_check.model.talk import (
    Ask,
    AskKind,
    Ear,
    Final,
    Judged,
    Own,
    Snapshot,
    Stage,
    Telling,
    Told,
    Word,
)
from exposure_check.wording.reasons import reason_text
from tests.cli.made import DISCOVERABLE, made_report
from tests.gui.ear import STRANGER, STRANGERS_NETWORK, MadeEar
from tests.gui.made import PATIENCE, button, page_text, press, top
from tests.gui.test_running import MadeClient

LIVE = LiveCoverage(Ending.TIME, (Manner.LISTENS,))


class Played:
    """A live check whose engine says what the test has it say."""

    def __init__(self, window, seconds=60):
        self.client = MadeClient()
        check = RunningCheck(lambda: self.client)
        plan = Plan("phone", seconds)
        self.route = routes.Listening(routes.Subject("Phone"), plan, check)
        window.go(self.route)
        self.number = 0

    def says(self, ask=None, stage=Stage.TELLING, **changes):
        self.number += 1
        told = changes.pop("told", Told.OPEN)
        self.client.events.append(
            Snapshot(self.number, stage, told, float(self.number), 50, ask=ask, **changes)
        )


def test_the_dance_is_led_from_step_to_step(window, qtbot):
    played, say = Played(window), window.context.words.text
    assert window.context.say("listen.starting") in page_text(window)
    played.says(Ask(1, AskKind.CROWD, 20, 12, medium="ble"))
    (ring,) = window.panes.pages[-1].findChildren(Ring)
    qtbot.waitUntil(lambda: "12" in ring.accessibleDescription())
    assert say("which", "prepare.beside") in page_text(window)
    played.says(Ask(2, AskKind.SWITCH_OFF, medium="ble", step=1, steps=3))
    qtbot.waitUntil(lambda: say("which", "step.bluetooth-off") in page_text(window))
    assert ring.isHidden()
    press(window, window.context.say("listen.done"))
    assert played.client.said == [(Word.DONE, 2)]
    played.says(Ask(3, AskKind.WAIT_OFF, 20, 18, step=2, steps=3))
    qtbot.waitUntil(lambda: "18" in ring.accessibleDescription())
    assert "step 2 of 3" in ring.accessibleDescription()
    buttons = window.panes.pages[-1].findChildren(QPushButton)
    names = [one.accessibleName() for one in buttons if one.isVisible()]
    assert window.context.say("listen.done") not in names


def test_what_is_found_is_confirmed_and_its_strength_shown(window, qtbot):
    played = Played(window)
    own = Own(1, 40, "apple", "K…e", (-50, -52, None))
    played.says(Ask(4, AskKind.CONFIRM), told=Told.FOUND, own=own, transmitters={"ble": 42})
    yes = window.context.words.text("which", "confirm.yes")
    qtbot.waitUntil(lambda: yes in page_text(window))
    text = page_text(window)
    assert "K…e" in text
    assert "41 other" in text
    assert window.context.say("listen.signal") in text
    page = window.panes.pages[-1]
    assert isinstance(page, ListeningPage)
    qtbot.waitUntil(lambda: page._curve is not None, timeout=PATIENCE)
    assert page._curve.accessibleDescription()
    press(window, window.context.words.text("which", "confirm.no"))
    assert played.client.said == [(Word.NO, 4)]


def test_the_sentence_so_far_and_the_time_left(window, qtbot):
    played = Played(window, seconds=100)
    own = Own(1, 40)
    played.says(stage=Stage.LISTENING, told=Told.SURE, own=own)
    (ring,) = window.panes.pages[-1].findChildren(Ring)
    qtbot.waitUntil(lambda: "1:40" in ring.accessibleDescription())
    played.number += 39
    played.says(stage=Stage.LISTENING, told=Told.SURE, own=own)
    qtbot.waitUntil(lambda: "1:00" in ring.accessibleDescription())
    for _ in range(2):
        played.client.events.append(Judged(made_report(DISCOVERABLE, live=LIVE)))
    sentence = window.context.words.finding("bt.discoverable").verdicts["discoverable"].sentence
    qtbot.waitUntil(lambda: sentence in page_text(window))
    press(window, window.context.say("listen.end"))
    assert played.client.said == ["stop"]
    played.client.events.append(Final(made_report(DISCOVERABLE, live=LIVE)))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))


def test_where_it_stays_unclear_nothing_is_judged_and_there_is_a_way_on(window, qtbot):
    played = Played(window)
    played.says(told=Told.CROWDED)
    qtbot.waitUntil(lambda: played.route.check.snapshot is not None)
    live = dataclasses.replace(LIVE, ending=Ending.UNTOLD)
    played.client.events.append(Final(made_report(answer=SubjectAnswer.AMBIGUOUS, live=live)))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Untold))
    assert window.context.words.text("which", "next.crowded") in page_text(window)


def test_the_language_may_change_while_it_goes_on(window, qtbot):
    played = Played(window)
    played.says(Ask(2, AskKind.SWITCH_OFF, medium="ble", step=1, steps=3))
    step = window.context.words.text("which", "step.bluetooth-off")
    qtbot.waitUntil(lambda: step in page_text(window))
    window.prefer(window.preferences)
    assert step in page_text(window)
    assert not played.client.ended.is_set()
    window.back()
    assert played.client.ended.wait(5)


def test_without_a_radio_the_real_engine_says_why_and_there_are_ways_on(
    window, qtbot, monkeypatch, tmp_path
):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    window.go(begin.phone(window.context, Plan("phone", 60)))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem), timeout=PATIENCE)
    assert top(window).reason is Reason.LISTENING_FAILED
    assert window.context.say("problem.not-begun") in page_text(window)
    for name in ("settings.abilities", "home.open", "home.demo"):
        assert button(window, window.context.say(name))


def test_a_check_that_is_ended_before_the_device_is_known_has_ways_on(window, qtbot):
    played = Played(window)
    live = dataclasses.replace(LIVE, ending=Ending.STOPPED)
    played.client.events.append(Final(made_report(answer=SubjectAnswer.AMBIGUOUS, live=live)))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Untold))


def test_without_rights_or_a_radio_wifi_says_why_and_there_are_ways_on(window, qtbot, monkeypatch):
    plan = Plan("phone", 60, wifi=True)
    window.go(begin.phone(window.context, plan))
    assert window.context.say("listen.starting-wifi") in page_text(window)
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem), timeout=PATIENCE)
    assert top(window).reason is Reason.LISTENING_FAILED
    said = reason_text(top(window).reason, top(window).details, window.context.words)
    assert said in page_text(window)
    assert "listening-failed" not in said
    assert button(window, window.context.say("home.open"))


def test_what_is_asked_of_the_engine(context, kept, qtbot):
    from tests.gui.made import made_program

    requests = []

    def start(request, _words):
        requests.append(request)
        return MadeClient()

    changed = context._replace(program=made_program(kept, start=start))
    plans = (
        Plan("phone", 60),
        Plan("tag", 60, near=True),
        Plan("phone", 180, wifi=True, guided=True),
    )
    for plan in plans:
        count = len(requests)
        begin.phone(changed, plan).leave()
        qtbot.waitUntil(lambda had=count: len(requests) > had)
    assert [request.sources[0].ear for request in requests] == [
        Ear.BLUETOOTH,
        Ear.BLUETOOTH,
        Ear.WIFI,
    ]
    assert [request.telling for request in requests] == [
        Telling.ON_OFF,
        Telling.NEAR,
        Telling.ON_OFF,
    ]
    assert [request.guided for request in requests] == [False, False, True]
    assert not any(request.reveal or request.rules for request in requests)


def test_led_through_its_states_by_the_real_engine(window, qtbot):
    """Entered, cut short, left out: the engine hears it all, and the result says what was not."""
    with MadeEar() as ear:
        program = window.context.program._replace(start=ear.start)
        context = window.context._replace(program=program)
        window.go(begin.phone(context, Plan("phone", 60, wifi=True, guided=True)))
        say, words = window.context.say, window.context.words
        seen = ""

        def shows(text):
            nonlocal seen
            seen += page_text(window)
            return text in page_text(window)

        first = words.text("states", "wifi-screen-on.do")
        qtbot.waitUntil(lambda: shows(first), timeout=PATIENCE)
        assert words.text("states", "wifi-screen-on.why") in page_text(window)
        press(window, say("listen.done"))
        kept = say("listen.keep", {"state": words.text("states", "wifi-screen-on.name")})
        qtbot.waitUntil(lambda: shows(kept), timeout=PATIENCE)
        qtbot.wait(1200)
        press(window, say("listen.cut-short"))
        for state in ("wifi-screen-off", "wifi-off", "wifi-joining", "ble-screen-on", "ble-idle"):
            do = words.text("states", f"{state}.do")
            qtbot.waitUntil(lambda do=do: shows(do), timeout=PATIENCE)
            press(window, say("listen.skip"))
        qtbot.waitUntil(lambda: isinstance(top(window), routes.Result), timeout=PATIENCE)
    report = top(window).report
    assert report.assessment is Assessment.EXPOSED
    done = {one.state: one.seconds for one in report.live.states}
    assert done.pop("wifi-screen-on") >= 1
    assert set(done.values()) == {0}
    text = seen + page_text(window)
    for state in done:
        assert words.text("states", f"{state}.why") in text
    for stranger in (STRANGERS_NETWORK.decode(), STRANGER.hex(":"), STRANGER.hex()):
        assert stranger not in text
        assert stranger not in repr(report)
