import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.helper import protocol
from exposure_check.helper.order import Order, read_order
from exposure_check.helper.protocol import Code
from exposure_check.helper.stop import Stop


def test_wifi() -> None:
    assert read_order(["wifi", "3", "6", "60"]) == Order("wifi", 3, (6,), 60, 64_000_000)
    assert read_order(["wifi", "3", "1,6,11,36", "1800", "4096"]) == Order(
        "wifi", 3, (1, 6, 11, 36), 1800, 4_096_000_000
    )
    assert read_order(["wifi", "3", "0", "1"]).channels == (protocol.AS_IT_IS,)


def test_bluetooth() -> None:
    assert read_order(["hci-monitor", "60"])[:4] == ("hci-monitor", -1, (), 60)
    assert read_order(["hci-monitor", "60", "0"])[:4] == ("hci-monitor", 0, (), 60)


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "wifi",
        "wifi 3 6",
        "wifi 3 6 60 1 1",
        "wifi 0 6 60",
        "wifi -1 6 60",
        "wifi +3 6 60",
        "wifi 3_0 6 60",
        "wifi 2147483648 6 60",
        "wifi 99999999999999999999 6 60",
        "wifi wlan0 6 60",
        "wifi 3 15 60",
        "wifi 3 0,6 60",
        "wifi 3 6,,11 60",
        "wifi 3 6,11, 60",
        "wifi 3 6 0",
        "wifi 3 6 3601",
        "wifi 3 6 6e1",
        "wifi 3 6 60 0",
        "wifi 3 6 60 4097",
        "wifi 3 6 --help",
        "WIFI 3 6 60",
        "wifi \u0663 6 60",
        "hci-monitor",
        "hci-monitor 0",
        "hci-monitor 60 65535",
        "hci-monitor 60 hci0",
        "hci-monitor 60 0 0",
    ],
)
def test_refused(arguments: str) -> None:
    with pytest.raises(Stop) as stopped:
        read_order(arguments.split(" "))
    assert stopped.value.code is Code.BAD_ARGUMENTS


def test_too_many_channels() -> None:
    most = protocol.MAX_CHANNELS
    assert len(read_order(["wifi", "3", ",".join(["6"] * most), "60"]).channels) == most
    with pytest.raises(Stop):
        read_order(["wifi", "3", ",".join(["6"] * (most + 1)), "60"])
    with pytest.raises(Stop):
        read_order(["wifi", "3", "6," * 100_000, "60"])


@settings(max_examples=500, deadline=None)
@given(st.lists(st.text(max_size=12) | st.sampled_from(["wifi", "hci-monitor", "3", "6"])))
def test_nothing_else_comes_out(arguments: list[str]) -> None:
    try:
        order = read_order(arguments)
    except Stop:
        return
    assert 1 <= order.seconds <= protocol.MAX_SECONDS
    assert -1 <= order.target <= protocol.MAX_INDEX
    assert len(order.channels) <= protocol.MAX_CHANNELS
