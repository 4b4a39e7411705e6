import pytest

from exposure_check.decode.wifi_channel import CHANNEL_BY_FREQUENCY


@pytest.mark.parametrize(
    ("frequency", "channel"),
    [
        (2412, 1), (2437, 6), (2472, 13), (2484, 14),
        (4920, 184), (5180, 36), (5825, 165), (5885, 177),
        (5935, 2), (5955, 1), (5975, 5), (7115, 233),
    ],
)  # fmt: skip
def test_known(frequency: int, channel: int) -> None:
    assert CHANNEL_BY_FREQUENCY[frequency] == channel


@pytest.mark.parametrize("frequency", [0, 2407, 2413, 2477, 5950, 7120, 65535])
def test_unknown(frequency: int) -> None:
    assert frequency not in CHANNEL_BY_FREQUENCY
