"""The user's choices about the program; each holds at once."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.places import Settings
from exposure_check.gui.routes import Abilities
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.gui.widgets.choice import Choice
from exposure_check.model.preferences import (
    RETENTION_DAYS,
    TEXT_SIZES,
    MotionChoice,
    Preferences,
    ThemeChoice,
)

_Value = TypeVar("_Value")


class SettingsPage(Page):
    """All choices."""

    def __init__(self, context: Context, _route: Settings) -> None:
        super().__init__(context, context.say("settings.title"))
        self.headline(context.say("settings.headline"))
        if not context.saved:
            self.body(context.say("settings.not-saved"))
        self.grow(self._fill())

    def _fill(self) -> Iterator[None]:
        for part in (
            self._language,
            self._theme,
            self._text_size,
            self._motion,
            self._retention,
            self._computer,
        ):
            part()
            yield
        version = {"version": self.context.program.version}
        self.note(self.context.say("settings.version", version), 20)

    def _language(self) -> None:
        say, mine = self.context.say, self.context.preferences
        rows = [("", say("settings.language-system"))]
        rows += [(tag, say(f"language.{tag}")) for tag in self.context.program.languages]
        self._choice("language", rows, mine.language, lambda one: mine._replace(language=one))

    def _theme(self) -> None:
        say, mine = self.context.say, self.context.preferences
        rows = [(one, say(f"settings.theme-{one.value}")) for one in ThemeChoice]
        self._choice("theme", rows, mine.theme, lambda one: mine._replace(theme=one))

    def _text_size(self) -> None:
        say, mine = self.context.say, self.context.preferences
        rows = [(size, say("settings.text-size-percent", {"percent": size})) for size in TEXT_SIZES]
        self._choice("text-size", rows, mine.text_size, lambda one: mine._replace(text_size=one))

    def _motion(self) -> None:
        say, mine = self.context.say, self.context.preferences
        rows = [(one, say(f"settings.motion-{one.value}")) for one in MotionChoice]
        self._choice("motion", rows, mine.motion, lambda one: mine._replace(motion=one))

    def _retention(self) -> None:
        say, mine = self.context.say, self.context.preferences
        rows = [
            (days, say("settings.retention-days", {"days": days}))
            for days in RETENTION_DAYS
            if days
        ]
        rows.append((0, say("settings.retention-0")))
        self._choice("retention", rows, mine.retention, lambda one: mine._replace(retention=one))

    def _computer(self) -> None:
        context = self.context
        says = Says(
            context.say("settings.abilities"), context.say("settings.abilities-detail"), "computer"
        )
        card = PressCard(self.look, says, lambda: context.ways.go(Abilities()))
        self.add(card, self.look.space("section"))

    def _choice(
        self,
        name: str,
        rows: Sequence[tuple[_Value, str]],
        chosen: _Value,
        preferring: Callable[[_Value], Preferences],
    ) -> None:
        def choose(value: _Value) -> None:
            self.context.ways.prefer(preferring(value))

        self.section(self.context.say(f"settings.{name}"))
        choice = Choice(self.look, rows, chosen, choose)
        choice.setAccessibleName(self.context.say(f"settings.{name}"))
        self.add(choice, self.look.space("small"))
