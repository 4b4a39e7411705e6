"""Whether a running frame counter links one search address to the next (rule W5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from exposure_check.checks.check import Check
from exposure_check.checks.wifi_bursts import MICROSECONDS
from exposure_check.checks.wifi_chance import at_least, at_most
from exposure_check.checks.wifi_own import MAX_FRAMES, absent, searching, sure
from exposure_check.model.evidence import Evidence, WifiEmitter
from exposure_check.model.frame import FrameRef
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity

MODULUS = 4096
LINK_WINDOW = 64
LINK_SECONDS = 300
MIN_CHANGES = 2
WIDE_WINDOW = 256
"""A counter that runs on while searching unheard channels jumps further than 64, not at random."""
CONTINUOUS_SHARE = 0.91
"""Lowest share of linked changes measured for a counter that runs on (W5)."""
RANDOM_SHARE = 0.15
"""Highest share measured for a counter that starts anew."""
LINKED_SHARE = 0.5
ERROR = 0.01


@dataclass(frozen=True, slots=True)
class Change:
    """One change of address: how far the counter moved, and the new address's first frame."""

    distance: int
    first: FrameRef


def judge(evidence: Evidence) -> Outcome:
    """Judge the counter over changes of address with at most 300 s between; first row decides.

    ================================================================== ===========
    no search                                                          not-seen / not-checked
    no change of address within 300 s                                  not-seen
    fewer than 2 changes                                               undecided
    at least half run on by 1 to 64, by chance in at most 1 %          linked
    too few run on for a continuous counter (1 %), and few by chance   not-linked
    ... but jumps up to 256 are too many for chance (1 %)              undecided
    anything else                                                      undecided
    ================================================================== ===========
    """
    if not searching(evidence):
        return absent(CHECK, evidence, "search")
    found = changes([one for one in searching(evidence) if sure(one)])
    if not found:
        return CHECK.not_seen(Need("change"))
    proof = _proof(found)
    if len(found) < MIN_CHANGES:
        return CHECK.undecided(Need("more-changes", {"changes": MIN_CHANGES}), proof)
    return _linked(found, proof) or _counted(found, proof)


CHECK = Check(
    id="wifi.sequence",
    version=1,
    words={"linked": Severity.EXPOSED, "not-linked": Severity.PROTECTED},
    judge=judge,
)


def _linked(found: Sequence[Change], proof: Proof) -> Outcome | None:
    if _beyond_chance(found, LINK_WINDOW):
        return CHECK.verdict("linked", Confidence.STRONG, proof)
    if _beyond_chance(found, WIDE_WINDOW):
        return CHECK.undecided(Need("unheard"), proof)
    return None


def _counted(found: Sequence[Change], proof: Proof) -> Outcome:
    if _few(_within(found, LINK_WINDOW), len(found)):
        return CHECK.verdict("not-linked", Confidence.STRONG, proof)
    return CHECK.undecided(Need("more-changes", {"changes": len(found) + MIN_CHANGES}), proof)


def _beyond_chance(found: Sequence[Change], window: int) -> bool:
    """True if at least half of the steps fit, more than chance would have in 99 of 100."""
    hits, total = _within(found, window), len(found)
    return hits >= total * LINKED_SHARE and at_least(hits, total, window / MODULUS) <= ERROR


def changes(emitters: Sequence[WifiEmitter]) -> tuple[Change, ...]:
    """Return the changes to an address not heard before, 0 to 300 s after the last frame.

    Going back to an earlier address is no change: it is linked by the address itself.
    """
    runs = sorted(
        ((run, one.address) for one in emitters for run in one.runs),
        key=lambda pair: (pair[0].start, pair[0].first),
    )
    known = {address for _, address in runs[:1]}
    found: list[Change] = []
    for (old, _), (new, address) in pairwise(runs):
        fresh = address not in known
        known.add(address)
        if fresh and 0 <= new.start - old.end <= LINK_SECONDS * MICROSECONDS:
            distance = (new.first_sequence - old.last_sequence) % MODULUS
            found.append(Change(distance, new.first))
    return tuple(found)


def missed(hits: int, total: int) -> float:
    """Return how probable it is that a continuous counter runs on in at most ``hits``."""
    return at_most(hits, total, CONTINUOUS_SHARE)


def _few(hits: int, total: int) -> bool:
    explained = hits <= total * RANDOM_SHARE or at_least(hits, total, LINK_WINDOW / MODULUS) > ERROR
    return explained and missed(hits, total) <= ERROR


def _within(found: Sequence[Change], window: int) -> int:
    return sum(1 for one in found if 0 < one.distance <= window)


def _one_in(probability: float) -> int:
    """Return n of "one in n", at most a million."""
    return min(1_000_000, round(1 / max(probability, 1e-6)))


def _proof(found: Sequence[Change]) -> Proof:
    hits = [one for one in found if 0 < one.distance <= LINK_WINDOW]
    chance = at_least(len(hits), len(found), LINK_WINDOW / MODULUS)
    values: dict[str, FactValue] = {
        "changes": len(found),
        "linked": len(hits),
        "chance": _one_in(chance),
        "missed": _one_in(missed(len(hits), len(found))),
    }
    return Proof("steps", tuple(one.first for one in (hits or found)[:MAX_FRAMES]), values)
