"""How probable it is that so many, or so few, of some trials come out by chance (binomial)."""

from math import exp, lgamma, log, log1p


def at_least(hits: int, trials: int, each: float) -> float:
    """Return the probability of ``hits`` or more in ``trials``, each with ``0 < each < 1``."""
    return min(1.0, max(0.0, 1.0 - at_most(hits - 1, trials, each)))


def at_most(hits: int, trials: int, each: float) -> float:
    """Return the probability of ``hits`` or fewer in ``trials``, each with ``0 < each < 1``."""
    counts = range(min(hits, trials) + 1)
    return min(1.0, sum(_exactly(count, trials, each) for count in counts))


def _exactly(hits: int, trials: int, each: float) -> float:
    # In logarithms: binomial coefficients of long recordings do not fit a float.
    ways = lgamma(trials + 1) - lgamma(hits + 1) - lgamma(trials - hits + 1)
    return exp(ways + hits * log(each) + (trials - hits) * log1p(-each))
