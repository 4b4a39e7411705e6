"""One TOML table, read strictly: every key is asked for, every other key is a mistake."""

# for programmers: complaints about a file of words, which tests find before a user does

import unicodedata
from collections.abc import Iterator, Mapping

from exposure_check.content.errors import ContentError
from exposure_check.content.fill import has_stray_braces

TEXT_LIMIT = 1200
"""Longest single text, in characters: more is not read by anyone."""


class Table:
    """A table of one file; `finish` complains about keys that nothing asked for."""

    def __init__(self, where: str, data: Mapping[str, object], path: str = "") -> None:
        self.where = where
        self._data = data
        self._path = path
        self._asked: set[str] = set()

    def text(self, key: str, *, empty: bool = False) -> str:
        """Return a text that must be there; it may be "" only if ``empty``.

        What joins a list (``list-…``) may begin or end with a space; nothing else may.
        """
        value = self._get(key)
        if isinstance(value, str) and key.startswith("list-"):
            value = f"|{value}|"
            return self._checked(key, value)[1:-1]
        return self._checked(key, value, empty=empty)

    def texts(self, key: str, *, empty: bool = False) -> tuple[str, ...]:
        """Return a list of texts, at least one unless ``empty``."""
        value = self._get(key)
        if not isinstance(value, list) or not (value or empty):
            raise self.wrong(key, "must be a list of texts")
        return tuple(self._checked(f"{key}[{at}]", item) for at, item in enumerate(value))

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._get(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false")
        return value

    def number(self, key: str) -> int:
        """Return a whole number that is not negative."""
        value = self._get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(key, "must be a whole number")
        return value

    def table(self, key: str) -> "Table":
        """Return a table inside this one."""
        value = self._get(key)
        if not isinstance(value, dict):
            raise self.wrong(key, "must be a table")
        return Table(self.where, value, f"{self._path}{key}.")

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return an array of tables, at least one."""
        value = self._get(key)
        if not isinstance(value, list) or not value:
            raise self.wrong(key, "must be an array of tables")
        if not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, "must be an array of tables")
        return tuple(
            Table(self.where, item, f"{self._path}{key}[{at}].") for at, item in enumerate(value)
        )

    def __contains__(self, key: str) -> bool:
        """True if the table has the key."""
        return key in self._data

    def __iter__(self) -> Iterator[str]:
        """Yield all keys of the table."""
        return iter(self._data)

    def is_table(self, key: str) -> bool:
        """True if the key holds a table."""
        return isinstance(self._data.get(key), dict)

    def finish(self) -> None:
        """Raise if the table holds a key that was never asked for."""
        unknown = sorted(set(self._data) - self._asked)
        if unknown:
            raise self.wrong(unknown[0], "is not a key of this schema")

    def wrong(self, key: str, problem: str) -> ContentError:
        """Return the error for a key of this table."""
        return ContentError(self.where, f"{self._path}{key} {problem}")

    def _get(self, key: str) -> object:
        self._asked.add(key)
        if key not in self._data:
            raise self.wrong(key, "is missing")
        return self._data[key]

    def _checked(self, key: str, value: object, *, empty: bool = False) -> str:
        if not isinstance(value, str):
            raise self.wrong(key, "must be a text")
        if _has_controls(value) or value != value.strip():
            raise self.wrong(key, "has line breaks, control characters or spaces at its ends")
        if not value and not empty:
            raise self.wrong(key, "is empty")
        if len(value) > TEXT_LIMIT:
            raise self.wrong(key, f"is longer than {TEXT_LIMIT} characters")
        if has_stray_braces(value):
            raise self.wrong(key, "has a brace that belongs to no placeholder")
        return value


def _has_controls(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return False
    return any(unicodedata.category(letter)[0] == "C" for letter in text)
