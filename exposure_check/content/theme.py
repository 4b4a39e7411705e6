"""Reads ``resources/theme``, by a strict schema."""

# for programmers: complaints about a file, which tests find before a user does

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from exposure_check.content.errors import ContentError
from exposure_check.model.theme import Theme, TypeRole

_FOLDERS = ("icons", "pictures")
_COLOUR = re.compile(r"#[0-9A-F]{6}")
_WHERE = "theme/theme.toml"

Table = dict[str, object]


class Drawings(Mapping[str, str]):
    """SVG sources by the names of their files; each is read when it is first asked for.

    The first page shows few of them, and must not wait for the others.

    Args:
        folder: of the theme.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """Return a source.

        Raises:
            KeyError: there is no such drawing.
            ContentError: its file cannot be read.
        """
        if name not in self._read:
            self._read[name] = self._source(name)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of all drawings, those of icons first."""
        for kind in _FOLDERS:
            yield from sorted(path.stem for path in (self._folder / kind).glob("*.svg"))

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)

    def _source(self, name: str) -> str:
        for kind in _FOLDERS:
            try:
                return (self._folder / kind / f"{name}.svg").read_text(encoding="utf-8")
            except FileNotFoundError:
                continue
            except (OSError, ValueError) as problem:
                raise ContentError(
                    f"theme/{kind}/{name}.svg", f"cannot be read: {problem}"
                ) from None
        raise KeyError(name)


def theme(root: Path) -> Theme:
    """Return the theme of a ``resources`` folder.

    Raises:
        ContentError: it does not fit its schema.
    """
    folder = root / "theme"
    try:
        data = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise ContentError(_WHERE, f"cannot be read: {problem}") from problem
    return Theme(
        palettes=_palettes(_table(data, "palette")),
        types={name: _role(name, _entries(one)) for name, one in _table(data, "type").items()},
        families={name: _names(one) for name, one in _table(data, "families").items()},
        space=_numbers(_table(data, "space")),
        motion=_numbers(_table(data, "motion")),
        drawings=Drawings(folder),
    )


def _table(data: Mapping[str, object], key: str) -> Table:
    return _entries(data.get(key))


def _entries(value: object) -> Table:
    if not isinstance(value, dict) or not value:
        raise ContentError(_WHERE, f"{value!r} is no table with entries")
    return value


def _palettes(tables: Table) -> dict[str, Mapping[str, str]]:
    palettes = {name: _colours(_entries(colours)) for name, colours in tables.items()}
    first = next(iter(palettes.values()))
    for name, colours in palettes.items():
        if colours.keys() != first.keys():
            raise ContentError(_WHERE, f"palette.{name} has other colours than the first")
    return palettes


def _colours(table: Table) -> Mapping[str, str]:
    colours = {}
    for name, value in table.items():
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise ContentError(_WHERE, f"{name} is no colour")
        colours[name] = value
    return colours


def _role(name: str, table: Table) -> TypeRole:
    if table.keys() != {"size", "weight", "line", "spacing"}:
        raise ContentError(_WHERE, f"type.{name} has other keys than it should")
    return TypeRole(
        size=_whole(table["size"]),
        weight=_whole(table["weight"]),
        line=_fraction(table["line"]),
        spacing=_fraction(table["spacing"]),
    )


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ContentError(_WHERE, "a family of fonts is a list of names")
    return tuple(value)


def _numbers(table: Table) -> dict[str, int]:
    return {name: _whole(value) for name, value in table.items()}


def _whole(value: object) -> int:
    if type(value) is not int:
        raise ContentError(_WHERE, f"{value!r} is no whole number")
    return value


def _fraction(value: object) -> float:
    if type(value) not in (int, float):
        raise ContentError(_WHERE, f"{value!r} is no number")
    return float(value)  # type: ignore[arg-type]  # seen in the line before
