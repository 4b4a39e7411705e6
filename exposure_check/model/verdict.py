"""What a check answers: one word, how sure, with which frames, and what it would need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from exposure_check.model.frame import FrameRef
from exposure_check.model.identifier import Identifier

UNDECIDED = "undecided"
"""There was something to judge, but not enough of it."""
NOT_SEEN = "not-seen"
"""What the check looks at was not in the observation. Not seen is not safe."""
NOT_CHECKED = "not-checked"
"""The check could not run; ``needs`` says why and what to do."""
OPEN_WORDS = (UNDECIDED, NOT_SEEN, NOT_CHECKED)
"""What a check says that came to no verdict."""


class Severity(StrEnum):
    """How much a verdict matters on the street, worst first."""

    EXPOSED = "exposed"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    PROTECTED = "protected"


class Confidence(StrEnum):
    """How sure a verdict is; what each means for a check is in its words."""

    CERTAIN = "certain"
    """Follows from the bytes: no chance involved but a bit error, which was ruled out."""
    STRONG = "strong"
    """A stated error of at most 1 %."""
    WEAK = "weak"
    """Consistent with the evidence, other explanations remain."""
    NONE = "none"
    """No verdict."""


FactValue = int | float | str | Identifier
"""Numbers and closed technical words stand in the clear; anything from the air is an Identifier."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Frames that prove a verdict.

    Attributes:
        id: what they show, a key of the finding's words (``[proof]``).
        frames: at most 8 examples.
        values: named values for the words.
    """

    id: str
    frames: tuple[FrameRef, ...]
    values: Mapping[str, FactValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """What a check needs to decide: a key of the finding's words (``[need]``) and its values."""

    id: str
    values: Mapping[str, FactValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of one check.

    Attributes:
        check: id, a promise to scripts.
        version: of the check; only rises.
        word: the verdict, one of the check's words or `UNDECIDED`, `NOT_SEEN`, `NOT_CHECKED`.
        severity: how much it matters.
        confidence: how sure.
        proofs: the evidence.
        values: named values for the words.
        needs: what would decide it; empty when decided.
        parts: ids of explained payload parts (``resources/payloads``), most telling first.
    """

    check: str
    version: int
    word: str
    severity: Severity
    confidence: Confidence
    proofs: tuple[Proof, ...] = ()
    values: Mapping[str, FactValue] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def decided(self) -> bool:
        """True if the check reached one of its own words."""
        return self.word not in OPEN_WORDS
