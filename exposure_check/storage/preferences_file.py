"""The user's choices in a file of their own; damaged or foreign entries count as not chosen."""

import json
import os
from contextlib import suppress
from pathlib import Path

from exposure_check.model.preferences import (
    RETENTION_DAYS,
    TEXT_SIZES,
    MotionChoice,
    Preferences,
    ThemeChoice,
)

_LONGEST = 64 * 1024
"""Octets of the file that are looked at."""


class PreferencesFile:
    """Loads and saves the choices.

    Args:
        path: of the file; its folder is made when something is saved.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Preferences:
        """Return what was chosen; what cannot be read is as if it was not."""
        try:
            with self._path.open("rb") as stream:
                found = json.loads(stream.read(_LONGEST))
        except (OSError, ValueError):
            return Preferences()
        return _understood(found if isinstance(found, dict) else {})

    def save(self, preferences: Preferences) -> bool:
        """Write the choices, whole or not at all; returns whether it worked."""
        text = json.dumps(preferences._asdict(), indent=2) + "\n"
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside.write_text(text, encoding="utf-8")
            os.replace(beside, self._path)  # noqa: PTH105 as atomic as the system has it
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            return False
        return True


def _understood(found: dict[str, object]) -> Preferences:
    plain = Preferences()
    language = found.get("language")
    return Preferences(
        language=language if isinstance(language, str) and len(language) < 32 else plain.language,
        theme=_theme(found.get("theme")),
        text_size=_one_of(found.get("text_size"), TEXT_SIZES, plain.text_size),
        motion=_motion(found.get("motion")),
        retention=_one_of(found.get("retention"), RETENTION_DAYS, plain.retention),
        welcomed=found.get("welcomed") is True,
    )


def _theme(value: object) -> ThemeChoice:
    with suppress(ValueError):
        return ThemeChoice(str(value))
    return ThemeChoice.SYSTEM


def _motion(value: object) -> MotionChoice:
    with suppress(ValueError):
        return MotionChoice(str(value))
    return MotionChoice.SYSTEM


def _one_of(value: object, allowed: tuple[int, ...], otherwise: int) -> int:
    return value if type(value) is int and value in allowed else otherwise
