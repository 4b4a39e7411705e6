"""Configuration files of sections and keys, as NetworkManager, BlueZ, iwd and systemd write them.

Sources: Desktop Entry Specification, "Basic format of the file" (GLib key files);
systemd.syntax(7). Of a key given twice the last counts; sections of one name stay apart.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_MOST_SECTIONS = 500
_TRUE = ("true", "yes", "on", "1", "y", "t")
_FALSE = ("false", "no", "off", "0", "n", "f")


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its name and its keys."""

    name: str
    keys: Mapping[str, str]


def parsed(text: str) -> list[Section]:
    """Read the print; lines that are neither section nor key are left out."""
    sections: list[Section] = []
    keys: dict[str, str] = {}
    for line in text.splitlines():
        line = line.strip()  # noqa: PLW2901
        if line.startswith("[") and line.endswith("]"):
            if len(sections) == _MOST_SECTIONS:
                break
            keys = {}
            sections.append(Section(line[1:-1], keys))
        elif line and line[0] not in "#;" and "=" in line:
            key, _, value = line.partition("=")
            keys[key.strip()] = value.strip()
    return sections


def last_of(sections: Iterable[Section], name: str, key: str) -> str | None:
    """Return what the last section of a name says for a key, None if none does."""
    found = None
    for section in sections:
        if section.name == name and key in section.keys:
            found = section.keys[key]
    return found


def yes_or_no(value: str) -> bool | None:
    """Return what a configuration file means by a word; None if it is neither."""
    word = value.strip().lower()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None
