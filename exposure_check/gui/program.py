"""What the window needs from the rest of the program, plugged in by wiring."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:  # types of what the first page must not wait for
    from exposure_check.client.computer import Computer
    from exposure_check.client.fixes import FixClient
    from exposure_check.client.live_client import LiveClient
    from exposure_check.client.words import Words
    from exposure_check.gui.ports import Exports, KeepsHistory, KeepsPreferences
    from exposure_check.model.ability import Ability
    from exposure_check.model.demo import Demo
    from exposure_check.model.talk import Request
    from exposure_check.model.theme import Theme

StartCheck: TypeAlias = "Callable[[Request, Words], LiveClient]"
"""Starts a check in an engine of its own.

Raises:
    ExposureCheckError: it cannot be started.
"""


class AppProgram(NamedTuple):
    """The program, as the window sees it.

    Attributes:
        version: of the program.
        words: returns all words in a language; "" is the system's.
        languages: tags of the languages there are, English first.
        theme: how the window looks.
        preferences: where the user's choices are kept.
        start: starts a check.
        demos: the demo recordings.
        computer: this computer, for audits.
        fixes: changes this computer's settings.
        history: what the user keeps.
        places: returns where in the program something broke, and no value.
        export: makes and saves files of results.
        abilities: asks what this computer can do; no radio is touched.
        later: loads a part of what a check needs, each; in this order.
    """

    version: str
    words: "Callable[[str], Words]"
    languages: tuple[str, ...]
    theme: "Theme"
    preferences: "KeepsPreferences"
    start: StartCheck
    demos: "Callable[[], Sequence[Demo]]"
    computer: "Callable[[], Computer]"
    fixes: "Callable[[], FixClient]"
    history: "Callable[[], KeepsHistory]"
    places: Callable[[BaseException], tuple[str, ...]]
    export: "Callable[[], Exports]"
    abilities: "Callable[[], Sequence[Ability]]"
    later: "Callable[[], Sequence[Callable[[], object]]]"
