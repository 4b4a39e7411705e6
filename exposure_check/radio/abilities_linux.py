"""What a Linux computer can do, asked as an ordinary user: D-Bus, sysfs, netlink; nothing is sent.

Sources: BlueZ ``doc/org.bluez.AdvertisementMonitorManager.rst`` (there if programs may listen
passively); Linux ``Documentation/ABI/testing/sysfs-class-bluetooth``.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exposure_check.helper.protocol import Code
from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.model.errors import ExposureCheckError
from exposure_check.radio.ble_trouble import Trouble
from exposure_check.radio.helper_launch import Obstacle, obstacle
from exposure_check.radio.quiet_logs import quiet_logs
from exposure_check.radio.rfkill import blocked
from exposure_check.radio.wifi_interfaces import wifi_interfaces
from exposure_check.radio.wifi_modes import can_monitor

if TYPE_CHECKING:
    from exposure_check.radio.bluez import AdapterState

_CONTROLLERS: Final = Path("/sys/class/bluetooth")


@dataclass(frozen=True, slots=True)
class LinuxFacts:
    """What is asked of the system, in an order that tests can give, too.

    Attributes:
        adapter: asks BlueZ for the adapter that would be used.
        obstacle: asks what stands in the way of the capture helper.
        is_root: asks whether the program may do everything.
        controllers: asks whether the kernel has a Bluetooth controller.
        interfaces: asks for Wi-Fi interfaces.
        monitors: asks whether an interface's radio can listen to others.
        wifi_blocked: asks whether Wi-Fi is switched off.
    """

    adapter: "Callable[[], AdapterState]"
    obstacle: Callable[[], Obstacle | None]
    is_root: Callable[[], bool]
    controllers: Callable[[], bool]
    interfaces: Callable[[], tuple[str, ...]]
    monitors: Callable[[str], bool]
    wifi_blocked: Callable[[], bool]


def linux_abilities(facts: LinuxFacts | None = None) -> tuple[Ability, ...]:
    """Return the answers.

    Args:
        facts: in place of the system's, for tests.
    """
    asked = facts or LinuxFacts(
        _adapter, obstacle, _is_root, _has_controllers, wifi_interfaces, can_monitor,
        lambda: any(blocked("wlan")),
    )  # fmt: skip
    return (*_bluetooth(asked), _wifi(asked), _own_bluetooth(asked), _own_wifi(asked))


def _bluetooth(asked: LinuxFacts) -> tuple[Ability, ...]:
    try:
        adapter = asked.adapter()
    except ExposureCheckError as error:
        why = str(error.details["code"])
        return tuple(
            Ability(one, Answer.NO, why)
            for one in (
                AbilityId.BLUETOOTH,
                AbilityId.BLUETOOTH_SILENTLY,
                AbilityId.BLUETOOTH_ADDRESS,
                AbilityId.CLASSIC_SEARCH,
            )
        )
    return (
        Ability(AbilityId.BLUETOOTH, Answer.YES),
        Ability(AbilityId.BLUETOOTH_SILENTLY, Answer.YES, "nearly-all")
        if adapter.monitors
        else Ability(AbilityId.BLUETOOTH_SILENTLY, Answer.NO, "bluez-experimental"),
        Ability(AbilityId.BLUETOOTH_ADDRESS, Answer.YES, "unpaired-only"),
        Ability(AbilityId.CLASSIC_SEARCH, Answer.YES, "only-when-told"),
    )


def _wifi(asked: LinuxFacts) -> Ability:
    one, why = AbilityId.WIFI, _no_wifi(asked)
    return Ability(one, Answer.NO, why) if why else _with_helper(asked, one, Answer.YES)


def _own_wifi(asked: LinuxFacts) -> Ability:
    one, why = AbilityId.OWN_WIFI, _no_wifi(asked)
    if why:
        return Ability(one, Answer.NO, why)
    return _with_helper(asked, one, Answer.MAYBE, "own-wifi-shows")


def _own_bluetooth(asked: LinuxFacts) -> Ability:
    one = AbilityId.OWN_BLUETOOTH
    if not asked.controllers():
        return Ability(one, Answer.NO, Trouble.NO_ADAPTER.value)
    return _with_helper(asked, one, Answer.YES)


def _no_wifi(asked: LinuxFacts) -> str:
    """Return why there is no radio that could listen, "" if there is one."""
    interfaces = asked.interfaces()
    if not interfaces:
        return "no-wifi"
    if not any(asked.monitors(one) for one in interfaces):
        return Code.NO_MONITOR_MODE.value
    return Code.RADIO_OFF.value if asked.wifi_blocked() else ""


def _with_helper(asked: LinuxFacts, one: AbilityId, best: Answer, why: str = "") -> Ability:
    in_the_way = asked.obstacle()
    if in_the_way is not None:
        return Ability(one, Answer.NO, in_the_way.value)
    if asked.is_root() or best is Answer.MAYBE:
        return Ability(one, best, why)
    return Ability(one, Answer.PASSWORD, why)


def _adapter() -> "AdapterState":
    try:
        from exposure_check.radio import ble_scan as _needed  # noqa: F401, PLC0415 - see below
        from exposure_check.radio.bluez import Bluez  # noqa: PLC0415 - packages may be missing
    except ImportError as error:
        from exposure_check.radio.ble_trouble import failed  # noqa: PLC0415

        raise failed(Trouble.NO_LIBRARY) from error

    async def ask() -> "AdapterState":
        bluez = await Bluez.connect()
        try:
            return await bluez.choose("")
        finally:
            bluez.close()

    with quiet_logs(lambda: None):
        return asyncio.run(ask())


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _has_controllers() -> bool:
    try:
        return any(one.name.startswith("hci") for one in _CONTROLLERS.iterdir())
    except OSError:
        return False
