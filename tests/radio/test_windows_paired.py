import asyncio
import sys
from types import ModuleType, SimpleNamespace

import pytest

from exposure_check.radio.windows_paired import addresses_in, paired_addresses


def test_addresses_stand_at_the_end_of_ids() -> None:
    ids = ["BluetoothLE#BluetoothLE5c:f3:70:8b:10:01-5a:11:22:33:44:5f", "else", "-5a:11:22:33:44"]
    assert addresses_in(ids) == {"5A:11:22:33:44:5F"}


def test_windows_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names as in PyWinRT's projection of Windows.Devices.Bluetooth and .Enumeration."""
    asked = []

    async def find(selector: str) -> list:
        asked.append(selector)
        return [SimpleNamespace(id="BluetoothLE#BluetoothLE00:00:00:00:00:01-5a:11:22:33:44:55")]

    device = SimpleNamespace(get_device_selector_from_pairing_state=lambda paired: f"is {paired}")
    information = SimpleNamespace(find_all_async=None, find_all_async_aqs_filter=find)
    for name, content in (
        ("winrt.windows.devices.bluetooth", {"BluetoothLEDevice": device}),
        ("winrt.windows.devices.enumeration", {"DeviceInformation": information}),
    ):
        module = ModuleType(name)
        module.__dict__.update(content)
        monkeypatch.setitem(sys.modules, name, module)
    assert asyncio.run(paired_addresses()) == {"5A:11:22:33:44:55"}
    assert asked == ["is True"]


def test_elsewhere_nothing_is_told() -> None:
    assert asyncio.run(paired_addresses()) == frozenset()
