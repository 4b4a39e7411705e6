"""How probable it is that so many, or so few, of some trials come out by chance (binomial)."""

from collections import Counter
from collections.abc import Collection
from functools import reduce
from itertools import combinations
from math import exp, lgamma, log, log1p
from operator import and_, or_

from exposure_check.model.address import MIN_DRAWN


def at_least(hits: int, trials: int, each: float) -> float:
    """Return the probability of ``hits`` or more in ``trials``, each with ``0 < each < 1``."""
    return min(1.0, max(0.0, 1.0 - at_most(hits - 1, trials, each)))


def at_most(hits: int, trials: int, each: float) -> float:
    """Return the probability of ``hits`` or fewer in ``trials``, each with ``0 < each < 1``."""
    counts = range(min(hits, trials) + 1)
    return min(1.0, sum(_exactly(count, trials, each) for count in counts))


def drawn_badly(addresses: Collection[bytes], places: slice, error: float = 0.001) -> bool:
    """True if parts of addresses that should be drawn come again more often than by chance.

    Looked at are each octet and each pair of octets, with their commonest value, and bits that are
    the same in all addresses.

    Args:
        addresses: distinct ones.
        places: octets that should be drawn anew for each.
        error: how often drawn addresses may be taken for badly drawn ones, at most.
    """
    total, parts = len(addresses), [address[places] for address in addresses]
    if total < MIN_DRAWN:
        return False
    width = len(parts[0])
    singles = [(place,) for place in range(width)]
    pairs = list(combinations(range(width), 2))
    tests = len(singles) + len(pairs) + 1
    for which in (*singles, *pairs):
        values = Counter(tuple(part[place] for place in which) for part in parts)
        often = values.most_common(1)[0][1]
        chance = total * at_least(often - 1, total - 1, 2.0 ** (-8 * len(which)))
        if often >= MIN_DRAWN and chance <= error / tests:
            return True
    numbers = [int.from_bytes(part) for part in parts]
    same = width * 8 - (reduce(or_, numbers) ^ reduce(and_, numbers)).bit_count()
    return same > 0 and at_least(same, width * 8, 2.0 ** (1 - total)) <= error / tests


def _exactly(hits: int, trials: int, each: float) -> float:
    # In logarithms: binomial coefficients of long recordings do not fit a float.
    ways = lgamma(trials + 1) - lgamma(hits + 1) - lgamma(trials - hits + 1)
    return exp(ways + hits * log(each) + (trials - hits) * log1p(-each))
