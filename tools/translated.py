"""Notes which English a translation was made from: ``python -m tools.translated [LANGUAGE]``.

Run it after a translation was brought up to date. A test then fails when the English of a file
changes and its translation does not.
"""

import hashlib
import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from exposure_check.content.translation import KINDS, translatable
from exposure_check.locate import resources

LANGUAGE = "zh_HK"
_DIGITS = 12


def english(root: Path) -> dict[str, str]:
    """Return a hash of the texts of every English file, by ``kind/file.toml``.

    Args:
        root: the ``resources`` folder.
    """
    return {
        path.relative_to(root).as_posix(): _print(path)
        for kind in sorted(KINDS)
        for path in sorted((root / kind).glob("*.toml"))
    }


def noted(root: Path, language: str) -> dict[str, str]:
    """Return the hashes of the English that a translation was made from."""
    found: dict[str, str] = json.loads(_notes(root, language).read_text("utf-8"))
    return found


def write(root: Path, language: str) -> None:
    """Note that a translation says what English says now."""
    text = json.dumps(english(root), indent=0) + "\n"
    _notes(root, language).write_text(text, "utf-8", newline="\n")


def _notes(root: Path, language: str) -> Path:
    return root / "translations" / language / "source.json"


def _print(path: Path) -> str:
    data = tomllib.loads(path.read_text("utf-8"))
    texts = sorted(
        (".".join(map(str, key)), text)
        for key, text in translatable(path.parent.name, data).items()
    )
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:_DIGITS]


def main(arguments: Sequence[str]) -> int:
    """Write the notes of a language."""
    write(resources(), *(arguments or [LANGUAGE]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
