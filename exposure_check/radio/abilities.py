"""What this computer can do, asked without touching a radio: one answer per `AbilityId`."""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.radio.abilities_linux import linux_abilities
from exposure_check.radio.abilities_macos import macos_abilities
from exposure_check.radio.abilities_windows import windows_abilities

Ask = Callable[[], tuple[Ability, ...]]

BY_SYSTEM: Final[Mapping[str, Ask]] = {
    "linux": linux_abilities,
    "win32": windows_abilities,
    "darwin": macos_abilities,
}
"""By ``sys.platform``."""

EVERYWHERE: Final = (
    Ability(AbilityId.READ_RECORDINGS, Answer.YES, "reads-by-itself"),
    Ability(AbilityId.OTHER_EAR, Answer.YES, "another-ear"),
)


def abilities(platform: str = sys.platform) -> tuple[Ability, ...]:
    """Return what this computer can do, in the order of `AbilityId`.

    Args:
        platform: as ``sys.platform`` names it.
    """
    ask = BY_SYSTEM.get(platform, _unknown_system)
    return EVERYWHERE + ask()


def _unknown_system() -> tuple[Ability, ...]:
    known = {one.id for one in EVERYWHERE}
    return tuple(Ability(one, Answer.NO, "unknown-system") for one in AbilityId if one not in known)
