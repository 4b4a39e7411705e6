"""Below bleak, and where there is no such place: the same sightings (decision 008)."""

import sys
import time

import pytest

if sys.platform != "linux":
    pytest.skip("BlueZ is Linux's", allow_module_level=True)

from tests.radio.ble_run import APPLE, OTHER, PHONE, Run, quick
from tests.radio.dbus_bus import FakeBluez


def test_a_bleak_without_that_place_is_heard_all_the_same(
    bluez: FakeBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exposure_check.radio import ble_scan

    class Other:
        """A manager that keeps its things elsewhere."""

    async def other() -> Other:
        return Other()

    monkeypatch.setattr(ble_scan, "get_global_bluez_manager", other)
    bluez.add_adapter()
    run = Run().listening()
    bluez.hear(PHONE, RSSI=-40, ManufacturerData=APPLE)
    bluez.hear(PHONE, RSSI=-41)
    run.until(lambda: len(run.rows) == 2)
    run.stopped()
    first, second = run.heads()
    assert first == second


def test_a_device_that_bluez_knew_before_is_heard_when_it_changes(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    bluez.hear(PHONE, ManufacturerData=APPLE)
    run = Run().listening()
    bluez.hear(PHONE, RSSI=-40)
    run.until(lambda: run.rows)
    (head,) = run.stopped().heads()
    assert APPLE[0x004C] in head.payload


def test_a_scan_that_is_started_again_hears_each_sighting_once(
    bluez: FakeBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch)
    bluez.add_adapter()
    run = Run().listening()
    bluez.hear(PHONE, RSSI=-60)
    run.until(lambda: bluez.calls.count("StartDiscovery") >= 2)
    bluez.hear(OTHER, RSSI=-61)
    run.until(lambda: len(run.rows) == 2)
    time.sleep(0.1)
    run.stopped()
    assert len(run.rows) == 2
