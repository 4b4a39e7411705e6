"""What each system's bleak backend gives, as rows.

The shapes are those of bleak 3.1: ``backends/bluezdbus/scanner.py``, ``backends/winrt/scanner.py``
(`RawAdvData`; Microsoft's BluetoothLEAdvertisementReceivedEventArgs and
BluetoothLEAdvertisementDataSection), ``backends/corebluetooth/scanner.py``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from types import SimpleNamespace as Object
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.advert import decode_head
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import AdvertHead
from exposure_check.model.heard import RSSI_UNKNOWN, BleForm
from exposure_check.radio.ble_system import (
    READERS,
    SystemRow,
    bluez_row,
    core_bluetooth_row,
    winrt_row,
)

ADDRESS = "5A:11:22:33:44:55"
OCTETS = bytes.fromhex("5a1122334455")
NOBODY: frozenset[str] = frozenset()


class Advert(NamedTuple):
    """bleak's ``AdvertisementData``."""

    local_name: str | None = None
    manufacturer_data: Mapping[int, bytes] = MappingProxyType({})
    service_data: Mapping[str, bytes] = MappingProxyType({})
    service_uuids: tuple[str, ...] = ()
    tx_power: int | None = None
    rssi: int = -50
    platform_data: tuple[object, ...] = ()


def head(row: SystemRow | None) -> AdvertHead:
    assert row is not None
    found = decode_head(BleForm.SYSTEM, row.raw)
    assert isinstance(found, AdvertHead)
    return found


def bluez(**properties: object) -> Advert:
    return Advert(platform_data=("/org/bluez/hci0/dev_x", {"RSSI": -50} | properties))


@pytest.mark.parametrize(
    ("told", "kind"),
    [("public", BleAddressKind.PUBLIC), ("random", BleAddressKind.RESOLVABLE)],
)
def test_bluez_tells_the_kind(told: str, kind: BleAddressKind) -> None:
    found = head(bluez_row(ADDRESS, bluez(AddressType=told), NOBODY))
    assert (found.address, found.kind, found.paired_identity) == (OCTETS, kind, False)


@pytest.mark.parametrize("told", [None, 7, "else"])
def test_a_kind_that_is_not_told_is_not_guessed(told: object) -> None:
    found = head(bluez_row(ADDRESS, bluez(AddressType=told), NOBODY))
    assert (found.address, found.kind) == (None, BleAddressKind.HIDDEN)
    assert found.system_id == OCTETS[::-1] + bytes(10)


def test_bluez_flags_and_further_structures() -> None:
    advert = bluez(AdvertisingFlags=b"\x06", AdvertisingData={0x24: b"x"}, Appearance=64)
    found = head(bluez_row(ADDRESS, advert, NOBODY))
    assert found.payload == bytes.fromhex("020106 03194000 022478")


@pytest.mark.parametrize("data", [(), ("path",), ("path", None), ("path", {}), ("p", {"RSSI": ""})])
def test_bluez_without_signal_strength_is_no_sighting(data: tuple[object, ...]) -> None:
    assert bluez_row(ADDRESS, Advert(platform_data=data), NOBODY) is None


@pytest.mark.parametrize(
    ("told", "shown"), [(-127, RSSI_UNKNOWN), (127, RSSI_UNKNOWN), (-126, -126), (0, 0), (20, 20)]
)
def test_signal_strength(told: int, shown: int) -> None:
    row = core_bluetooth_row("", Advert(rssi=told), NOBODY)
    assert row is not None
    assert row.rssi == shown


class RawAdvData(NamedTuple):
    """bleak's pair of WinRT events."""

    adv: object
    scan: object


def event(kind: object, *sections: tuple[int, bytes]) -> Object:
    listed = [Object(data_type=number, data=data) for number, data in sections]
    return Object(bluetooth_address_type=kind, advertisement=Object(data_sections=listed))


def winrt(adv: object, scan: object = None) -> Advert:
    return Advert(platform_data=(object(), RawAdvData(adv, scan)))


FLAGS, NAME = (0x01, b"\x06"), (0x09, b"Kit")


@pytest.mark.parametrize(
    ("told", "kind"),
    [(0, BleAddressKind.PUBLIC), (1, BleAddressKind.RESOLVABLE), (2, BleAddressKind.HIDDEN)],
)
def test_winrt_tells_the_kind_and_raw_sections(told: int, kind: BleAddressKind) -> None:
    found = head(winrt_row(ADDRESS, winrt(event(told, FLAGS)), NOBODY))
    assert (found.kind, found.payload) == (kind, b"\x02\x01\x06")
    assert not found.scan_answer


def test_winrt_scan_response_is_said() -> None:
    found = head(winrt_row(ADDRESS, winrt(event(1, FLAGS), event(1, NAME)), NOBODY))
    assert found.scan_answer
    assert found.payload == b"\x02\x01\x06\x04\x09Kit"
    alone = head(winrt_row(ADDRESS, winrt(None, event(1, NAME)), NOBODY))
    assert (alone.kind, alone.payload) == (BleAddressKind.RESOLVABLE, b"\x04\x09Kit")


def test_winrt_before_windows_10_2004_tells_no_kind() -> None:
    old = Object(advertisement=Object(data_sections=[]))
    found = head(winrt_row(ADDRESS, winrt(old)._replace(local_name="Kit"), NOBODY))
    assert (found.kind, found.payload) == (BleAddressKind.HIDDEN, b"\x04\x09Kit")


def test_winrt_paired_device() -> None:
    advert = winrt(event(0, FLAGS))
    assert head(winrt_row(ADDRESS.lower(), advert, frozenset({ADDRESS}))).paired_identity
    assert not head(winrt_row("5A:11:22:33:44:56", advert, frozenset({ADDRESS}))).paired_identity


@pytest.mark.parametrize("data", [(), (1,), (1, None), (1, RawAdvData(None, None))])
def test_winrt_without_events(data: tuple[object, ...]) -> None:
    assert winrt_row(ADDRESS, Advert(platform_data=data), NOBODY) is None


def test_core_bluetooth_hides_addresses_and_keeps_devices_apart() -> None:
    ids = ("8E1D5C0A-2F33-4A8B-9A55-000000000001", "8E1D5C0A-2F33-4A8B-9A55-000000000002")
    first, second = (
        head(core_bluetooth_row(one, Advert("Kit", {76: b"\x10"}), NOBODY)) for one in ids
    )
    assert first.address is second.address is None
    assert first.kind is BleAddressKind.HIDDEN
    assert first.system_id == bytes.fromhex(ids[0].replace("-", ""))
    assert first.system_id != second.system_id
    assert first.payload == second.payload == bytes.fromhex("04094b6974 04ff4c0010")


ANY = (
    None,
    True,
    1,
    300,
    -50,
    1 << 40,
    b"",
    b"\x06",
    "random",
    "",
    [],
    [b"1"],
    {},
    {3: b"x", "a": 1},
)
NAMES = ("RSSI", "AddressType", "Paired", "AdvertisingFlags", "Appearance", "AdvertisingData")


@settings(max_examples=5_000, deadline=None)
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=120))
def test_any_content(platform: str, octets: bytes) -> None:
    properties = {
        name: ANY[octet % len(ANY)] for name, octet in zip(NAMES, octets, strict=False)
    } | ({"RSSI": -50} if octets[6:] else {})
    sections = [(octet, octets[:octet]) for octet in octets[6:12]]
    pair: object = RawAdvData(event(properties.get("AddressType"), *sections), None)
    address = octets[12:].decode("utf-8", "replace") if octets[13:] else octets.hex()
    second = properties if platform == "linux" else pair
    row = READERS[platform](address, Advert(platform_data=("x", second)), NOBODY)
    if row is not None:
        head(row)
