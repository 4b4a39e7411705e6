"""The result of an audit: what this computer's settings say, and what could not be read."""

from dataclasses import dataclass

from exposure_check.model.report import Assessment
from exposure_check.model.setting import Settings
from exposure_check.model.verdict import Outcome


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The result of an audit.

    Attributes:
        settings: every reading, also those without a value.
        assessment: the whole in one word.
        outcomes: one per check, in the order of the registry.
        lead: the outcome the first sentence is about; None if none leads.
        sources: always 1: there are no recordings here.
    """

    settings: Settings
    assessment: Assessment
    outcomes: tuple[Outcome, ...]
    lead: Outcome | None
    sources: int = 1
