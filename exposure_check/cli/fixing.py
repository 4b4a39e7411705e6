"""What the command line needs to change settings, plugged in by wiring; and choosing of offers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exposure_check.client.fixes import FixClient
from exposure_check.model.fix import FixReport, Offer
from exposure_check.model.identifier import Identifier

_SHORTEST = 4
"""Letters of a target's id that are shown at least."""


@dataclass(frozen=True, slots=True)
class Fixing:
    """This computer's settings, to be changed.

    Attributes:
        client: looks, changes, undoes.
        as_json: (what came of it, reveal) as JSON text.
    """

    client: FixClient
    as_json: Callable[[FixReport, bool], str]


def handle(target: str, offers: Sequence[Offer]) -> str:
    """Return the beginning of a target's id that is enough to tell it from the others."""
    others = {one.target for one in offers} - {target}
    for length in range(_SHORTEST, len(target)):
        if not any(one.startswith(target[:length]) for one in others):
            return target[:length]
    return target


def for_target(offers: Sequence[Offer], word: str) -> list[Offer]:
    """Return the offers for one target: by its id's beginning, its masked name, or its name.

    Returns:
        Those of one target; none if no target fits, or several do.
    """
    fitting = [one for one in offers if one.target and _fits(one, word)]
    return fitting if len({one.target for one in fitting}) == 1 else []


def _fits(offer: Offer, word: str) -> bool:
    if offer.target == word or (len(word) >= _SHORTEST and offer.target.startswith(word)):
        return True
    if isinstance(offer.of, Identifier):
        return word in (offer.of.masked(), offer.of.revealed())
    return word == offer.of


def two_ways(offers: Sequence[Offer]) -> tuple[str, str] | None:
    """Return two fixes that do the same in two ways, if both were chosen."""
    chosen = {one.fix for one in offers}
    for offer in offers:
        if offer.instead_of in chosen:
            return offer.instead_of, offer.fix
    return None
