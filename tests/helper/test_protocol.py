from exposure_check.helper import protocol
from exposure_check.helper.protocol import Code, frequency


def test_channels() -> None:
    assert [frequency(channel) for channel in (1, 6, 13, 14, 36, 64, 100, 165, 177)] == [
        2412,
        2437,
        2472,
        2484,
        5180,
        5320,
        5500,
        5825,
        5885,
    ]
    for none in (0, -1, 15, 35, 37, 68, 96, 148, 178, 255):
        assert frequency(none) is None
    assert frequency(protocol.AS_IT_IS) is None


def test_codes_are_single_words() -> None:
    assert all(code.value.replace("-", "").isalpha() for code in Code)
    assert set(Code) > protocol.ENDED
