from exposure_check.helper.protocol import Code
from exposure_check.helper.stop import Stop


def test_it_says_its_code() -> None:
    stop = Stop(Code.RADIO_OFF)
    assert stop.code is Code.RADIO_OFF
    assert str(stop) == "radio-off"
