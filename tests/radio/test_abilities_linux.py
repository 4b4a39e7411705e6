import sys

import pytest

if sys.platform != "linux":
    pytest.skip("asks Linux", allow_module_level=True)

from exposure_check.helper.protocol import Code
from exposure_check.model.ability import AbilityId, Answer
from exposure_check.radio.abilities_linux import linux_abilities
from exposure_check.radio.ble_trouble import Trouble
from exposure_check.radio.helper_launch import Obstacle
from tests.radio.dbus_bus import FakeBluez
from tests.radio.linux_made import facts


def answer(one: AbilityId, **made: object) -> tuple[Answer, str]:
    (found,) = [ability for ability in linux_abilities(facts(**made)) if ability.id is one]
    return found.answer, found.why


BLUETOOTH = (
    AbilityId.BLUETOOTH,
    AbilityId.BLUETOOTH_SILENTLY,
    AbilityId.BLUETOOTH_ADDRESS,
    AbilityId.CLASSIC_SEARCH,
)


@pytest.mark.parametrize("one", BLUETOOTH)
def test_bluetooth(one: AbilityId) -> None:
    assert answer(one)[0] is Answer.YES
    assert answer(one, trouble=Trouble.NO_BLUEZ) == (Answer.NO, "no-bluez")


def test_listening_without_asking_needs_the_experimental_part() -> None:
    assert answer(AbilityId.BLUETOOTH_SILENTLY, monitors=False) == (
        Answer.NO,
        "bluez-experimental",
    )


@pytest.mark.parametrize("one", [AbilityId.WIFI, AbilityId.OWN_BLUETOOTH])
def test_what_needs_the_helper(one: AbilityId) -> None:
    assert answer(one) == (Answer.PASSWORD, "")
    assert answer(one, root=True) == (Answer.YES, "")
    assert answer(one, obstacle=Obstacle.NO_PKEXEC) == (Answer.NO, "no-pkexec")


def test_own_wifi_shows_when_tried() -> None:
    assert answer(AbilityId.OWN_WIFI, root=True) == (Answer.MAYBE, "own-wifi-shows")
    assert answer(AbilityId.OWN_WIFI, obstacle=Obstacle.NO_PKEXEC)[0] is Answer.NO


@pytest.mark.parametrize("one", [AbilityId.WIFI, AbilityId.OWN_WIFI])
def test_wifi(one: AbilityId) -> None:
    assert answer(one, wifi=()) == (Answer.NO, "no-wifi")
    assert answer(one, can_monitor=False) == (Answer.NO, Code.NO_MONITOR_MODE.value)
    assert answer(one, wifi_blocked=True) == (Answer.NO, Code.RADIO_OFF.value)


def test_no_controller() -> None:
    found = answer(AbilityId.OWN_BLUETOOTH, controllers=False)
    assert found == (Answer.NO, Trouble.NO_ADAPTER.value)


def test_asking_bluez_starts_nothing(bluez: FakeBluez) -> None:
    bluez.add_adapter(monitors=True)
    found = {one.id: one for one in linux_abilities()}
    assert found[AbilityId.BLUETOOTH].answer is Answer.YES
    assert found[AbilityId.BLUETOOTH_SILENTLY].answer is Answer.YES
    assert set(bluez.calls) == {"GetManagedObjects"}
