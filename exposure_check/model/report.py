"""The result of one check from start to end."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from exposure_check.model.evidence import Coverage
from exposure_check.model.identifier import Identifier
from exposure_check.model.live import LiveCoverage
from exposure_check.model.verdict import Outcome


class SubjectAnswer(StrEnum):
    """Whether it was clear whose signals to judge."""

    ONLY_ONE = "only-one"
    """One transmitter in the observation: taken."""
    CHOSEN = "chosen"
    """The user said which, and it was found."""
    SEVERAL = "several"
    """Several, and the user did not say which: none judged."""
    AMBIGUOUS = "ambiguous"
    """The user's rule fits more than one device: none judged."""
    NOT_FOUND = "not-found"
    """The user's rule fits none."""
    NOTHING_HEARD = "nothing-heard"
    """No transmitter at all."""


class Assessment(StrEnum):
    """The whole in one word; decides the exit status."""

    EXPOSED = "exposed"
    PROTECTED = "protected"
    """Nothing found, with enough evidence, in what was checked."""
    NOT_ENOUGH = "not-enough"


WORST_FIRST = (Assessment.EXPOSED, Assessment.NOT_ENOUGH, Assessment.PROTECTED)
"""Of several, the first of these stands for all: none clears what another one shows."""


@dataclass(frozen=True, slots=True)
class SubjectResult:
    """Whose signals were judged.

    Attributes:
        answer: how it came out.
        rule: the rule that was applied: all, strongest, address, name, irk or "" (none).
        devices: transmitters heard in all (of at least one good frame).
        gap: dB between the strongest and the second, for ``strongest``; None else.
    """

    answer: SubjectAnswer
    rule: str
    devices: int
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class AddressLife:
    """One address of the user's device, as long as it was heard.

    Attributes:
        medium: "wifi", "ble" or "net".
        address: "" if it is hidden; masked text once it has left the engine.
        first, last: µs since the Unix epoch.
        frames: good ones.
    """

    medium: str
    address: Identifier | str
    first: int
    last: int
    frames: int


@dataclass(frozen=True, slots=True)
class Report:
    """The result: whose device, what each check says, and how much was listened to.

    Attributes:
        subject: whose signals were judged.
        assessment: the whole in one word.
        outcomes: one per check, in the order of the registry.
        lead: the outcome the first sentence is about; None if none leads.
        coverage: what was listened to.
        sources: how many sources were read.
        live: what belongs to a live check besides; None for recordings.
        lives: the addresses that were judged, in order of first sighting.
    """

    subject: SubjectResult
    assessment: Assessment
    outcomes: tuple[Outcome, ...]
    lead: Outcome | None
    coverage: Coverage
    sources: int
    live: LiveCoverage | None = None
    lives: tuple[AddressLife, ...] = ()


OnProgress = Callable[[float | None, int], None]
"""Called while listening with the share read (None if unknown) and the records so far."""
