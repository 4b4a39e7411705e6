"""Findings in words: their order, their proofs, and what would decide what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from exposure_check.client.words import Words
from exposure_check.model.setting import OF_COMPUTER
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity
from exposure_check.wording.durations import duration
from exposure_check.wording.joints import bracketed
from exposure_check.wording.moments import frames_line
from exposure_check.wording.sources import said_of_sources

ORDER = (Severity.EXPOSED, Severity.PARTLY, Severity.PROTECTED, Severity.UNKNOWN)
"""Of findings: what matters most goes first."""


class Judged(Protocol):
    """A result of checks: a report of what was heard, or an audit."""

    @property
    def outcomes(self) -> Sequence[Outcome]:
        """One per check, in the order of their registry."""
        ...

    @property
    def sources(self) -> int:
        """How many recordings its frames are from."""
        ...


@dataclass(frozen=True, slots=True)
class OpenChecks:
    """Checks without a verdict that need the same.

    Attributes:
        word: why there is none.
        outcomes: of these checks.
        needs: what would decide them, in words.
    """

    word: str
    outcomes: tuple[Outcome, ...]
    needs: tuple[str, ...]


def decided(report: Judged) -> list[Outcome]:
    """Return the outcomes with a verdict, in the order of `ORDER`."""
    found = [outcome for outcome in report.outcomes if outcome.decided]
    return sorted(found, key=lambda outcome: ORDER.index(outcome.severity))


def open_checks(report: Judged, words: Words, *, reveal: bool) -> list[OpenChecks]:
    """Return the checks without a verdict; those that need the same stand together."""
    together: dict[tuple[str, tuple[str, ...]], list[Outcome]] = {}
    for outcome in report.outcomes:
        if not outcome.decided:
            needs = tuple(
                need_text(outcome.check, need, words, reveal=reveal) for need in outcome.needs
            )
            together.setdefault((outcome.word, needs), []).append(outcome)
    return [OpenChecks(word, tuple(those), needs) for (word, needs), those in together.items()]


def need_text(check: str, need: Need, words: Words, *, reveal: bool) -> str:
    """Return what would decide a check."""
    texts, values = words.finding(check).need_texts, said_of_sources(need.values, words)
    if need.id in texts:
        return words.fill(texts[need.id], values, reveal)
    return words.text("needs", need.id, values, reveal)


def proof_text(outcome: Outcome, proof: Proof, sources: int, words: Words, *, reveal: bool) -> str:
    """Return what a proof shows, and in which frames; ``seconds`` in the unit easiest to read."""
    texts = words.finding(outcome.check).proofs
    here = f"{proof.id}-here" if proof.values.get("where") == OF_COMPUTER else ""
    template = texts.get(here, texts[proof.id])
    values = {**outcome.values, **said_of_sources(proof.values, words)}
    if isinstance(seconds := values.get("seconds"), int | float):
        values["seconds"] = duration(seconds, words)
    text = words.fill(template, values, reveal)
    if proof.frames:
        text = bracketed(text, frames_line(proof.frames, sources, words), words)
    return text


def certainty_lines(outcomes: Sequence[Outcome], means: str, words: Words) -> list[str]:
    """Return what the words for certainty mean, for those that were used.

    Args:
        outcomes: the decided ones.
        means: the group of words that says it: what was heard is surer than what is set.
        words: in the reader's language.
    """
    used = {outcome.confidence for outcome in outcomes}
    return [
        words.text(
            "report",
            "certainty.item",
            {
                "word": words.text("report", f"confidence.{one.value}"),
                "means": words.text(means, f"confidence-means.{one.value}"),
            },
        )
        for one in Confidence
        if one in used
    ]
