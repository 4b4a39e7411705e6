import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exposure_check.gui import routes
from exposure_check.gui.places import Home, Place
from exposure_check.gui.plan import Plan
from exposure_check.gui.running import RunningCheck
from exposure_check.model.talk import Final, Snapshot, Stage, Told
from tests.cli.made import made_report
from tests.gui.made import active, page_text, press, top
from tests.gui.test_running import MadeClient


@pytest.fixture
def client(window, qtbot):
    """An engine that has listened for ten minutes; its check is in view."""
    made = MadeClient(Snapshot(1, Stage.LISTENING, Told.SURE, 600.0, 900))
    check = RunningCheck(lambda: made)
    window.go(routes.Listening(routes.Subject("Phone"), Plan("phone", 1200), check))
    qtbot.waitUntil(lambda: check.snapshot is not None)
    return made


def say(window, key):
    return window.context.say(f"leave.{key}")


@pytest.mark.parametrize("way", ["key", "place", "home"])
def test_minutes_of_listening_are_not_lost_by_one_press(window, qtbot, client, way):
    if way == "key":
        active(qtbot, window)
        QTest.keyClick(window, Qt.Key.Key_Escape)
    elif way == "place":
        press(window, window.context.say("place.check"))
    else:
        window.home()
    assert isinstance(top(window), routes.Leave)
    assert say(window, "headline") in page_text(window)
    window.home()
    assert [type(one.route) for one in window.navigator.stack[1:]] == [
        routes.Listening,
        routes.Leave,
    ], "it is asked once"
    press(window, say(window, "go-on"))
    assert isinstance(top(window), routes.Listening)
    assert not client.ended.is_set()


def test_other_places_do_not_ask(window, qtbot, client):
    window.switch(Place.TIPS)
    window.switch(Place.CHECK)
    assert isinstance(top(window), routes.Listening)


def test_what_was_found_so_far_may_be_shown(window, qtbot, client):
    window.back()
    press(window, say(window, "result"))
    assert client.said == ["stop"]
    client.events.append(Final(made_report()))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))


def test_it_may_be_ended_with_nothing_kept(window, qtbot, client):
    window.back()
    press(window, say(window, "drop"))
    assert isinstance(top(window), Home)
    assert client.ended.wait(5)


def test_a_check_that_ended_meanwhile_shows_its_result(window, qtbot, client):
    window.back()
    client.events.append(Final(made_report()))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))
    window.back()
    assert isinstance(top(window), Home)


def test_one_that_ended_while_the_user_was_elsewhere_shows_its_result(window, qtbot, client):
    window.back()
    window.switch(Place.TIPS)
    client.events.append(Final(made_report()))
    qtbot.waitUntil(client.ended.is_set)
    qtbot.wait(50)
    assert window.navigator.place is Place.TIPS
    assert len(window.navigator.stack) == 1
    window.switch(Place.CHECK)
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))


def test_one_that_has_hardly_begun_is_left_at_once(window, qtbot):
    check = RunningCheck(lambda: MadeClient(Snapshot(1, Stage.TELLING, Told.OPEN, 9.0, 9)))
    window.go(routes.Listening(routes.Subject("Phone"), Plan("phone", 60), check))
    qtbot.waitUntil(lambda: check.snapshot is not None)
    window.back()
    assert isinstance(top(window), Home)
