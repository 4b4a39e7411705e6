import re

import pytest

from exposure_check.gui import live_words
from exposure_check.gui.pages.phone_kind import KINDS
from exposure_check.gui.plan import Plan
from exposure_check.model.talk import ANSWERED, Ask, AskKind, Own, Snapshot, Stage, Told, Word


def snapshot(ask=None, stage=Stage.TELLING, told=Told.OPEN, **changes):
    return Snapshot(1, stage, told, 9.0, 100, ask=ask, **changes)


@pytest.mark.parametrize("kind", AskKind)
def test_every_question_has_a_headline_and_all_its_answers(context, kind):
    state = "wifi-off" if kind in (AskKind.ENTER_STATE, AskKind.IN_STATE) else ""
    ask = Ask(7, kind, 30, 20, state, "ble", 1, 3)
    now = live_words.moment(context, snapshot(ask, own=Own(1, 5, "apple", "K…e")))
    assert now.ask == 7
    assert now.headline
    assert len(now.headline) < 200
    assert "--mine" not in " ".join(now.lead)
    assert {answer.word for answer in now.answers} == ANSWERED[kind]
    assert len({answer.text for answer in now.answers}) == len(now.answers)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("asked", AskKind)
def test_who_checks_something_else_is_not_told_to_switch_a_phone(context, kind, asked):
    state = "ble-idle" if asked in (AskKind.ENTER_STATE, AskKind.IN_STATE) else ""
    ask = Ask(7, asked, 30, 20, state, "ble", 1, 3)
    now = live_words.moment(context, snapshot(ask), Plan(kind, 60, near=kind == "tag"))
    assert not re.search(r"\bphone\b", " ".join((now.headline, *now.lead)))


@pytest.mark.parametrize("kind", ["earphones", "tag"])
def test_what_has_no_settings_is_switched_in_its_own_way(context, kind):
    for asked, key in ((AskKind.SWITCH_OFF, "off"), (AskKind.SWITCH_ON, "on")):
        ask = Ask(1, asked, medium="ble", step=1)
        how = context.say(f"listen.{key}-{kind}")
        assert how in live_words.moment(context, snapshot(ask), Plan(kind, 60)).lead
        assert how not in live_words.moment(context, snapshot(ask), Plan("phone", 60)).lead


def test_what_to_do_is_the_headline(context):
    off = live_words.moment(context, snapshot(Ask(1, AskKind.SWITCH_OFF, medium="ble", step=1)))
    assert off.headline == context.words.text("which", "step.bluetooth-off")
    enter = Ask(2, AskKind.ENTER_STATE, state="ble-idle", step=2, steps=3)
    entered = live_words.moment(context, snapshot(enter))
    assert entered.headline == context.words.text("states", "ble-idle.do")
    assert context.words.text("states", "ble-idle.why") in entered.lead


def test_a_state_says_how_long_why_and_that_it_can_be_cut_short(context):
    for kind, word in ((AskKind.ENTER_STATE, "skip"), (AskKind.IN_STATE, "cut-short")):
        ask = Ask(2, kind, 1200, 700, state="wifi-screen-off", medium="wifi", step=2, steps=4)
        now = live_words.moment(context, snapshot(ask))
        assert now.lead == (
            context.words.text("states", "wifi-screen-off.why"),
            context.words.text("live", "states-ask.lasts", {"minutes": 20}),
        )
        assert context.say(f"listen.{word}") in [one.text for one in now.answers]


def test_before_wifi_is_heard_the_password_is_announced(context):
    now = live_words.moment(context, None, Plan("phone", 60, wifi=True))
    assert now.lead == (context.say("listen.starting-wifi"),)


def test_whether_it_is_yours_is_answered_in_words(context):
    now = live_words.moment(context, snapshot(Ask(1, AskKind.CONFIRM), own=Own(1, 5, "apple")))
    assert [one.text for one in now.answers] == [
        context.words.text("which", "confirm.yes"),
        context.words.text("which", "confirm.no"),
    ]
    assert now.answers[0].word is Word.YES


def test_before_and_between_questions_it_says_what_goes_on(context):
    assert live_words.moment(context, None).headline == context.say("listen.starting")
    starting = live_words.moment(context, snapshot(stage=Stage.STARTING))
    assert starting.headline == context.say("listen.starting")
    alone = live_words.moment(context, snapshot(stage=Stage.LISTENING, told=Told.SURE))
    assert alone.headline == context.say("listen.listening")
    assert alone.answers == ()


@pytest.mark.parametrize("state", Told)
def test_nothing_speaks_of_the_terminal(context, state):
    assert "--" not in " ".join(live_words.told(context, state))


def test_times_strengths_and_others(context):
    assert live_words.clock(context, 18) == "18 s"
    assert live_words.clock(context, 245) == "4:05"
    own = Own(2, 1200, curve=(None, -60))
    assert "-60" in live_words.signal(context, own)
    assert "1,200" in live_words.signal(context, own)
    assert "Silent" in live_words.signal(context, Own(1, 3, curve=(-60, None)))
    heard = snapshot(own=own, transmitters={"ble": 43, "net": 5})
    assert live_words.others(context, heard).startswith("41 ")
    assert live_words.others(context, snapshot()).startswith("0 ")
    assert live_words.of_computer(context, heard).startswith("1,200 signals of this computer")
    assert live_words.of_computer(context, snapshot()).startswith("0 ")
