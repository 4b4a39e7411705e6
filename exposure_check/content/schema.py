"""From TOML tables to the shapes of words, strictly; described in ``resources/README.md``."""

# for programmers: complaints about a file of words, which tests find before a user does

from collections.abc import Mapping

from exposure_check.content.errors import ContentError
from exposure_check.content.table import Table
from exposure_check.model.content import (
    FindingWords,
    FixWords,
    PayloadWords,
    Tip,
    TipStep,
    VerdictWords,
)
from exposure_check.model.verdict import NOT_CHECKED, NOT_SEEN, UNDECIDED

ALWAYS = (UNDECIDED, NOT_SEEN, NOT_CHECKED)
"""Verdict words that every check knows."""

SYSTEMS = ("windows", "macos", "linux", "any")
"""Whose steps stand with a tip; those of phones are checklists (``phones/``)."""


def finding_words(where: str, check: str, data: Mapping[str, object]) -> FindingWords:
    """Read ``findings/<check>.toml``.

    Raises:
        ContentError: it does not fit the schema.
    """
    table = Table(where, data)
    _named(table, "check", check)
    verdicts = table.table("verdict")
    words = FindingWords(
        check=check,
        title=table.text("title"),
        looks_at=table.text("looks_at"),
        needs=table.text("needs"),
        errs=table.text("errs"),
        sources=table.texts("sources"),
        verdicts={word: _verdict(verdicts.table(word)) for word in verdicts},
        proofs=_texts(table, "proof"),
        need_texts=_texts(table, "need"),
    )
    for word in ALWAYS:
        if word not in words.verdicts:
            raise verdicts.wrong(word, "is missing")
    table.finish()
    return words


def tip_words(where: str, tip: str, data: Mapping[str, object]) -> Tip:
    """Read ``tips/<tip>.toml``.

    Raises:
        ContentError: it does not fit the schema.
    """
    table = Table(where, data)
    words = Tip(
        id=tip,
        title=table.text("title"),
        effect=table.text("effect"),
        may_break=table.text("may_break", empty=True),
        steps=tuple(_step(one) for one in table.tables("steps")) if "steps" in table else (),
    )
    table.finish()
    return words


def fix_words(where: str, fix: str, data: Mapping[str, object]) -> FixWords:
    """Read ``fixes/<fix>.toml``.

    Raises:
        ContentError: it does not fit the schema.
    """
    table = Table(where, data)
    _named(table, "fix", fix)
    words = FixWords(
        fix=fix,
        title=table.text("title"),
        does=table.text("does"),
        counts=table.text("counts", empty=True),
        sources=table.texts("sources"),
    )
    table.finish()
    return words


def payload_words(where: str, payload: str, data: Mapping[str, object]) -> PayloadWords:
    """Read ``payloads/<payload>.toml``.

    Raises:
        ContentError: it does not fit the schema.
    """
    table = Table(where, data)
    if "id" in table:
        _named(table, "id", payload)
    words = PayloadWords(
        id=payload,
        title=table.text("title"),
        tells=table.text("tells"),
        stable=table.text("stable"),
        sources=table.texts("sources"),
    )
    table.finish()
    return words


def _verdict(table: Table) -> VerdictWords:
    words = VerdictWords(
        title=table.text("title"),
        sentence=table.text("sentence"),
        meaning=table.text("meaning"),
        street=table.text("street", empty=True),
        harmless=table.text("harmless", empty=True),
        tips=table.texts("tips", empty=True),
    )
    table.finish()
    return words


def _step(table: Table) -> TipStep:
    step = TipStep(
        system=table.text("system"),
        versions=table.text("versions", empty=True),
        text=table.text("text"),
        verified=table.flag("verified"),
        source=table.text("source"),
    )
    if step.system not in SYSTEMS:
        raise table.wrong("system", f"must be one of {', '.join(SYSTEMS)}")
    table.finish()
    return step


def _texts(table: Table, key: str) -> dict[str, str]:
    if key not in table:
        return {}
    inner = table.table(key)
    return {name: inner.text(name) for name in inner}


def _named(table: Table, key: str, name: str) -> None:
    if table.text(key) != name:
        raise ContentError(table.where, f"{key} must be {name}, the name of the file")
