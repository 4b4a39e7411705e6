"""JSON that a person may look at: letters as they are, nothing that plays tricks with a screen."""

import json
import unicodedata
from typing import Final

_TRICKS: Final = ("C", "Zl", "Zp")
"""How Unicode categories begin that control, direct, are not there, or begin a line."""


def readable(text: str) -> str:
    """Return the same JSON, indented, with a final newline, fit to be written as UTF-8.

    Control, format and direction characters, halves of surrogates, and whatever Unicode knows no
    letter for stay escaped.

    Args:
        text: JSON.
    """
    written = json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    return "".join(map(_shown, written)) + "\n"


def _shown(character: str) -> str:
    """Return a character of a JSON text; outside strings there is none that is escaped."""
    if character == "\n" or not unicodedata.category(character).startswith(_TRICKS):
        return character
    return json.dumps(character)[1:-1] if character != "\x7f" else "\\u007f"
