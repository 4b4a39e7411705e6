import tomllib
from pathlib import Path

import pytest
from bleak.exc import BleakBluetoothNotAvailableReason

from exposure_check.helper.protocol import Code
from exposure_check.model.errors import Reason
from exposure_check.radio.ble_trouble import BY_BLEAK_REASON, Trouble, failed, of_dbus_error
from exposure_check.radio.helper_launch import Obstacle

WORDS = Path(__file__).parents[2] / "resources" / "words"


def test_every_trouble_has_its_words_and_every_text_a_trouble() -> None:
    words = tomllib.loads((WORDS / "bluetooth.toml").read_text(encoding="utf-8"))
    assert set(words) == {one.value for one in Trouble}
    assert all(text.endswith(".") for text in words.values())


def test_no_code_means_two_things() -> None:
    assert not {one.value for one in Trouble} & {one.value for one in (*Code, *Obstacle)}


def test_every_reason_of_bleak_is_known() -> None:
    assert {one.name for one in BleakBluetoothNotAvailableReason} == set(BY_BLEAK_REASON)


def test_the_error() -> None:
    error = failed(Trouble.NO_BLUEZ)
    assert (error.reason, error.details) == (Reason.LISTENING_FAILED, {"code": "no-bluez"})


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("org.bluez.Error.NotReady", Trouble.POWERED_OFF),
        ("org.freedesktop.DBus.Error.ServiceUnknown", Trouble.NO_BLUEZ),
        # The bus tried to start BlueZ: by itself, or through systemd.
        ("org.freedesktop.DBus.Error.Spawn.ChildExited", Trouble.NO_BLUEZ),
        ("org.freedesktop.DBus.Error.TimedOut", Trouble.NO_BLUEZ),
        ("org.freedesktop.systemd1.NoSuchUnit", Trouble.NO_BLUEZ),
        ("org.bluez.Error.Failed", Trouble.UNKNOWN),
    ],
)
def test_errors_of_the_bus(name: str, trouble: Trouble) -> None:
    assert of_dbus_error(name) is trouble
