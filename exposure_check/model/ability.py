"""What this computer can do for a check, and why not."""

from dataclasses import dataclass
from enum import StrEnum


class AbilityId(StrEnum):
    """One thing a computer may be able to do; words in ``resources/words/abilities.toml``."""

    READ_RECORDINGS = "read-recordings"
    OTHER_EAR = "other-ear"
    """Take what another computer hears, live."""
    BLUETOOTH = "bluetooth"
    """Hear Bluetooth LE."""
    BLUETOOTH_SILENTLY = "bluetooth-silently"
    """Hear it without asking anybody for more."""
    BLUETOOTH_ADDRESS = "bluetooth-address"
    """See the addresses that devices use."""
    CLASSIC_SEARCH = "classic-search"
    """Ask which devices answer a classic search."""
    WIFI = "wifi"
    """Hear what devices send over Wi-Fi."""
    OWN_BLUETOOTH = "own-bluetooth"
    """Overhear this computer's own Bluetooth."""
    OWN_WIFI = "own-wifi"
    """Overhear this computer's own Wi-Fi."""


class Answer(StrEnum):
    """Whether it can."""

    YES = "yes"
    PASSWORD = "password"  # noqa: S105 - no secret: whose word is wanted
    """Once an administrator agrees."""
    MAYBE = "maybe"
    """Only trying shows."""
    NO = "no"


@dataclass(frozen=True, slots=True)
class Ability:
    """One answer.

    Attributes:
        id: what it is about.
        answer: whether it can.
        why: key of the sentence that says why, and what to do: ``[why]`` of the words of
            abilities, or a code of the words of Bluetooth or of the helper; "" if there is
            nothing to say.
    """

    id: AbilityId
    answer: Answer
    why: str = ""
