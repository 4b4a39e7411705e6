import sys

import pytest

from exposure_check.host import linux_bluetooth as bluetooth
from exposure_check.host.access import Access, UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Unread, What

ADAPTER = {
    "Address": "3C:06:30:12:34:57",
    "AddressType": "public",
    "Name": "anna-laptop",
    "Alias": "Anna",
    "Class": 0x6C010C,
    "Powered": True,
    "Discoverable": True,
    "DiscoverableTimeout": 0,
    "Pairable": False,
}
OBJECTS = {
    "/org/bluez": {"org.bluez.AgentManager1": {}},
    "/org/bluez/hci0": {
        "org.bluez.Adapter1": ADAPTER,
        "org.bluez.LEAdvertisingManager1": {"ActiveInstances": 2, "SupportedInstances": 5},
    },
    "/org/bluez/hci0/dev_AA_BB_CC_DD_EE_FF": {"org.bluez.Device1": {"Name": "somebody else's"}},
}


def told(objects):
    return {one.what: one.value for one in bluetooth.readings_of(objects)}


def test_an_adapter():
    assert told(OBJECTS) == {
        What.BLUETOOTH_ADAPTER: True,
        What.BLUETOOTH_ON: True,
        What.DISCOVERABLE: True,
        What.DISCOVERABLE_SECONDS: 0,
        What.PAIRABLE: False,
        What.BLUETOOTH_NAME: Identifier(IdentifierKind.NAME, "Anna"),
        What.ADVERTISING: 2,
    }
    assert {one.of for one in bluetooth.readings_of(OBJECTS)} == {"hci0"}


def test_others_devices_are_not_read():
    assert "somebody" not in repr(list(bluetooth.readings_of(OBJECTS)))


def test_no_adapter():
    assert told({"/org/bluez": {"org.bluez.AgentManager1": {}}}) == {What.BLUETOOTH_ADAPTER: False}


def test_properties_that_are_missing_are_said():
    values = told({"/org/bluez/hci0": {"org.bluez.Adapter1": {}}})
    assert values[What.DISCOVERABLE] is Unread.NOT_UNDERSTOOD


@pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux")
def test_on_a_bus(serve, access):
    from dbus_fast import Variant

    def variants(one):
        kinds = {bool: "b", int: "u", str: "s"}
        return {key: Variant(kinds[type(value)], value) for key, value in one.items()}

    objects = {
        path: {name: variants(one) for name, one in interfaces.items()}
        for path, interfaces in OBJECTS.items()
    }
    method = "org.freedesktop.DBus.ObjectManager.GetManagedObjects"
    answers = {("/", method, None): ("a{oa{sa{sv}}}", objects)}
    services = serve([bluetooth.SERVICE], answers)
    assert {one.what: one.value for one in bluetooth.read(access)} == told(OBJECTS)
    assert [one[1] for one in services.calls] == [method]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("[General]\n#Privacy = device\n", False),
        ("[General]\nPrivacy = off\n", False),
        ("[General]\nPrivacy = device\n", True),
        ("[General]\nPrivacy=network\n", True),
        ("[General]\nPrivacy=on\n", True),
        ("[General]\nPrivacy=limited-device\n", True),
        ("[General]\nPrivacy=future\n", Unread.NOT_UNDERSTOOD),
        ("[Policy]\nPrivacy=device\n", False),
    ],
)
def test_main_conf(tmp_path, text, expected):
    file = tmp_path / "etc/bluetooth/main.conf"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    (reading,) = bluetooth.read_file(Access(tmp_path))
    assert reading.value is expected


def test_without_the_file_it_is_the_default_if_bluez_is_there(tmp_path):
    with pytest.raises(UnreadError) as error:
        bluetooth.read_file(Access(tmp_path))
    assert error.value.reason is Unread.NOT_THERE
    program = tmp_path / "usr/libexec/bluetooth/bluetoothd"
    program.parent.mkdir(parents=True)
    program.write_text("")
    (reading,) = bluetooth.read_file(Access(tmp_path))
    assert reading.value is False
