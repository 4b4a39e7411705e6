"""The theme as Qt has it: colours, fonts and sizes for the user's choices."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from exposure_check.model.preferences import MotionChoice, Preferences, ThemeChoice
from exposure_check.model.theme import Theme, TypeRole

_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "soft",
    QPalette.ColorRole.Link: "accent",
}


_BIG, _BIG_GROWS = 24, 1.6
"""Text of so many pixels at 100 % grows by no more than this: it is easily read as it is, and a
headline that fills a small window hides what to do. Android and iOS grow text so, too."""


class Look(NamedTuple):
    """How everything looks now.

    Attributes:
        theme: the design system.
        palette: name of the palette in use.
        scale: of text; 1.0 is 100 %.
        still: the user wants nothing to move.
    """

    theme: Theme
    palette: str
    scale: float
    still: bool

    @property
    def moves(self) -> bool:
        """Whether pages and rings move."""
        return not self.still and _system_moves()

    def colour(self, name: str) -> QColor:
        """Return a colour by its name in the theme."""
        return QColor(self.hex(name))

    def hex(self, name: str) -> str:
        """Return a colour as ``#RRGGBB``."""
        return self.theme.palettes[self.palette][name]

    def space(self, name: str) -> int:
        """Return a length in pixels."""
        return self.theme.space[name]

    def icon_size(self) -> int:
        """Return the size of an icon in pixels: it grows with the text, to a point."""
        return round(self.space("icon") * min(self.scale, 1.5))

    def duration(self, name: str) -> int:
        """Return milliseconds; 0 when nothing moves."""
        return self.theme.motion[name] if self.moves else 0

    def role(self, name: str) -> TypeRole:
        """Return how a kind of text is set."""
        return self.theme.types[name]

    def font(self, name: str) -> QFont:
        """Return the font for a kind of text."""
        role = self.role(name)
        font = QFont()
        families = self.theme.families["mono" if name == "mono" else "text"]
        there = [family for family in families if _has_family(family)]
        if not there or there[0] != families[0]:
            there = [QFontDatabase.systemFont(_SYSTEM_FONT).family(), *there]
        font.setFamilies(there)
        grown = self.scale if role.size < _BIG else min(self.scale, _BIG_GROWS)
        font.setPixelSize(max(1, round(role.size * grown)))
        font.setWeight(QFont.Weight(role.weight))
        if role.spacing:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, role.spacing * grown)
        return font

    def qt_palette(self) -> QPalette:
        """Return the palette for Qt's own widgets and dialogs."""
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("soft"))
        return palette


_SYSTEM_FONT = QFontDatabase.SystemFont.GeneralFont


def look_for(theme: Theme, preferences: Preferences) -> Look:
    """Return the look for the user's choices, and the system's where they made none."""
    still = preferences.motion is MotionChoice.OFF
    return Look(theme, palette_for(preferences.theme), preferences.text_size / 100, still)


def palette_for(choice: ThemeChoice) -> str:
    """Return the name of the palette for a choice."""
    hints = QGuiApplication.styleHints()
    shade = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    if choice is ThemeChoice.SYSTEM:
        access = hints.accessibility() if hasattr(hints, "accessibility") else None
        more = access and access.contrastPreference() == Qt.ContrastPreference.HighContrast
        return f"contrast-{shade}" if more else shade
    if choice is ThemeChoice.CONTRAST:
        return f"contrast-{shade}"
    return choice.value


@lru_cache
def _has_family(family: str) -> bool:
    """Return whether the system has a font; asking takes Qt a while."""
    return QFontDatabase.hasFamily(family)


def _system_moves() -> bool:
    """Return whether the system's own widgets move.

    Asked when something is about to move, not before the first paint: PySide makes all its classes
    of styles for this.
    """
    from PySide6.QtWidgets import QApplication, QStyle  # noqa: PLC0415 see above

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
