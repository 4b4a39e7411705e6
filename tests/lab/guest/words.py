"""The program's own sentences, out of the checkout's ``resources/words``."""

import tomllib
from pathlib import Path

WORDS = Path(__file__).resolve().parents[3] / "resources" / "words"


def sentence(group: str, key: str) -> str:
    """Return the text ``key`` (``table.key`` where the file has tables) of a group."""
    found = tomllib.loads((WORDS / f"{group}.toml").read_text(encoding="utf-8"))
    for part in key.split("."):
        found = found[part]
    assert isinstance(found, str)
    return found


def begin_of(group: str, key: str) -> str:
    """Return what stands before the first value that a text names."""
    return sentence(group, key).partition("{")[0].rstrip()


def flat(text: str) -> str:
    """Return a text as if no line had ever been broken."""
    return " ".join(text.split())
