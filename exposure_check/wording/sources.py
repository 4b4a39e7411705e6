"""Who answered about this computer's settings, by the names that the reader's language has."""

from collections.abc import Iterable, Mapping

from exposure_check.client.words import Words
from exposure_check.model.setting import BETWEEN_SOURCES, Source
from exposure_check.model.verdict import FactValue
from exposure_check.wording.joints import listed

_KNOWN = frozenset(one.value for one in Source)


def source_named(source: Source, words: Words) -> str:
    """Return what one is called; most have the same name in every language."""
    return words.text("audit", f"source.{source.name.lower().replace('_', '-')}")


def sources_named(sources: Iterable[Source], words: Words) -> str:
    """Return what several are called, as a list."""
    return listed((source_named(one, words) for one in sources), words)


def said_of_sources(values: Mapping[str, FactValue], words: Words) -> dict[str, FactValue]:
    """Return the values of a proof or need, its ``source`` or ``sources`` named for the reader.

    A kept result may hold a name that this version does not know; that one stays as it is.
    """
    said = dict(values)
    for key in ("source", "sources"):
        if isinstance(told := said.get(key), str):
            said[key] = listed((_named(one, words) for one in told.split(BETWEEN_SOURCES)), words)
    return said


def _named(told: str, words: Words) -> str:
    return source_named(Source(told), words) if told in _KNOWN else told
