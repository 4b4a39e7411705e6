from exposure_check.cli.text_asks import ask_lines
from exposure_check.model.talk import ANSWERED, Ask, AskKind
from exposure_check.wording.asks import asked_lines
from tests.cli.made import WORDS


def lines(ask):
    return " ".join(ask_lines(ask, None, WORDS))


def test_what_cannot_be_switched_off_may_be_said():
    for kind in (AskKind.SWITCH_OFF, AskKind.NEAR_OFF):
        assert "If it cannot be switched off, type s" in lines(Ask(1, kind, medium="ble"))


def test_keys_are_named_for_every_question_that_can_be_answered():
    for kind in AskKind:
        ask = Ask(1, kind, state="wifi-off" if kind.value.endswith("state") else "")
        said = list(asked_lines(ask, None, WORDS))
        assert (len(list(ask_lines(ask, None, WORDS))) > len(said)) is bool(ANSWERED[kind])
