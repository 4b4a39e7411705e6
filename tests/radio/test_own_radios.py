import pytest

from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.live import Manner
from exposure_check.radio import self_overhear
from exposure_check.radio.own_radios import own_radios


def test_bluetooth_and_each_wifi_interface(monkeypatch):
    monkeypatch.setattr(self_overhear, "if_nametoindex", lambda name: 7)
    sources = own_radios(60, 2, lambda: ["wlan0", "wlan1"], "linux")
    assert [type(one).__name__ for one in sources] == ["OwnBluetooth", "OwnWifi", "OwnWifi"]
    assert {one.manner for one in sources} == {Manner.OVERHEARS}
    assert [one._hearing._source for one in sources] == [2, 3, 4]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_it_says_so(platform):
    with pytest.raises(ExposureCheckError) as error:
        own_radios(60, 0, list, platform)
    assert error.value.details["code"] == "overhear-linux-only"
