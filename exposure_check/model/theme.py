"""How the window looks, as facts: colours, sizes, spaces, durations. No screen here."""

from collections.abc import Mapping
from typing import NamedTuple


class TypeRole(NamedTuple):
    """How one kind of text is set.

    Attributes:
        size: pixels at 100 % text size.
        weight: as fonts count it; 400 is regular.
        line: height of a line, as a share of the size.
        spacing: pixels between letters.
    """

    size: int
    weight: int
    line: float
    spacing: float


class Theme(NamedTuple):
    """The design system (``resources/theme/theme.toml``).

    Attributes:
        palettes: by name, then by the name of the colour: ``#RRGGBB``.
        types: how text is set, by its role.
        families: names of fonts, for "text" and "mono".
        space: pixels.
        motion: milliseconds.
        drawings: SVG sources by file name without its ending; colours are ``currentColor`` or
            ``var(--name)``.
    """

    palettes: Mapping[str, Mapping[str, str]]
    types: Mapping[str, TypeRole]
    families: Mapping[str, tuple[str, ...]]
    space: Mapping[str, int]
    motion: Mapping[str, int]
    drawings: Mapping[str, str]
