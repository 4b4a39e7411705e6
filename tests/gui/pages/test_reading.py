import os
import signal
import sys

import pytest

from exposure_check.gui import begin, places, routes
from exposure_check.gui.running import RunningCheck
from exposure_check.gui.widgets.ring import Ring
from exposure_check.model.errors import Reason
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.talk import Final, Snapshot, Stage, Told
from tests.cli.made import made_report
from tests.gui.made import PATIENCE, page_text, press, result_of_demo, top
from tests.gui.test_running import MadeClient


def reading(window, *events):
    client = MadeClient(*events)
    check = RunningCheck(lambda: client)
    window.go(routes.Reading(routes.Subject("street.pcap", files=("street.pcap",)), check))
    return client


def test_how_far_it_has_come_in_words_and_for_screen_readers(window, qtbot):
    snapshot = Snapshot(1, Stage.READING, Told.OPEN, 0.5, 1234, share=0.25)
    reading(window, snapshot)
    (ring,) = window.panes.pages[-1].findChildren(Ring)
    qtbot.waitUntil(lambda: "25" in ring.accessibleDescription())
    assert "1,234" in ring.accessibleDescription()
    assert ring.accessibleName() == window.context.say("reading.ring")


def test_leaving_ends_the_engine(window, qtbot):
    client = reading(window, Snapshot(1, Stage.READING, Told.OPEN, 0.5, 9))
    press(window, window.context.say("way.cancel"))
    assert isinstance(top(window), places.Home)
    assert client.ended.wait(5)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (SubjectAnswer.SEVERAL, routes.Which),
        (SubjectAnswer.AMBIGUOUS, routes.Which),
        (SubjectAnswer.NOT_FOUND, routes.Which),
        (SubjectAnswer.NOTHING_HEARD, routes.Result),
        (SubjectAnswer.CHOSEN, routes.Result),
    ],
)
def test_what_follows_depends_on_whose_device_it_is(window, qtbot, answer, kind):
    reading(window, Final(made_report(answer=answer)))
    qtbot.waitUntil(lambda: isinstance(top(window), kind))
    window.back()
    assert isinstance(top(window), places.Home)


def test_what_ends_on_the_left_leaves_what_came_beside_it_in_peace(window, qtbot):
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    first = reading(window, Snapshot(1, Stage.READING, Told.OPEN, 0.5, 9))
    second = reading(window, Snapshot(1, Stage.READING, Told.OPEN, 0.5, 9))  # it was dropped
    dropped = top(window)
    cancel = window.focusWidget()
    page = window.panes.pages[-1]
    assert page.isAncestorOf(cancel)
    first.events.append(Final(made_report()))
    qtbot.waitUntil(lambda: isinstance(window.navigator.stack[-2].route, routes.Result))
    assert top(window) is dropped
    assert window.panes.pages[-1] is page
    assert window.focusWidget() is cancel
    assert not second.ended.is_set()
    window.back()
    assert isinstance(top(window), routes.Result)


def test_it_goes_on_while_the_user_is_elsewhere(window, qtbot):
    reading(window, Final(made_report()))
    window.switch(places.Place.TIPS)
    qtbot.wait(100)
    assert isinstance(top(window), places.Tips)
    window.switch(places.Place.CHECK)
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))


def test_the_engine_reads_a_demo_to_its_result(window, qtbot):
    route = result_of_demo(window, qtbot)
    assert route.report.coverage.mine > 100
    assert route.report.lives


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe")
def test_an_engine_that_is_killed_is_a_page_not_a_lost_window(window, qtbot, tmp_path):
    endless = tmp_path / "endless.pcap"
    os.mkfifo(endless)
    route = begin.files(window.context, [str(endless)])
    window.go(route)
    client = lambda: route.check._client  # noqa: E731
    qtbot.waitUntil(lambda: client() is not None and client()._greeted, timeout=PATIENCE)
    os.kill(client().engine_number, signal.SIGKILL)
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem), timeout=PATIENCE)
    assert top(window).reason is Reason.ENGINE_GONE
    assert window.context.words.text("errors", "engine-gone") in page_text(window)
