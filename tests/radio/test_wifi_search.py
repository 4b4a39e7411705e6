"""Searches through a fake NetworkManager on a real bus."""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from exposure_check.radio import wifi_search
from exposure_check.radio.wifi_search import WifiSearches

if sys.platform != "linux":
    pytest.skip("NetworkManager is Linux's", allow_module_level=True)

from dbus_fast import Message, Variant

from tests.radio.dbus_bus import FakeBluez

DEVICE = "/org/freedesktop/NetworkManager/Devices/3"


class FakeNetworkManager(FakeBluez):
    """As its D-Bus reference says: a search ends some time after it was asked for."""

    name = "org.freedesktop.NetworkManager"
    last = -1

    def answer(self, message: Message, member: str):
        if member == "GetDeviceByIpIface" and message.body == ["wlan0"]:
            return Message.new_method_return(message, "o", [DEVICE])
        if member == "RequestScan":
            assert message.path == DEVICE
            self._loop.call_later(0.05, self._searched)
            return Message.new_method_return(message)
        if member == "Get":
            return Message.new_method_return(message, "v", [Variant("x", self.last)])
        return Message.new_error(message, "org.freedesktop.NetworkManager.UnknownDevice", "")

    def _searched(self) -> None:
        self.last += 1


@pytest.fixture
def manager(bus: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeNetworkManager]:
    monkeypatch.setattr(wifi_search, "_EVERY_S", 0.3)
    monkeypatch.setattr(wifi_search, "_LOOK_S", 0.1)
    fake = FakeNetworkManager(bus)
    yield fake
    # Before the bus ends: what is asked of it afterwards is a warning in a log.
    for thread in threading.enumerate():
        if thread.name == "wifi-searches":
            thread.join(8)
    fake.close()


def finished(searches: WifiSearches, enough: int, seconds: float = 8.0) -> int:
    end = time.monotonic() + seconds
    while searches.finished < enough and time.monotonic() < end:
        time.sleep(0.02)
    searches.end()
    return searches.finished


def test_searches_that_end_are_counted(manager: FakeNetworkManager) -> None:
    searches = WifiSearches("wlan0")
    searches.begin()
    assert finished(searches, 3) == 3
    assert manager.calls.count("RequestScan") >= 3


def test_a_refused_wish_does_not_end_it(manager: FakeNetworkManager) -> None:
    manager.refuse["RequestScan"] = "org.freedesktop.NetworkManager.Device.NotAllowed"
    searches = WifiSearches("wlan0")
    searches.begin()
    manager.last = 5
    time.sleep(0.5)
    manager.last = 6
    assert finished(searches, 1) >= 1


@pytest.mark.parametrize("interface", ["wlan7", ""])
def test_an_interface_that_is_not_its_own(manager: FakeNetworkManager, interface: str) -> None:
    searches = WifiSearches(interface)
    searches.begin()
    assert finished(searches, 1, 0.5) == 0


def test_no_bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    searches = WifiSearches("wlan0")
    searches.begin()
    assert finished(searches, 1, 0.3) == 0
