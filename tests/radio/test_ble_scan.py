"""The one file that imports bleak, with backends of its own: bleak's ``backend=`` argument."""

import asyncio
from types import SimpleNamespace

import pytest
from bleak.backends.scanner import AdvertisementData, BaseBleakScanner
from bleak.exc import BleakDBusError, BleakError

from exposure_check.model.errors import ExposureCheckError
from exposure_check.radio import ble_scan
from exposure_check.radio.ble_scan import PATTERNS, BleScan, trouble_of
from exposure_check.radio.ble_trouble import Trouble


class Backend(BaseBleakScanner):
    """Hears one device at once, or fails."""

    made: list["Backend"] = []  # noqa: RUF012 - bleak makes the objects, so the class keeps them
    error: Exception | None = None

    def __init__(self, callback, services, mode, *, bluez, cb, **kwargs) -> None:
        super().__init__(callback, services)
        self.mode, self.bluez, self.kwargs = mode, bluez, kwargs
        self.running = False
        self.made.append(self)

    async def start(self) -> None:
        if self.error is not None:
            raise self.error
        self.running = True
        advert = AdvertisementData("Kit", {}, {}, [], None, -40, ("path", {}))
        self.call_detection_callbacks(SimpleNamespace(address="5A:00:00:00:00:01"), advert)

    async def stop(self) -> None:
        self.running = False

    def set_scanning_filter(self, **kwargs) -> None:
        """Asked for by bleak before 1.0."""


@pytest.fixture
def backend() -> type[Backend]:
    class Own(Backend):
        made: list[Backend] = []  # noqa: RUF012 - see above

    return Own


def run(backend: type[Backend], mode, adapter="") -> list[str]:
    heard: list[str] = []

    async def scan() -> None:
        one = BleScan(adapter, lambda address, _: heard.append(address), None, backend)
        await one.start(mode)
        assert all(made.running for made in backend.made)
        await one.stop()
        assert not any(made.running for made in backend.made)

    asyncio.run(scan())
    return heard


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_active(backend: type[Backend], system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ble_scan.sys, "platform", system)
    assert run(backend, "active") == ["5A:00:00:00:00:01"]
    (made,) = backend.made
    assert made.mode == "active"
    assert made.bluez["filters"]["DuplicateData"] is True


def test_passive_on_windows_is_one_scan(
    backend: type[Backend], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ble_scan.sys, "platform", "win32")
    assert run(backend, "passive") == ["5A:00:00:00:00:01"]
    assert [made.mode for made in backend.made] == ["passive"]


def test_passive_on_linux_hears_each_sighting_once(
    backend: type[Backend], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ble_scan.sys, "platform", "linux")
    assert run(backend, "passive", "hci3") == ["5A:00:00:00:00:01"]
    patterns = [made.bluez["or_patterns"] for made in backend.made]
    assert [one for part in patterns for one in part] == list(PATTERNS)
    assert all(0 < len(part) <= 16 for part in patterns)
    if ble_scan._BLEAK_3:
        assert {made.bluez["adapter"] for made in backend.made} == {"hci3"}


def test_patterns_are_distinct_and_short() -> None:
    assert len(set(PATTERNS)) == len(PATTERNS)
    assert all(len(octets) == 1 and start in {0, 1} for start, _, octets in PATTERNS)


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (BleakDBusError("org.bluez.Error.NotReady", []), Trouble.POWERED_OFF),
        (BleakDBusError("org.example.Else", []), Trouble.UNKNOWN),
        (BleakError("adapter 'hci9' not found"), Trouble.UNKNOWN),
        (AssertionError(), Trouble.UNKNOWN),
    ],
)
def test_what_fails_has_its_reason(
    backend: type[Backend], error: Exception, trouble: Trouble
) -> None:
    backend.error = error
    with pytest.raises(ExposureCheckError) as raised:
        run(backend, "active")
    assert raised.value.details["code"] == trouble


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("NO_BLUETOOTH", Trouble.NO_ADAPTER),
        ("NO_BLE_CENTRAL_ROLE", Trouble.NO_LOW_ENERGY),
        ("POWERED_OFF", Trouble.POWERED_OFF),
        ("DENIED_BY_USER", Trouble.DENIED_BY_USER),
        ("DENIED_BY_SYSTEM", Trouble.DENIED_BY_SYSTEM),
        ("DENIED_BY_UNKNOWN", Trouble.DENIED),
        ("UNKNOWN", Trouble.UNKNOWN),
    ],
)
def test_reasons_of_bleak(name: str, trouble: Trouble) -> None:
    from bleak.exc import BleakBluetoothNotAvailableError, BleakBluetoothNotAvailableReason

    reason = BleakBluetoothNotAvailableReason[name]
    assert trouble_of(BleakBluetoothNotAvailableError("", reason)) is trouble


def test_no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ble_scan.sys, "platform", "linux")
    assert trouble_of(FileNotFoundError()) is Trouble.NO_MESSAGE_BUS


def test_a_system_that_does_not_stop_is_left_to_itself(
    backend: type[Backend], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(self) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(ble_scan, "_STOP_S", 0.05)
    monkeypatch.setattr(backend, "stop", never)

    async def scan() -> None:
        one = BleScan("", lambda *_: None, None, backend)
        await one.start("active")
        await one.stop()

    asyncio.run(scan())
