"""Translations: files with texts alone, laid over the English ones.

``resources/translations/<language>/<kind>/<file>.toml`` has the shape of the English file but
holds only what is read by people. Ids, order of tips, sources and what was verified stay
English's; a text that is missing is shown in English and listed by `missing`.
"""

# for programmers: complaints about a file of words, which tests find before a user does

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from exposure_check.content.errors import ContentError
from exposure_check.content.fill import places

ENGLISH = "en"
KINDS = ("findings", "tips", "fixes", "phones", "payloads", "words")

_FINDING = frozenset({"title", "looks_at", "needs", "errs"})
_VERDICT = frozenset({"title", "sentence", "meaning", "street", "harmless"})
_TIP = frozenset({"title", "effect", "may_break"})
_STEP = frozenset({"text", "versions"})
_PHONE = frozenset({"expect", "may_break", "text"})
_PLACES = frozenset({"system", "tip"})
"""Repeated by a translation so that a step put in between is noticed."""
_PAYLOAD = frozenset({"title", "tells", "stable"})
_FIX = frozenset({"title", "does", "counts"})

KeyPath = tuple[str | int, ...]
"""The way to one text inside a file: keys of tables, positions in arrays."""


def folder_for(root: Path, language: str) -> Path | None:
    """Return the folder of translations that fits a language tag best, None for English.

    ``zh-Hant-HK`` tries ``zh_Hant_HK``, ``zh_HK``, ``zh_Hant`` and ``zh`` (RFC 4647 lookup, with
    the region kept before the script, since Hong Kong's words differ from Taiwan's). What locale
    variables append (``.UTF-8``, ``@euro``) is ignored; what is no tag at all is English.
    """
    parts = re.split(r"[-_]", re.split(r"[.@]", language, maxsplit=1)[0])
    if not all(re.fullmatch(r"[A-Za-z0-9]{1,8}", part) for part in parts):
        return None
    tongue = parts[0].lower()
    script = next((part.title() for part in parts[1:] if len(part) == 4), "")
    region = next((part.upper() for part in parts[1:] if len(part) in (2, 3)), "")
    for rest in ((script, region), (region,), (script,), ()):
        folder = root / "translations" / "_".join(part for part in (tongue, *rest) if part)
        if tongue != ENGLISH and folder.is_dir():
            return folder
    return None


def translatable(kind: str, data: Mapping[str, object]) -> dict[KeyPath, str]:
    """Return every text of an English file that a translation should have, by its path."""
    return {
        path: text
        for path, text in _leaves(data)
        if isinstance(text, str) and text and _is_text(kind, path)
    }


def overlaid(
    where: str, kind: str, english: Mapping[str, object], translated: Mapping[str, object]
) -> dict[str, object]:
    """Return the English file with the translated texts in place of its own.

    Steps are matched by position; each repeats its ``system``, or its ``tip`` in a checklist, so
    that a step put in between is noticed.

    Raises:
        ContentError: the translation has a key that is no text of the English file, or a
            placeholder that the English text does not have.
    """
    import copy  # noqa: PLC0415 not in English: the window's first page must not wait for it

    texts = translatable(kind, english)
    known = dict(_leaves(english))
    result = copy.deepcopy(dict(english))
    for path, text in _leaves(translated):
        if path[-1] in _PLACES and known.get(path) == text:
            continue
        spelled = ".".join(map(str, path))
        if path not in texts or not isinstance(text, str):
            raise ContentError(where, f"{spelled} is no text of the English file")
        if not places(text) <= places(texts[path]):
            raise ContentError(where, f"{spelled} has a placeholder that English does not have")
        _put(result, path, text)
    return result


def _is_text(kind: str, path: KeyPath) -> bool:
    if kind == "words":
        return True
    if len(path) == 1:
        top = {"findings": _FINDING, "tips": _TIP, "fixes": _FIX, "payloads": _PAYLOAD}
        return path[0] in top.get(kind, frozenset())
    if kind == "findings":
        return path[0] in ("proof", "need") or (path[0] == "verdict" and path[-1] in _VERDICT)
    return path[-1] in {"tips": _STEP, "phones": _PHONE}.get(kind, frozenset())


def _leaves(data: Mapping[str, object]) -> Iterator[tuple[KeyPath, object]]:
    waiting: list[tuple[KeyPath, object]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Mapping):
            waiting.extend(((*path, key), value[key]) for key in reversed(list(value)))
        elif isinstance(value, list):
            waiting.extend(((*path, at), value[at]) for at in reversed(range(len(value))))
        else:
            yield path, value


def _put(data: dict[str, object], path: KeyPath, text: str) -> None:
    place: object = data
    for key in path[:-1]:
        place = place[key]  # type: ignore[index]  # the path was found in this very structure
    place[path[-1]] = text  # type: ignore[index]
