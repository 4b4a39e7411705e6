import io
from dataclasses import replace

import pytest

from exposure_check.cli.watch_screen import WatchScreen
from exposure_check.model.talk import (
    Ask,
    AskKind,
    Ear,
    Judged,
    Own,
    Request,
    Stage,
    Telling,
    Told,
    Wanted,
)
from tests.cli.made import DISCOVERABLE, made_program, made_report
from tests.cli.made_live import snapshot


class Terminal(io.StringIO):
    def isatty(self):
        return True


def screen(*ears, terminal=False, quiet=False, **changes):
    program, _ = made_program(None)
    if terminal:
        program = replace(program, err=Terminal())
    sources = tuple(Wanted(ear, "wlan0") for ear in ears or (Ear.STANDARD_INPUT,))
    made = WatchScreen(program, Request(sources, **changes), quiet=quiet)
    return made, lambda: " ".join(program.err.getvalue().split())


@pytest.mark.parametrize("ear", Ear)
def test_it_says_what_it_does_and_how_long_it_takes(ear):
    made, shown = screen(ear, seconds=1200)
    made.begin()
    assert "Listening to" in shown()
    assert "20 minutes" in shown()
    assert "…" not in shown()


def test_channels_and_endless_and_guided_checks():
    program, _ = made_program(None)
    for channels, said in (((6,), "on one channel."), ((1, 6), "one channel after the other")):
        request = Request((Wanted(Ear.WIFI, "wlan0", channels),))
        WatchScreen(program, request, quiet=False).begin()
        assert said in " ".join(program.err.getvalue().split())
    assert "when the input does" in program.err.getvalue()
    made, shown = screen(guided=True)
    made.begin()
    assert "led through the states" in shown()


def test_a_question_is_shown_once():
    made, shown = screen(telling=Telling.ON_OFF)
    ask = Ask(1, AskKind.SWITCH_OFF, medium="ble", step=1, steps=3)
    made.show(snapshot(ask=ask))
    made.show(snapshot(ask=ask))
    assert shown().count("Turn Bluetooth off") == 1
    assert made.ask == ask
    made.show(snapshot())
    assert made.ask is None


def test_what_came_of_telling_apart_is_said_when_it_changes():
    made, shown = screen(telling=Telling.ON_OFF)
    for told in (Told.OPEN, Told.MORE_ROUNDS, Told.MORE_ROUNDS, Told.SURE):
        made.show(snapshot(told=told))
    assert shown().count("one more round") == 1
    assert shown().count("known now") == 1
    other, quiet = screen()
    other.show(snapshot(told=Told.SURE))
    assert quiet() == "", "by a rule it is no news"


def test_the_line_for_now_tells_time_and_the_users_own():
    made, shown = screen(terminal=True)
    made.show(snapshot(stage=Stage.STARTING))
    assert "Starting" in shown()
    ask = Ask(1, AskKind.WAIT_OFF, 20, 12, "", "ble")
    made.show(snapshot(own=Own(1, 55), ask=ask, transmitters={"wifi": 1, "ble": 2}))
    assert "(55 yours)" in shown()
    made.wipe()
    made.wipe()


def test_it_is_quiet_for_scripts():
    made, shown = screen(quiet=True)
    made.begin()
    made.show(Judged(made_report(DISCOVERABLE)))
    made.stopping()
    assert shown() == ""
