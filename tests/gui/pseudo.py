"""A language made of English: accented and longer, so that what is not translated can be seen."""

import re

from exposure_check.content.library import Library
from exposure_check.content.translation import translatable

LANGUAGE = "pseudo"
LONGER = 0.4
"""What texts grow by: as much as translations of English into other languages do, and more."""

_ACCENTS = str.maketrans("aceinosuyACEINOSUY", "àçéîñöšûÿÀÇÉÎÑÖŠÛŸ")
_PLACE = re.compile(r"(\{[^{}]*\})")
_PLAIN = re.compile(r"[^\W\d_]{3,}")


def stretched(text: str) -> str:
    """Return a text accented and longer; places for values stay as they are."""
    parts = _PLACE.split(text)
    accented = [
        _accented_place(part) if part.startswith("{") else _accented(part) for part in parts
    ]
    more = round(len(text) * LONGER)
    words = " ".join("öñéçà"[: max(2, more - at)] for at in range(0, more, 6))
    return "".join(accented) + f" {words}"


def _accented(text: str) -> str:
    return text.translate(_ACCENTS)


def _accented_place(place: str) -> str:
    """One and many of a counted word are texts, too: ``{count|capture|captures}``."""
    name, *forms = place[1:-1].split("|")
    return "{" + "|".join([name, *map(_accented, forms)]) + "}"


def untranslated(text: str) -> list[str]:
    """Return the words of a shown text that did not come from the language."""
    return [word for word in _PLAIN.findall(text) if word.isascii()]


class PseudoLibrary(Library):
    """All words in that language."""

    @property
    def language(self) -> str:
        """See `Library`."""
        return LANGUAGE

    def _load(self, folder, name):
        data = super()._load(folder, name)
        for path, text in translatable(folder.name, data).items():
            place = data
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = stretched(text)
        return data
