"""The shape of words for users; the words themselves are data in ``resources/``."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """Words for one verdict of one check.

    Attributes:
        title: a few words.
        sentence: the plain sentence that leads a report when this verdict leads.
        meaning: what it means, in everyday words.
        street: why it matters on the street.
        harmless: when this is harmless.
        tips: ids of tips, in order of use.
    """

    title: str
    sentence: str
    meaning: str
    street: str
    harmless: str
    tips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingWords:
    """Words of one check (``resources/findings/<check id>.toml``).

    Attributes:
        check: id of the check.
        title: what is looked at, a few words.
        looks_at, needs, errs: what it looks at, what it needs to decide, when it errs.
        sources: papers, specifications, programs that the rule rests on.
        verdicts: by verdict word, the undecided ones too.
        proofs: text by proof id, with placeholders.
        need_texts: text by need id, with placeholders.
    """

    check: str
    title: str
    looks_at: str
    needs: str
    errs: str
    sources: tuple[str, ...]
    verdicts: Mapping[str, VerdictWords]
    proofs: Mapping[str, str]
    need_texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TipStep:
    """One way through one computer system's menus; those of phones are in `Checklist`.

    Attributes:
        system: windows, macos or linux, or ``any``.
        versions: for which versions, "" for all.
        text: where to tap or what to type.
        verified: False if the wording was not checked on a device or in the maker's own text.
        source: where it is from.
    """

    system: str
    versions: str
    text: str
    verified: bool
    source: str


@dataclass(frozen=True, slots=True)
class Tip:
    """One thing to do (``resources/tips/<id>.toml``); none of ``steps`` if phones alone do it."""

    id: str
    title: str
    effect: str
    may_break: str
    steps: tuple[TipStep, ...]


@dataclass(frozen=True, slots=True)
class FixWords:
    """Words of one fix (``resources/fixes/<id>.toml``).

    Attributes:
        fix: its id.
        title: a few words.
        does: what it changes and what is better then.
        counts: what to do so that it counts.
        sources: what it rests on.
    """

    fix: str
    title: str
    does: str
    counts: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PayloadWords:
    """What one kind of payload part says to whoever listens (``resources/payloads/<id>.toml``)."""

    id: str
    title: str
    tells: str
    stable: str
    sources: tuple[str, ...]
