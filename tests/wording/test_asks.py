import pytest

from exposure_check.engine.description import MAKERS
from exposure_check.model.states import STATES
from exposure_check.model.talk import Ask, AskKind, Own, Told
from exposure_check.wording.asks import asked_lines, told_lines
from tests.cli.made import WORDS


def lines(ask, own=None):
    return " ".join(asked_lines(ask, own, WORDS))


@pytest.mark.parametrize("kind", AskKind)
@pytest.mark.parametrize("medium", ["ble", "wifi"])
def test_every_question_has_words(kind, medium):
    state = "wifi-off" if kind in (AskKind.ENTER_STATE, AskKind.IN_STATE) else ""
    text = lines(Ask(1, kind, 300, 20, state, medium, 1, 3), Own(1, 5))
    assert text
    assert "…" not in text


@pytest.mark.parametrize("state", STATES, ids=lambda one: one.id)
def test_every_state_says_what_to_do_why_and_how_long(state):
    text = lines(Ask(1, AskKind.ENTER_STATE, state.advised, 0, state.id, state.medium, 2, 6))
    assert text.startswith("2 of 6: ")
    assert WORDS.text("states", f"{state.id}.why") in text
    text = lines(Ask(1, AskKind.IN_STATE, state.advised, 0, state.id, state.medium, 2, 6))
    assert f"{state.advised // 60} minute" in text


def test_what_to_prepare_fits_the_radio_that_is_heard():
    texts = {one: lines(Ask(1, AskKind.CROWD, 60, 60, medium=one)) for one in ("ble", "wifi", "")}
    assert "Bluetooth settings" in texts["ble"]
    assert "Bluetooth" not in texts["wifi"]
    assert "Wi-Fi or Bluetooth" in texts[""]
    assert "this computer" not in texts[""], "another computer may be the ear"


def test_holding_it_near_is_explained_before_it_begins():
    first = lines(Ask(1, AskKind.TAKE_AWAY, step=1, steps=2))
    second = lines(Ask(5, AskKind.TAKE_AWAY, step=2, steps=2))
    assert "Put other things that you wear or carry elsewhere" in first
    assert "Put watches" not in second
    assert "Round 2 of 2" in second
    assert "Take your device away" in second
    assert "12 seconds" in lines(Ask(2, AskKind.STAY_AWAY, 12))


def test_the_device_is_described_in_words():
    ask = Ask(1, AskKind.CONFIRM)
    assert "A device by Apple named A…a" in lines(ask, Own(1, 5, "apple", "A…a"))
    assert "A device by Apple without a name" in lines(ask, Own(1, 5, "apple"))
    assert "A device named A…a" in lines(ask, Own(1, 5, "", "A…a"))
    assert "neither" in lines(ask, Own(1, 5))
    assert "neither" in lines(ask, Own(1, 5, "made-up"))
    assert "neither" in lines(ask)


@pytest.mark.parametrize("maker", MAKERS)
def test_every_maker_has_a_name(maker):
    assert WORDS.has("live", f"maker.{maker}")


@pytest.mark.parametrize("told", sorted(set(Told) - {Told.OPEN, Told.FOUND}))
def test_every_outcome_has_words(told):
    assert list(told_lines(told, WORDS))


def test_what_is_asked_speaks_of_the_radio_that_is_switched():
    for kind in (AskKind.CROWD, AskKind.LAST_OFF, AskKind.SWITCH_OFF, AskKind.SWITCH_ON):
        assert "Bluetooth" not in lines(Ask(1, kind, 60, 20, "", "wifi", 1, 3))
        assert "Wi-Fi" in lines(Ask(1, kind, 60, 20, "", "wifi", 1, 3))
        assert "Wi-Fi" not in lines(Ask(1, kind, 60, 20, "", "ble", 1, 3))
    for told in (Told.SILENT, Told.NOT_SILENCED):
        assert "Bluetooth" not in " ".join(told_lines(told, WORDS, "wifi"))
        assert "Bluetooth" in " ".join(told_lines(told, WORDS))
