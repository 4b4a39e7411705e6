import socket

import pytest

from exposure_check.helper import protocol
from exposure_check.model.errors import ExposureCheckError
from exposure_check.radio import wifi_source as module
from exposure_check.radio.wifi_source import DEFAULT_CHANNEL, NO_WIFI, best_interface, wifi_source
from tests.cli.made import WORDS


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """Arguments of the helper by kind of interface."""
    monkeypatch.setattr(module.socket, "if_nametoindex", lambda name: 7)
    (tmp_path / "wlan0").mkdir()

    def ask(kind, channels=(), seconds=60):
        (tmp_path / "wlan0" / "type").write_text(kind)
        source = wifi_source("wlan0", channels, seconds, 3, tmp_path)
        assert source._source == 3
        return source._arguments

    return ask


def test_one_channel_without_hopping_is_the_default(asked):
    mode, index, channels, seconds, _ = asked("1\n")
    assert (mode, index, channels) == ("wifi", "7", str(DEFAULT_CHANNEL))
    assert int(seconds) > 60


def test_an_interface_in_monitor_mode_is_left_as_it_is(asked):
    assert asked("803\n")[2] == str(protocol.AS_IT_IS)


def test_channels_are_the_users(asked):
    assert asked("803", (1, 6))[2] == "1,6"


@pytest.mark.parametrize("seconds", [0, 10_000])
def test_the_helper_is_never_asked_for_more_than_it_may(asked, seconds):
    assert int(asked("1", (), seconds)[3]) == protocol.MAX_SECONDS


def test_no_such_interface(monkeypatch):
    def none(_name):
        raise OSError

    monkeypatch.setattr(socket, "if_nametoindex", none)
    with pytest.raises(ExposureCheckError) as error:
        wifi_source("nix0", (), 0, 0)
    assert error.value.details["code"] == "no-such-interface"


def test_unreadable_kind_is_an_ordinary_interface(monkeypatch, tmp_path):
    monkeypatch.setattr(module.socket, "if_nametoindex", lambda name: 7)
    source = wifi_source("wlan9", (), 60, 0, tmp_path)
    assert source._arguments[2] == str(DEFAULT_CHANNEL)


def test_without_a_name_one_is_chosen_that_can_listen_and_that_nobody_uses(tmp_path):
    def made(name, state):
        (tmp_path / name / "phy80211").mkdir(parents=True)
        (tmp_path / name / "type").write_text("1\n")
        (tmp_path / name / "operstate").write_text(f"{state}\n")

    assert best_interface(tmp_path, lambda _name: True) == ""
    made("wlan0", "up")
    assert best_interface(tmp_path, lambda _name: True) == "wlan0"
    made("wlan1", "down")
    made("wlan2", "down")
    assert best_interface(tmp_path, lambda _name: True) == "wlan1"
    assert best_interface(tmp_path, lambda name: name != "wlan1") == "wlan2"
    assert best_interface(tmp_path, lambda _name: False) == "wlan1", "the helper says why not"


def test_the_chosen_one_is_listened_to(monkeypatch, tmp_path):
    names = []
    monkeypatch.setattr(module.socket, "if_nametoindex", lambda name: names.append(name) or 7)
    wifi_source("", (), 60, 0, tmp_path, lambda: "wlan5")
    assert names == ["wlan5"]


def test_a_computer_without_wifi_says_so(tmp_path):
    with pytest.raises(ExposureCheckError) as error:
        wifi_source("", (), 60, 0, tmp_path, lambda: "")
    assert error.value.details["code"] == NO_WIFI
    assert WORDS.has("abilities", f"why.{NO_WIFI}")
