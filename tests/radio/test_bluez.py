"""BlueZ's own states, over a real bus; the rest is in test_ble_source and test_classic_inquiry."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

if sys.platform != "linux":
    pytest.skip("BlueZ is Linux's", allow_module_level=True)

from exposure_check.model.errors import ExposureCheckError
from exposure_check.radio.ble_trouble import Trouble
from exposure_check.radio.bluez import AdapterState, Bluez
from tests.radio.dbus_bus import ADVERTISING, HCI0, FakeBluez


@pytest.fixture
def fake(bluez: FakeBluez) -> FakeBluez:
    """By another name: here, ``bluez`` is the program's side of it."""
    return bluez


def with_bluez(ask: Callable[[Bluez], Coroutine[Any, Any, Any]]) -> Any:
    async def run() -> Any:
        bluez = await Bluez.connect()
        try:
            return await ask(bluez)
        finally:
            bluez.close()

    return asyncio.run(run())


def test_adapters(fake: FakeBluez) -> None:
    fake.add_adapter("/org/bluez/hci1", Powered=False, Roles=["peripheral"])
    fake.add_adapter(monitors=True, Discovering=True)
    fake.change(HCI0, ADVERTISING, ActiveInstances=2)
    assert with_bluez(Bluez.adapters) == (
        AdapterState("hci0", True, True, True, True, 2),
        AdapterState("hci1", False, False, False, False, 0),
    )


def test_the_first_that_can_is_chosen(fake: FakeBluez) -> None:
    fake.add_adapter(Powered=False)
    fake.add_adapter("/org/bluez/hci1", Roles=[])
    fake.add_adapter("/org/bluez/hci2")
    assert with_bluez(lambda bluez: bluez.choose("")).name == "hci2"


def test_another_adapters_end_is_none_of_ours(fake: FakeBluez) -> None:
    fake.add_adapter()
    fake.add_adapter("/org/bluez/hci1")

    async def ask(bluez: Bluez) -> bool:
        await bluez.choose("hci0")
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, fake.remove, "/org/bluez/hci1")
        await asyncio.sleep(0.2)
        return bluez.lost.done()

    assert not with_bluez(ask)


def test_a_daemon_that_does_not_answer(fake: FakeBluez, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exposure_check.radio.bluez._PATIENCE_S", 0.3)
    monkeypatch.setattr(fake, "answer", lambda message, member: True)
    with pytest.raises(ExposureCheckError) as raised:
        with_bluez(Bluez.adapters)
    assert raised.value.details["code"] == Trouble.NO_BLUEZ
