import pytest

from exposure_check.helper.protocol import ENDED, Code
from exposure_check.model.errors import Reason
from exposure_check.radio.ble_trouble import Trouble
from exposure_check.radio.helper_launch import Obstacle
from exposure_check.radio.wifi_source import NO_WIFI
from exposure_check.wording.reasons import reason_text
from tests.cli.made import WORDS

CODES = [*Obstacle, *Trouble, *sorted(set(Code) - ENDED - {Code.READY, Code.COUNTED})]


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_a_source_has_its_own_words(code):
    text = reason_text(Reason.LISTENING_FAILED, {"code": code.value}, WORDS)
    assert text != WORDS.text("errors", "listening-failed", {"code": code.value})


def test_any_other_code_has_the_words_of_its_reason():
    assert "(new)" in reason_text(Reason.LISTENING_FAILED, {"code": "new"}, WORDS)
    assert "(cut)" in reason_text(Reason.ENGINE_BROKE_RULES, {"code": "cut"}, WORDS)


def test_a_computer_without_wifi_is_told_in_the_words_of_what_it_can_do():
    text = reason_text(Reason.LISTENING_FAILED, {"code": NO_WIFI}, WORDS)
    assert text == WORDS.text("abilities", f"why.{NO_WIFI}")
