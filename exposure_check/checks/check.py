"""The shape of a check, and short ways to its answers that are not verdicts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exposure_check.model.evidence import Evidence
from exposure_check.model.verdict import (
    NOT_CHECKED,
    NOT_SEEN,
    UNDECIDED,
    Confidence,
    FactValue,
    Need,
    Outcome,
    Proof,
    Severity,
)

MIN_SIGHTINGS = 3
"""Good sightings below which no address verdict is given (rule W1, B1: bit errors)."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a check may answer, whatever it looks at.

    Attributes:
        id: a promise to scripts, ``medium.subject``.
        version: rises whenever the same evidence may be judged differently.
        words: each verdict word with its severity.
    """

    id: str
    version: int
    words: Mapping[str, Severity]

    def verdict(
        self,
        word: str,
        confidence: Confidence,
        *proofs: Proof,
        values: Mapping[str, FactValue] | None = None,
        parts: tuple[str, ...] = (),
    ) -> Outcome:
        """Return a decided outcome; ``word`` must be one of `words`."""
        return Outcome(
            self.id,
            self.version,
            word,
            self.words[word],
            confidence,
            proofs,
            values or {},
            (),
            parts,
        )

    def undecided(
        self, need: Need, *proofs: Proof, values: Mapping[str, FactValue] | None = None
    ) -> Outcome:
        """Return "something there, not enough of it", with what would decide it."""
        return self._open(UNDECIDED, (need,), proofs, values)

    def not_seen(self, *needs: Need) -> Outcome:
        """Return "what this check looks at was not in the observation"."""
        return self._open(NOT_SEEN, needs)

    def not_checked(self, *needs: Need) -> Outcome:
        """Return "could not run", with the reason."""
        return self._open(NOT_CHECKED, needs)

    def _open(
        self,
        word: str,
        needs: tuple[Need, ...],
        proofs: tuple[Proof, ...] = (),
        values: Mapping[str, FactValue] | None = None,
    ) -> Outcome:
        return Outcome(
            self.id,
            self.version,
            word,
            Severity.UNKNOWN,
            Confidence.NONE,
            proofs,
            values or {},
            needs,
        )


@dataclass(frozen=True, slots=True)
class Check(Answers):
    """One check of what was heard.

    Attributes:
        judge: the pure function.
    """

    judge: Callable[[Evidence], Outcome]
