"""Fills values into words.

The whole grammar: ``{key}`` is a value, ``{key|one|other}`` is the first text if the value is
shown as 1 and the second otherwise. A template is read once, from front to back, so that nothing
that came from the air is ever read as a placeholder; `str.format` would allow that.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exposure_check.model.verdict import FactValue

UNKNOWN = "…"
"""Shown for a value that was not given; tests hold every template against its values."""

TEXT_LIMIT = 512
"""Longest technical word or file name shown, in characters; its middle is left out beyond that."""

_PLACE = re.compile(r"\{([a-z][a-z0-9_-]*)(?:\|([^{}|]*)\|([^{}|]*))?\}")
_LARGEST = 10**15


def fill(template: str, values: "Mapping[str, FactValue]", reveal: bool = False) -> str:
    """Return ``template`` with its placeholders filled in; never raises.

    Args:
        template: words from ``resources``.
        values: by key; a missing one is shown as `UNKNOWN`.
        reveal: show identifiers in full instead of masked.
    """
    if "{" not in template:
        return template

    def place(match: re.Match[str]) -> str:
        value = values.get(match[1])
        text = UNKNOWN if value is None else shown(value, reveal)
        if match[2] is None:
            return text
        return match[2] if text == "1" else match[3]

    return _PLACE.sub(place, template)


def shown(value: "FactValue", reveal: bool = False) -> str:
    """Return one value as plain, bounded text.

    Whole numbers get thousands separators, others one decimal at most; identifiers are masked
    unless ``reveal``.
    """
    if isinstance(value, int | float):
        return _number(value)
    from exposure_check.model.identifier import Identifier  # noqa: PLC0415 see `_bounded`

    if isinstance(value, Identifier):
        return _bounded(value.revealed() if reveal else value.masked())
    return _bounded(value)


def places(template: str) -> frozenset[str]:
    """Return the keys that a template asks for."""
    return frozenset(match[1] for match in _PLACE.finditer(template))


def has_stray_braces(template: str) -> bool:
    """True if a brace belongs to no placeholder: a typing error in the words."""
    rest = _PLACE.sub("", template) if "{" in template else template
    return "{" in rest or "}" in rest


def _number(value: float) -> str:
    if not abs(value) < _LARGEST:  # so written that what is not a number fails, too
        return UNKNOWN
    rounded = round(value, 1)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,.1f}"


def _bounded(text: str) -> str:
    # The window's first page has no such values, and must not wait for what they are made of.
    from exposure_check.model.identifier import SHOWN_LIMIT, plain  # noqa: PLC0415

    if len(text) > TEXT_LIMIT:
        half = TEXT_LIMIT // 2
        text = text[: half - 1] + UNKNOWN + text[-half:]
    return "".join(
        plain(text[start : start + SHOWN_LIMIT]) for start in range(0, len(text), SHOWN_LIMIT)
    )
