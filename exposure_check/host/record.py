"""Records what a system answers, so that its shape can be added to the tests; masks as it records.

A contributor runs ``exposure-check audit --record`` on a system that nobody here has. What is
kept are words of the settings' own vocabulary; every other letter becomes x, every digit 0.
"""

import json
import re
from collections.abc import Mapping, Sequence
from threading import Lock

from exposure_check.host.record_words import KNOWN
from exposure_check.model.setting import Settings, Unread

_TOKEN = re.compile(r"[^\W_]+")
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,5}){1,3}")
_LONGEST = 200_000
_MOST = 2_000


class Tape:
    """What was answered, in order; usable from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._answers: list[tuple[str, object]] = []

    def note(self, asked: str, answer: object) -> None:
        """Keep one answer, masked before it is kept."""
        kept = (masked_text(asked), masked(answer))
        with self._lock:
            if len(self._answers) < _MOST:
                self._answers.append(kept)

    def as_json(self, settings: Settings, version: str) -> str:
        """Return everything as indented JSON text with a final newline."""
        with self._lock:
            answers = sorted(self._answers, key=lambda one: one[0])
        document = {
            "recorded": "exposure-check audit --record",
            "version": version,
            "system": settings.system.value,
            "answers": [{"asked": asked, "answer": answer} for asked, answer in answers],
            "unread": [
                {"source": one.source.value, "what": one.what.value, "reason": str(one.value)}
                for one in settings.readings
                if isinstance(one.value, Unread)
            ],
        }
        return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def masked(value: object, deepest: int = 12) -> object:
    """Return a value of the same shape in which nothing identifies anyone.

    Yes, no and numbers below 1000 stay; texts are masked word by word, octets only counted.
    """
    if deepest <= 0:
        return "(deeper)"
    if isinstance(value, Mapping):
        return {masked_text(str(key)): _of_key(key, one, deepest - 1) for key, one in value.items()}
    if isinstance(value, list | tuple) and not _are_octets(value):
        return [masked(one, deepest - 1) for one in value]
    return _masked_leaf(value)


def _of_key(key: object, value: object, deepest: int) -> object:
    """A version number is what a recording is for; every other value is masked."""
    if str(key).lower() == "version" and _VERSION.fullmatch(str(value)):
        return str(value)
    return masked(value, deepest)


def _are_octets(value: Sequence[object]) -> bool:
    """Addresses and network names also come as lists of small numbers."""
    return len(value) > 3 and all(isinstance(one, int) for one in value)


def _masked_leaf(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value if abs(value) < 1000 else 0
    if isinstance(value, bytes | bytearray | list | tuple):
        return f"({len(value)} bytes)"
    return masked_text(str(value))


def masked_text(text: str) -> str:
    """Return a text with only known words in it; of the rest, only the shape."""
    return _TOKEN.sub(_word, text[:_LONGEST])


def _word(match: re.Match[str]) -> str:
    word = match.group()
    if word.lower() in KNOWN:
        return word
    return "".join(_letter(one) for one in word[:32])


def _letter(letter: str) -> str:
    if letter.isdigit():
        return "0"
    return "X" if letter.isupper() else "x"
