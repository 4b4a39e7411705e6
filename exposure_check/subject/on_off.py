"""The on/off test: what is silent while the radio is off, and heard while it is on, is theirs.

The rule, for a statistician
----------------------------
A *round* is a time on between two times off, told by the user; its length is drawn at random. An
address *fits* a round if one unbroken run of sightings begins with it and ends with it
(`Timing.on`, `Timing.off`) and it was never heard in the midst of a time off. A *chain* is a set
of fits alike in strength (`GATE_DB`), kind of address and both delays (`Timing.agree`). A device
comes back with a new address as a rule, so a chain may have a new address in each round.

Let λ be the expected number of strangers that fit one round of the chain, estimated from the crowd
in this very test (`Crowd.chance`), K the rounds, m those in which exactly one address fits, and
r = K - m. The m addresses are named if m >= 3, r <= 2 and the bound for naming a stranger is
<= 0.001; if one address comes back after another, the commonest alone counts:

* one same address in all m rounds: ``c * C(K, m) * λ^m``;
* addresses that change: ``(r + 1) * λ + c * C(K, m) * λ^m``.

Why. *The user's device is silent*: a stranger's chain needs a stranger in each of m rounds; the
rounds are independent, their choice is one of C(K, m), and the middle of the chain is one of
c = 24 places (six gates of strength, two by two of delay). For one address, stranger i fits with
p_i, and the sum of p_i^m is at most λ^m. *The user's device is heard in some rounds*: where it is
heard, a stranger makes two fits, and the round names nobody. So a stranger is named only in a
round in which the user's device is missed. Nobody knows how often that happens, so take the worst:
of s missed rounds at least s - r were filled by strangers. For s <= r that has probability
at most r * λ, for s = r + 1 at most (r + 1) * λ, and for more the power of λ rises.

More rounds therefore help a device that keeps its address without limit (λ^m), but one that
changes it only as far as λ is known better: if strangers come and go at its strength, only more
nearness helps. A second chain that chance does not explain (5 %), or more than one round with two
fits, is "ambiguous".
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from exposure_check.subject.answer import WRONG, Answer, Whose, Why
from exposure_check.subject.chain import Chain, chains, without
from exposure_check.subject.chance import Crowd, Visit, visits_of
from exposure_check.subject.heard import Heard
from exposure_check.subject.phases import (
    BLUETOOTH,
    SECOND,
    Fit,
    Phase,
    Timing,
    depths,
    fits_of,
    rounds_of,
)
from exposure_check.subject.presence import WINDOW

MIN_ROUNDS = 3

MAX_ROUNDS = 6
"""More would outlast what `Presence` keeps, and anybody's patience."""

_MOST_MISSED = 2
_PLACES = 24
_EXPLAINED = 0.05
# Bounds of the work: beyond them the crowd is too large to tell.
_MOST_FITS = 300
_MOST_VISITS = 20_000
_MOST_CHAINS = 20
_MORE_SECONDS = 150.0
"""What three more rounds would add; if that cannot be enough, more rounds are not the advice."""


def follow(phases: Sequence[Phase], heard: Iterable[Heard], timing: Timing = BLUETOOTH) -> Answer:
    """Return which addresses followed; the rule is in this module's docstring.

    Args:
        phases: in order; the first is the listening before the first "off", the last reaches to
            the end of listening.
        heard: all addresses of the medium, with their presence since the first phase began.
        timing: of the medium.
    """
    rounds = len(rounds_of(phases))
    if rounds < MIN_ROUNDS:
        return Answer(Whose.AMBIGUOUS, Why.MORE_ROUNDS, rounds=rounds)
    tracks = [(one, list(one.presence.runs(timing.silence))) for one in heard]
    fits = [fit for one, runs in tracks for fit in fits_of(one, runs, phases, timing)]
    visits = visits_of(tracks)
    if len(fits) > _MOST_FITS or len(visits) > _MOST_VISITS:
        return Answer(Whose.AMBIGUOUS, Why.CROWDED, rounds=rounds)
    found = chains(fits, timing.agree)
    most = max((chain.rounds for chain in found), default=0)
    if most == 0 or (most < MIN_ROUNDS - 1 and rounds > MIN_ROUNDS):
        return Answer(Whose.NONE, Why.SILENT, rounds=rounds)
    end = phases[-1].end / SECOND
    begin = max(phases[0].start / SECOND, end - (WINDOW - 8))  # what is older was not kept
    crowd = Crowd(visits, begin, end, timing.silence, depths(phases, timing))
    return _judge(found, fits, crowd, rounds, timing)


def _judge(
    found: Sequence[Chain], fits: Sequence[Fit], crowd: Crowd, rounds: int, timing: Timing
) -> Answer:
    # In a large crowd chance makes chains, too; the one that it explains least comes first.
    likely = [chain for chain in found if len(chain.single) >= MIN_ROUNDS] or found[:1]
    settled = [_consistent(chain, crowd.visits) for chain in likely[:_MOST_CHAINS]]
    error, chain = min(
        ((_error(chain, crowd, rounds, timing), chain) for chain in settled),
        key=lambda judged: judged[0],
    )
    followed = len(chain.single)

    def refused(why: Why) -> Answer:
        level = chain.middle.rssi
        return Answer(
            Whose.AMBIGUOUS, why, rounds=rounds, followed=followed, error=error, rssi=level
        )

    if chain.double > 1 or _rivalled(chain, fits, crowd, rounds, timing):
        return refused(Why.TWO_FOLLOW)
    missed = rounds - followed
    if followed < MIN_ROUNDS or missed > _MOST_MISSED:
        return refused(Why.MORE_ROUNDS if rounds < MAX_ROUNDS else Why.SILENT)
    if error > WRONG:
        listened = crowd.end - crowd.begin
        hopeful = error * listened / (listened + _MORE_SECONDS) <= WRONG
        return refused(Why.MORE_ROUNDS if hopeful and rounds < MAX_ROUNDS else Why.CROWDED)
    middle = chain.middle
    return Answer(
        Whose.MINE, Why.NOTHING, chain.keys, rounds, followed, error, middle.rssi,
        kind=middle.kind, delay=middle.on,
    )  # fmt: skip


def _consistent(chain: Chain, visits: Iterable[Visit]) -> Chain:
    """Return the chain, but with its commonest address alone if any comes back after another.

    A device that came back under an old address keeps its address: the others are strangers'.
    """
    spans: dict[int, tuple[int, int]] = {}
    for visit in visits:
        if visit.key in chain.keys:
            first, last = spans.get(visit.key, (visit.run.first, visit.run.last))
            spans[visit.key] = min(first, visit.run.first), max(last, visit.run.last)
    if all(one[1] <= other[0] for one, other in pairwise(sorted(spans.values()))):
        return chain
    ((key, _),) = Counter(fit.key for fit in chain.single).most_common(1)
    return replace(chain, single=tuple(fit for fit in chain.single if fit.key == key))


def error_bound(chance: float, rounds: int, followed: int, *, changing: bool) -> float:
    """Return the bound for naming a stranger, at most 1; see this module's docstring.

    Args:
        chance: expected strangers that fit one round.
        rounds: all rounds.
        followed: those in which exactly one address fitted.
        changing: whether it was not the same address in all of them.
    """
    all_strangers = _PLACES * math.comb(rounds, followed) * chance**followed
    one_stranger = (rounds - followed + 1) * chance if changing else 0.0
    return min(1.0, one_stranger + all_strangers)


def _error(chain: Chain, crowd: Crowd, rounds: int, timing: Timing) -> float:
    """Return the bound for this chain's addresses."""
    chance = _chance(chain, crowd, timing, chain.all)
    return error_bound(chance, rounds, len(chain.single), changing=len(chain.keys) > 1)


def _chance(chain: Chain, crowd: Crowd, timing: Timing, ours: Collection[Fit]) -> float:
    """Return the chance in the round in which it is largest."""
    middle = chain.middle
    left_out = {(fit.key, fit.run) for fit in ours}
    like = Visit(middle.key, middle.kind, middle.rssi, middle.run)
    runs = [fit.run for fit in chain.single or chain.all]
    return crowd.worst_chance(like, runs, 2 * timing.agree, left_out)


def _rivalled(chain: Chain, fits: Sequence[Fit], crowd: Crowd, rounds: int, timing: Timing) -> bool:
    """Return whether chance does not explain another chain."""
    others = chains(without(fits, chain.all), timing.agree)
    for other in others[:_MOST_CHAINS]:
        if other.rounds < MIN_ROUNDS - 1:
            continue
        chance = _chance(other, crowd, timing, chain.all | other.all)
        if error_bound(chance, rounds, other.rounds, changing=False) <= _EXPLAINED:
            return True
    return False
