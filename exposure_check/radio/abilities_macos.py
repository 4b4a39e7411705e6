"""What a Mac can do.

Stated facts, with their sources; asked of the system is whether bleak is there. Whether Bluetooth
is on or allowed is found when it is used: asking would show the system's question.

Sources: bleak ``backends/corebluetooth/scanner.py`` (no passive scanning; ids in place of
addresses), ``CentralManagerDelegate.py`` (the question for permission).
"""

from collections.abc import Callable
from importlib.util import find_spec

from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.radio.ble_trouble import Trouble


def macos_abilities(
    has_library: Callable[[], bool] = lambda: find_spec("bleak") is not None,
) -> tuple[Ability, ...]:
    """Return the answers.

    Args:
        has_library: asks whether bleak is installed.
    """
    hears = (
        Ability(AbilityId.BLUETOOTH, Answer.MAYBE, "macos-bluetooth")
        if has_library()
        else Ability(AbilityId.BLUETOOTH, Answer.NO, Trouble.NO_LIBRARY.value)
    )
    return (
        hears,
        Ability(AbilityId.BLUETOOTH_SILENTLY, Answer.NO, "macos-asks"),
        Ability(AbilityId.BLUETOOTH_ADDRESS, Answer.NO, "macos-hides"),
        Ability(AbilityId.CLASSIC_SEARCH, Answer.NO, Trouble.INQUIRY_LINUX_ONLY.value),
        Ability(AbilityId.WIFI, Answer.NO, "wifi-linux-only"),
        Ability(AbilityId.OWN_BLUETOOTH, Answer.NO, Trouble.OVERHEAR_LINUX_ONLY.value),
        Ability(AbilityId.OWN_WIFI, Answer.NO, Trouble.OVERHEAR_LINUX_ONLY.value),
    )
