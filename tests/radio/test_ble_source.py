"""The real bleak and dbus-fast against a fake org.bluez on a real, private bus."""

import logging
import sys
import time
from pathlib import Path

import pytest

from exposure_check.model.address import BleAddressKind
from exposure_check.model.heard import Discard
from exposure_check.model.live import Manner
from exposure_check.radio import ble_source
from exposure_check.radio.ble_trouble import Trouble

if sys.platform != "linux":
    pytest.skip("BlueZ is Linux's", allow_module_level=True)

from tests.radio.ble_run import APPLE, OTHER, PHONE, Run, quick
from tests.radio.dbus_bus import HCI0, FakeBluez, private_bus


def test_active_scan(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    run = Run().listening()
    bluez.hear(PHONE, RSSI=-40, ManufacturerData=APPLE, Name="Kit", TxPower=-7,
               UUIDs=["0000180f-0000-1000-8000-00805f9b34fb"],
               ServiceData={"0000fe2c-0000-1000-8000-00805f9b34fb": b"\1\2"},
               AdvertisingFlags=b"\x1a", Appearance=0x0040)  # fmt: skip
    bluez.hear(PHONE, RSSI=-42)
    run.until(lambda: len(run.rows) == 2)
    run.stopped()
    first, second = run.heads()
    assert first == second
    assert first.address == bytes.fromhex("5a1122334455")
    assert first.kind is BleAddressKind.RESOLVABLE
    assert not first.paired_identity
    assert not first.scan_answer
    assert first.payload == bytes.fromhex(
        "02011a 03030f18 04094b6974 020af9 05162cfe0102 03194000 0aff4c0010050102030405"
    )
    assert [rssi for _, rssi, _ in run.rows] == [-40, -42]
    assert run.source.manner is Manner.ASKS
    assert bluez.filters[0] == {"Transport": "le", "DuplicateData": True}
    assert "StopDiscovery" in bluez.calls
    assert run.error is None


def test_passive_scan_where_bluez_lets_programs(bluez: FakeBluez) -> None:
    bluez.add_adapter(monitors=True)
    run = Run().listening()
    bluez.hear(PHONE, RSSI=-40, ManufacturerData=APPLE)
    run.until(lambda: run.rows)
    run.stopped()
    assert len(run.rows) == 1, "each sighting counts once, however many monitors there are"
    assert run.source.manner is Manner.LISTENS
    assert bluez.calls.count("RegisterMonitor") == 4
    assert bluez.calls.count("UnregisterMonitor") == 4
    assert "StartDiscovery" not in bluez.calls


def test_refused_passive_scan_becomes_an_active_one(bluez: FakeBluez) -> None:
    bluez.add_adapter(monitors=True)
    bluez.refuse["RegisterMonitor"] = "org.bluez.Error.Failed"
    run = Run().listening().stopped()
    assert run.source.manner is Manner.ASKS
    assert "StartDiscovery" in bluez.calls


def test_passive_scan_that_brings_nothing_becomes_an_active_one(
    bluez: FakeBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ble_source, "_PASSIVE_PATIENCE_S", 0.3)
    bluez.add_adapter(monitors=True)
    run = Run().listening()
    run.until(lambda: "StartDiscovery" in bluez.calls)
    bluez.hear(PHONE, RSSI=-40)
    run.until(lambda: run.rows)
    run.stopped()
    assert run.source.manner is Manner.ASKS


@pytest.mark.parametrize("flag", ["Paired", "Bonded"])
def test_paired_device_shows_its_identity(bluez: FakeBluez, flag: str) -> None:
    bluez.add_adapter()
    run = Run().listening()
    bluez.hear(OTHER, AddressType="public", RSSI=-40, **{flag: True})
    run.until(lambda: run.rows)
    (head,) = run.stopped().heads()
    assert head.paired_identity


def test_changes_that_are_no_sightings_do_not_count(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    bluez.hear(OTHER, Paired=True)
    run = Run().listening()
    bluez.hear(OTHER, Connected=True)
    bluez.hear(PHONE, RSSI=-40)
    run.until(lambda: run.rows)
    (head,) = run.stopped().heads()
    assert head.address == bytes.fromhex("5a1122334455")


def test_there_is_a_batch_at_least_ten_times_a_second(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    run = Run().listening()
    before = run.batches
    run.until(lambda: run.batches >= before + 10, seconds=5)
    began = time.monotonic()
    run.stopped()
    assert time.monotonic() - began < 2
    run.source.stop()
    assert not run.source.problems()


def test_named_adapter(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    bluez.add_adapter("/org/bluez/hci1")
    run = Run(ble_source.ble_source("hci1", 3)).listening()
    bluez.hear(OTHER, RSSI=-40)
    bluez.hear(PHONE, adapter="/org/bluez/hci1", RSSI=-40)
    run.until(lambda: run.rows)
    (head,) = run.stopped().heads()
    assert head.address == bytes.fromhex("5a1122334455")


@pytest.mark.parametrize(
    ("adapters", "wanted", "code"),
    [
        ([], "", Trouble.NO_ADAPTER),
        ([{"Powered": False}], "", Trouble.POWERED_OFF),
        ([{"Roles": ["peripheral"]}], "", Trouble.NO_LOW_ENERGY),
        ([{}], "hci7", Trouble.NO_SUCH_ADAPTER),
        ([{"Powered": False}], "hci0", Trouble.POWERED_OFF),
    ],
)
def test_why_it_cannot_begin(
    bluez: FakeBluez, adapters: list, wanted: str, code: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exposure_check.radio.rfkill.FOLDER", Path("/nowhere"))
    for changed in adapters:
        bluez.add_adapter(**changed)
    assert Run(ble_source.ble_source(wanted)).ended().code() == code


@pytest.mark.parametrize(
    ("soft", "hard", "code"),
    [("1", "0", Trouble.BLOCKED), ("0", "1", Trouble.BLOCKED_BY_SWITCH)],
)
def test_rfkill_is_named(
    bluez: FakeBluez, tmp_path: Path, soft: str, hard: str, code: Trouble,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    switch = tmp_path / "rfkill" / "rfkill0"
    switch.mkdir(parents=True)
    for name, text in (("type", "bluetooth"), ("soft", soft), ("hard", hard)):
        (switch / name).write_text(text + "\n")
    monkeypatch.setattr("exposure_check.radio.rfkill.FOLDER", switch.parent)
    bluez.add_adapter(Powered=False)
    assert Run().ended().code() == code


@pytest.mark.parametrize(
    ("refused", "code"),
    [
        ("org.bluez.Error.NotReady", Trouble.POWERED_OFF),
        ("org.bluez.Error.InProgress", Trouble.BUSY),
        ("org.freedesktop.DBus.Error.AccessDenied", Trouble.DENIED_BY_SYSTEM),
        ("org.bluez.Error.Failed", Trouble.UNKNOWN),
    ],
)
def test_bluez_refuses(bluez: FakeBluez, refused: str, code: Trouble) -> None:
    bluez.add_adapter()
    bluez.refuse["StartDiscovery"] = refused
    assert Run().ended().code() == code


def test_no_bluez(bus: str) -> None:
    assert Run().ended().code() == Trouble.NO_BLUEZ


def test_no_bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    assert Run().ended().code() == Trouble.NO_MESSAGE_BUS


def test_adapter_unplugged(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    run = Run().listening()
    bluez.hear(PHONE, RSSI=-40)
    run.until(lambda: run.rows)
    bluez.remove(HCI0)
    assert run.ended().code() == Trouble.ADAPTER_GONE
    assert len(run.rows) == 1, "what was heard remains"


def test_adapter_unplugged_that_is_off_first(
    bluez: FakeBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As BlueZ 5.66 tells it when a virtual adapter is closed (radio lab).
    monkeypatch.setattr("exposure_check.radio.rfkill.FOLDER", Path("/nowhere"))
    bluez.add_adapter()
    run = Run().listening()
    bluez.change(HCI0, "org.bluez.Adapter1", Powered=False)
    bluez.remove(HCI0)
    assert run.ended().code() == Trouble.ADAPTER_GONE


def test_adapter_switched_off(bluez: FakeBluez, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exposure_check.radio.rfkill.FOLDER", Path("/nowhere"))
    bluez.add_adapter()
    run = Run().listening()
    bluez.change(HCI0, "org.bluez.Adapter1", Powered=False)
    assert run.ended().code() == Trouble.SWITCHED_OFF


def test_bluez_killed(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    run = Run().listening()
    bluez.close()
    assert run.ended().code() == Trouble.BLUEZ_ENDED


def test_bus_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        fake = FakeBluez(address)
        fake.add_adapter()
        run = Run().listening()
    assert run.ended().code() in {Trouble.BUS_LOST, Trouble.BLUEZ_ENDED}


def test_a_crowd_that_falls_silent_is_no_silence(
    bluez: FakeBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch)
    bluez.add_adapter()
    run = Run().listening()
    for number in range(8):
        bluez.hear(f"C0:00:00:00:00:{number:02X}", RSSI=-60)
    assert run.ended().code() == Trouble.WENT_QUIET
    assert bluez.calls.count("StartDiscovery") == 2


def test_one_device_may_fall_silent(bluez: FakeBluez, monkeypatch: pytest.MonkeyPatch) -> None:
    quick(monkeypatch)
    bluez.add_adapter()
    run = Run().listening()
    bluez.hear(PHONE, RSSI=-60)
    run.until(lambda: bluez.calls.count("StartDiscovery") >= 3)
    bluez.hear(PHONE, RSSI=-61)
    run.until(lambda: len(run.rows) == 2)
    assert run.stopped().error is None


def test_a_scan_that_cannot_be_started_again_says_why(
    bluez: FakeBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch)
    bluez.add_adapter()
    run = Run().listening()
    bluez.refuse["StartDiscovery"] = "org.bluez.Error.InProgress"
    assert run.ended().code() == Trouble.BUSY


def test_what_breaks_a_callback_is_counted_and_not_written(
    bluez: FakeBluez, caplog: pytest.LogCaptureFixture
) -> None:
    """A property of a wrong type makes bleak's callback fail, and dbus-fast logs that."""
    caplog.set_level(logging.DEBUG)
    bluez.add_adapter()
    run = Run().listening()
    bluez.hear(PHONE, RSSI=-40, ServiceData={})
    bluez.objects[f"{HCI0}/dev_{PHONE.replace(':', '_')}"]["org.bluez.Device1"].clear()
    bluez.run(_broken(bluez))
    run.until(run.source.problems)
    bluez.hear(OTHER, RSSI=-40)
    run.until(lambda: len(run.rows) == 2)
    run.stopped()
    (problem,) = run.source.problems()
    assert (problem.reason, problem.count) == (Discard.BROKEN_RECORD, 1)
    assert PHONE.replace(":", "_") not in caplog.text
    assert PHONE not in caplog.text


async def _broken(bluez: FakeBluez) -> None:
    from dbus_fast import Message, Variant

    path = f"{HCI0}/dev_{PHONE.replace(':', '_')}"
    body = ["org.bluez.Device1", {"ManufacturerData": Variant("as", [PHONE])}, []]
    await bluez._bus.send(
        Message.new_signal(
            path, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", body
        )
    )


def test_without_the_library(bluez: FakeBluez, monkeypatch: pytest.MonkeyPatch) -> None:
    bluez.add_adapter()
    monkeypatch.setitem(sys.modules, "bleak", None)
    monkeypatch.delitem(sys.modules, "exposure_check.radio.ble_scan", raising=False)
    assert Run().ended().code() == Trouble.NO_LIBRARY
