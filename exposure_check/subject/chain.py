"""Fits of several rounds that may be one device's: alike in strength, kind and delay."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import median

from exposure_check.subject.chance import GATE_DB
from exposure_check.subject.phases import Fit


@dataclass(frozen=True, slots=True)
class Chain:
    """Fits around one middle.

    Attributes:
        single: the fit of every round in which exactly one fitted.
        double: rounds in which several fitted.
        all: every fit around the middle.
    """

    single: tuple[Fit, ...]
    double: int
    all: frozenset[Fit]

    @property
    def rounds(self) -> int:
        """Rounds in which anything fitted."""
        return len(self.single) + self.double

    @property
    def keys(self) -> frozenset[int]:
        """The addresses of rounds in which exactly one fitted."""
        return frozenset(fit.key for fit in self.single)

    @property
    def middle(self) -> Fit:
        """The first fit with the middle strength and delays of all (of any, if none is single)."""
        fits = self.single or tuple(self.all)
        levels = [fit.rssi for fit in fits if fit.rssi is not None]
        return Fit(
            fits[0].round,
            fits[0].key,
            fits[0].kind,
            median(levels) if levels else None,
            fits[0].run,
            median(fit.on for fit in fits),
            median(fit.off for fit in fits),
        )


def chains(fits: Sequence[Fit], agree: float) -> list[Chain]:
    """Return the chain around every fit, and around that chain's own middle; best first.

    The work grows with the square of the number of fits: bound it before.
    """
    found = {_around(_around(seed, fits, agree).middle, fits, agree) for seed in fits}
    found |= {_around(seed, fits, agree) for seed in fits}
    return sorted(
        (chain for chain in found if chain.all),
        key=lambda chain: (-len(chain.single), chain.double, sorted(chain.keys)),
    )


def without(fits: Sequence[Fit], taken: Collection[Fit]) -> list[Fit]:
    """Return the fits that are not taken."""
    return [fit for fit in fits if fit not in taken]


def _around(middle: Fit, fits: Sequence[Fit], agree: float) -> Chain:
    by_round: dict[int, list[Fit]] = {}
    for fit in fits:
        if _agrees(middle, fit, agree):
            by_round.setdefault(fit.round, []).append(fit)
    return Chain(
        tuple(those[0] for _, those in sorted(by_round.items()) if len(those) == 1),
        sum(len(those) > 1 for those in by_round.values()),
        frozenset(fit for those in by_round.values() for fit in those),
    )


def _agrees(middle: Fit, fit: Fit, agree: float) -> bool:
    if abs(fit.on - middle.on) > agree or abs(fit.off - middle.off) > agree:
        return False
    if fit.kind != middle.kind:
        return False
    return fit.rssi is None or middle.rssi is None or abs(fit.rssi - middle.rssi) <= GATE_DB
