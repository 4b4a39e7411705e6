"""What the user has chosen about the program itself. Nothing of any device."""

from enum import StrEnum
from typing import NamedTuple


class ThemeChoice(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    """As the system has it: light, dark, or more contrast."""
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class MotionChoice(StrEnum):
    """Whether pages move."""

    SYSTEM = "system"
    OFF = "off"


TEXT_SIZES = (100, 125, 150, 200)
"""Percent."""

RETENTION_DAYS = (0, 30, 90, 365)
"""How long results of the user's own devices are kept; 0 is until they are deleted."""


class Preferences(NamedTuple):
    """The user's choices; what is given here holds until they choose.

    Attributes:
        language: a language tag, "" for the system's.
        theme: which colours.
        text_size: percent, one of `TEXT_SIZES`.
        motion: whether pages move.
        retention: days, one of `RETENTION_DAYS`.
        welcomed: whether the welcome was seen to its end.
    """

    language: str = ""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: int = 100
    motion: MotionChoice = MotionChoice.SYSTEM
    retention: int = 90
    welcomed: bool = False
