"""Changes of settings in words: what they are for, and values before and after."""

from exposure_check.client.words import Words
from exposure_check.model.fix import Offer, Scope, Shown
from exposure_check.model.verdict import FactValue, Outcome


def value_text(value: Shown, words: Words) -> FactValue:
    """Return a value of a preview as words show it; an absence is said."""
    if value is None:
        return words.text("fix", "change.not-set")
    if isinstance(value, bool):
        return words.text("fix", f"change.{str(value).lower()}")
    return value


def target_text(offer: Offer, words: Words, *, reveal: bool) -> str:
    """Return what an offer is for: a network or adapter by its name, or how far it reaches."""
    scope = words.text("fix", f"scope.{offer.scope.value}")
    name = words.fill("{of}", {"of": offer.of}, reveal)
    if offer.scope is Scope.NETWORK:
        return name
    return f"{name}, {scope}" if offer.of else scope


def verdict_title(outcome: Outcome, words: Words, *, reveal: bool) -> str:
    """Return the title of what a check says."""
    verdict = words.finding(outcome.check).verdicts[outcome.word]
    return words.fill(verdict.title, outcome.values, reveal)
