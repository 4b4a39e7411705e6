"""What macOS answers: JSON of system_profiler and property lists, in their public shapes."""

import json
import os
import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.host import macos_settings as macos
from exposure_check.host.access import Access, UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Policy, Unread, What


def profiler(discoverable="attrib_off"):
    controller = {
        "controller_address": "F4:11:22:33:44:56",
        "controller_discoverable": discoverable,
        "controller_state": "attrib_on",
    }
    others = [{"Somebody's mouse": {"device_address": "AA:BB:CC:DD:EE:FF"}}]
    one = {"controller_properties": controller, "device_not_connected": others}
    return json.dumps({"SPBluetoothDataType": [one]})


def told(readings):
    return {one.what: one.value for one in readings}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("attrib_on", True), ("attrib_off", False), ("attrib_future", Unread.NOT_UNDERSTOOD)],
)
def test_bluetooth(word, expected):
    readings = list(macos.bluetooth_readings(profiler(word)))
    assert told(readings) == {
        What.BLUETOOTH_ADAPTER: True,
        What.BLUETOOTH_ON: True,
        What.DISCOVERABLE: expected,
        What.BLUETOOTH_NAME: Unread.NOT_THERE,
    }
    assert "Somebody" not in repr(readings)


def test_bluetooth_before_macos_12():
    title = {
        "general_name": "Anna's MacBook",
        "general_power": "attrib_on",
        "general_discoverable": "attrib_off",
    }
    text = json.dumps({"SPBluetoothDataType": [{"local_device_title": title}]})
    assert told(macos.bluetooth_readings(text)) == {
        What.BLUETOOTH_ADAPTER: True,
        What.BLUETOOTH_ON: True,
        What.DISCOVERABLE: False,
        What.BLUETOOTH_NAME: Identifier(IdentifierKind.NAME, "Anna's MacBook"),
    }


def test_no_bluetooth_and_no_json():
    assert told(macos.bluetooth_readings('{"SPBluetoothDataType": []}')) == {
        What.BLUETOOTH_ADAPTER: False
    }
    with pytest.raises(UnreadError):
        list(macos.bluetooth_readings("{"))


NAMES = st.text(max_size=9)
VALUES = st.recursive(
    st.none() | st.booleans() | NAMES,
    lambda one: st.lists(one, max_size=3) | st.dictionaries(NAMES, one, max_size=3),
)


@given(VALUES)
def test_any_json(value):
    text = json.dumps({"SPBluetoothDataType": value})
    assert list(macos.bluetooth_readings(text))


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("off", Policy.HARDWARE), ("static", Policy.PER_NETWORK), ("rotating", Policy.PER_NETWORK),
     (None, Policy.SYSTEM_CHOICE), ("future", Unread.NOT_UNDERSTOOD)],
)  # fmt: skip
def test_known_networks(mode, expected):
    network = {"Hidden": True} | (
        {} if mode is None else {"PrivateMACAddressModeUserSetting": mode}
    )
    readings = list(macos.wifi_readings({"wifi.network.ssid.Hideaway-net": network, "other": 1}))
    assert {one.of for one in readings} == {Identifier(IdentifierKind.NETWORK, b"Hideaway-net")}
    assert told(readings) == {What.ADDRESS_POLICY: expected, What.HIDDEN: True}


def test_no_known_networks():
    assert told(macos.wifi_readings({})) == {What.HIDDEN: False}


def write(tmp_path, path, octets):
    place = Access(tmp_path).place(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(octets)


def test_lists_in_files(tmp_path):
    known = {"wifi.network.ssid.Home": {"PrivateMACAddressModeUserSetting": "off"}}
    write(tmp_path, macos.KNOWN, plistlib.dumps(known, fmt=plistlib.FMT_BINARY))
    assert told(macos.read_wifi(Access(tmp_path)))[What.ADDRESS_POLICY] is Policy.HARDWARE
    write(tmp_path, macos.KNOWN, b"bplist00 broken")
    with pytest.raises(UnreadError) as error:
        macos.read_wifi(Access(tmp_path))
    assert error.value.reason is Unread.NOT_UNDERSTOOD


def test_without_full_disk_access_it_is_said(tmp_path, plain_reader):
    write(tmp_path, macos.KNOWN, b"")
    Access(tmp_path).place(macos.KNOWN).chmod(0)
    with pytest.raises(UnreadError) as error:
        macos.read_wifi(Access(tmp_path))
    assert error.value.reason is Unread.FULL_DISK_ACCESS


def test_bonjour_tells_names_unless_told_not_to(tmp_path):
    assert told(macos.read_bonjour(Access(tmp_path))) == {What.MDNS: True}
    write(tmp_path, macos.BONJOUR, plistlib.dumps({"NoMulticastAdvertisements": True}))
    assert told(macos.read_bonjour(Access(tmp_path))) == {What.MDNS: False}


@pytest.mark.skipif(os.name != "posix", reason="programs of POSIX")
def test_names_and_bluetooth_by_their_programs(tmp_path):
    folder = tmp_path / "usr" / "sbin"
    folder.mkdir(parents=True)
    for name, text in (
        ("scutil", '[ "$2" = HostName ] && exit 1; echo "Anna"'),
        ("system_profiler", f"cat <<'END'\n{profiler('attrib_on')}\nEND"),
    ):
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)
    values = [one.value for one in macos.read_names(Access(tmp_path))]
    anna = Identifier(IdentifierKind.NAME, "Anna")
    assert values == [anna, anna, Unread.NOT_THERE]
    assert told(macos.read_bluetooth(Access(tmp_path)))[What.DISCOVERABLE] is True
