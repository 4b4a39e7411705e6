"""What every page gets: words, look, and the way to other pages."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from exposure_check.gui.look import Look
from exposure_check.gui.places import Place, Route
from exposure_check.gui.program import AppProgram
from exposure_check.model.preferences import Preferences

if TYPE_CHECKING:
    from exposure_check.client.words import Words
    from exposure_check.gui.said import Said
    from exposure_check.model.verdict import FactValue

WORDS = "app"
"""The group of ``resources/words`` that belongs to the window."""
FIRST = "first"
"""What of it the first paint waits for: a small file, since to read the whole takes a while."""
FIRST_TABLES = ("way", "place", "welcome", "home")


def group_of(key: str) -> str:
    """Return in which group a text of the window's own words is."""
    return FIRST if key.partition(".")[0] in FIRST_TABLES else WORDS


class Ways(NamedTuple):
    """How a page leads to others.

    Attributes:
        go: puts a page on top.
        back: goes back by one.
        replace: puts a page where another stands, since the user wants it.
        turn: puts a page where another stands, since that one is over; what came above it stays.
        switch: goes to a place of the bottom bar.
        home: goes to the first page of the place in view.
        refresh: makes the pages in view anew: what they show has changed.
        prefer: takes the user's new choices, which make all pages anew.
    """

    go: Callable[[Route], None]
    back: Callable[[], None]
    replace: Callable[[Route, Route], None]
    turn: Callable[[Route, Route], None]
    switch: Callable[[Place], None]
    home: Callable[[], None]
    refresh: Callable[[], None]
    prefer: Callable[[Preferences], None]


class Context(NamedTuple):
    """What a page is made with.

    Attributes:
        program: the rest of the program.
        words: in the user's language.
        look: colours, fonts, sizes.
        preferences: the user's choices.
        ways: to other pages.
        saved: whether the user's choices will still hold in the next window.
    """

    program: AppProgram
    words: "Words"
    look: Look
    preferences: Preferences
    ways: Ways
    saved: bool = True

    def say(self, key: str, values: "Mapping[str, FactValue] | None" = None) -> str:
        """Return a text of the window's own words."""
        return self.words.text(group_of(key), key, values or {})

    def read(self, text: "str | Said") -> str:
        """Return a name as it is, or what words say in the language of the moment."""
        if isinstance(text, str):
            return text
        return self.words.text(text.group, text.key, {"count": text.count})
