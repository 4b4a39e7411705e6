"""A private bus with a fake BlueZ on it; nothing of it is left behind for other tests."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.radio.dbus_bus import FakeBluez


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a bus that is the system's bus for this test."""
    from tests.radio.dbus_bus import private_bus  # its library is for Linux alone

    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def bluez(bus: str) -> "Iterator[FakeBluez]":
    """A fake BlueZ without adapters."""
    from tests.radio.dbus_bus import FakeBluez

    fake = FakeBluez(bus)
    yield fake
    fake.close()


@pytest.fixture(autouse=True, scope="module")
def _collected():
    """A bus that was cut off leaves futures nobody asks; they are reported when they are
    collected, which must not be in the middle of somebody else's test."""
    yield
    gc.collect()
