from exposure_check.engine.states import Guide
from exposure_check.model.live import StateDone
from exposure_check.model.states import DeviceState
from exposure_check.model.talk import AskKind, Said, Word

STATES = (DeviceState("wifi-off", "wifi", 60, 300), DeviceState("ble-idle", "ble", 20, 40))


def said(guide, word, now):
    guide.answer(Said(word, guide.ask(now).number), now)


def test_all_states_one_after_the_other():
    guide = Guide(STATES)
    ask = guide.ask(0)
    assert (ask.kind, ask.state, ask.step, ask.steps) == (AskKind.ENTER_STATE, "wifi-off", 1, 2)
    guide.step(100)
    assert guide.done()[0].seconds == 0, "it has not begun before the user says so"
    said(guide, Word.DONE, 100)
    guide.step(160)
    ask = guide.ask(160)
    assert (ask.kind, ask.seconds, ask.left) == (AskKind.IN_STATE, 300, 240)
    assert guide.done()[0] == StateDone("wifi-off", 60, True)
    guide.step(400)
    assert guide.ask(400).state == "ble-idle"
    said(guide, Word.DONE, 400)
    guide.step(440)
    assert guide.over
    assert guide.ask(441) is None
    assert guide.done() == (StateDone("wifi-off", 300, True), StateDone("ble-idle", 40, True))


def test_states_can_be_left_out_and_cut_short():
    guide = Guide(STATES)
    said(guide, Word.SKIP, 0)
    said(guide, Word.DONE, 0)
    guide.step(10)
    said(guide, Word.SKIP, 15)
    assert guide.over
    assert guide.done() == (StateDone("wifi-off", 0, False), StateDone("ble-idle", 15, False))


def test_a_word_for_another_question_is_ignored():
    guide = Guide(STATES)
    old = guide.ask(0).number
    said(guide, Word.DONE, 0)
    guide.answer(Said(Word.SKIP, old), 1)
    guide.answer(Said(Word.YES, guide.ask(1).number), 1)
    guide.answer(Said(Word.DONE, guide.ask(1).number), 50)
    guide.step(100)
    assert guide.done()[0].seconds == 100


def test_without_states_there_is_nothing_to_do():
    guide = Guide(())
    guide.answer(Said(Word.SKIP, 1000), 0)
    guide.step(5)
    assert guide.over
    assert guide.done() == ()
