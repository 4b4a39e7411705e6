"""Whether a running frame counter links one search address to the next (rule W5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exposure_check.checks.check import Check
from exposure_check.checks.wifi_bursts import MICROSECONDS
from exposure_check.checks.wifi_chance import at_least, at_most
from exposure_check.checks.wifi_own import MAX_FRAMES, absent, searching, sure
from exposure_check.model.evidence import Evidence, WifiEmitter, WifiRun
from exposure_check.model.frame import FrameRef
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity

MODULUS = 4096
LINK_WINDOW = 64
LINK_SECONDS = 300
MIN_CHANGES = 2
WIDE_WINDOWS = (256, 512, 1024)
"""A counter that runs on while searching unheard channels jumps further than 64, not at random."""
CONTINUOUS_SHARE = 0.91
"""Lowest share of linked changes measured for a counter that runs on (W5)."""
RANDOM_SHARE = 0.15
"""Highest share measured for a counter that starts anew."""
LINKED_SHARE = 0.5
ERROR = 0.01
LOOK_BACK = 8
"""Addresses before a new one that may have gone on in it, if several devices take turns."""
LINK_ERROR = ERROR / 5
"""Of five comparisons that link: with the last address, with the one before it, with any of some
before it, of joins, and of joins with searches."""
RARE_ERROR = ERROR / 100
"""Of seven more comparisons: they must not leave many devices undecided that are fine."""
FIRST_NUMBERS = 64
"""Counters that are set back begin near 0 in all devices."""


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
    ... from the address before the last one, or any of eight before   linked
    ... of addresses it joins with, or of these after its searches     linked
    ... but half begin with the same number, not 0, or move on alike   undecided
    ... but some run on from one of eight before, beyond chance (0.1 %) undecided
    too few run on for a continuous counter (1 %), and few by chance   not-linked
    ... but jumps up to 1024 are too many for chance (1 %)             undecided
    anything else                                                      undecided
    ================================================================== ===========

    Two addresses in turn, such as an ordinary one and one for Wi-Fi Direct, may each have a
    counter of their own: so the address before the last one is looked at as well, and some before
    it, as several devices of one model may have been taken for one.
    """
    if not searching(evidence):
        return absent(CHECK, evidence, "search")
    heard = [one for one in searching(evidence) if sure(one)]
    found = changes(heard)
    beside = _linked_beside(evidence)
    if beside is not None:
        return beside
    if not found:
        return CHECK.not_seen(Need("change"))
    if len(found) < MIN_CHANGES:
        return CHECK.undecided(Need("more-changes", {"changes": MIN_CHANGES}), _proof(found))
    linked = _linked(found) or _linked(changes(heard, back=2)) or _linked_to_any(heard)
    return linked or _counted(heard, found)


CHECK = Check(
    id="wifi.sequence",
    version=3,
    words={"linked": Severity.EXPOSED, "not-linked": Severity.PROTECTED},
    judge=judge,
)


def _linked(found: Sequence[Change], window: int = LINK_WINDOW) -> Outcome | None:
    """Return the verdict if a step fits by chance as rarely as one in ``window`` of all numbers."""
    if not _beyond_chance(found, window, LINK_ERROR, LINK_WINDOW):
        return None
    chance = at_least(_within(found, LINK_WINDOW), len(found), window / MODULUS)
    return CHECK.verdict("linked", Confidence.STRONG, _proof(found, "ran-on", _one_in(chance)))


def _linked_to_any(heard: Sequence[WifiEmitter]) -> Outcome | None:
    """Compare each new address with all of some before it: with the one it fits best."""
    together: dict[FrameRef, Change] = {}
    for back in range(1, LOOK_BACK + 1):
        for change in changes(heard, back):
            known = together.get(change.first)
            if known is None or not _fits(known):
                together[change.first] = change
    return _linked(tuple(together.values()), LOOK_BACK * LINK_WINDOW)


def _linked_beside(evidence: Evidence) -> Outcome | None:
    """Look at addresses it joins or asks with: from one to the next, and from search to join."""
    beside = [one for one in evidence.wifi if one.beside]
    joins = [replace(one, runs=one.beside) for one in beside]
    by_join = changes(joins)
    searches = [one for one in evidence.wifi if one.runs]
    firsts = {one.beside[0].first for one in beside if not one.runs}
    by_search = [one for one in changes([*searches, *joins]) if one.first in firsts]
    for found in (by_join, by_search):
        if len(found) >= MIN_CHANGES and (linked := _linked(found)):
            return linked
    return None


def _regular(heard: Sequence[WifiEmitter], found: Sequence[Change]) -> bool:
    """True if a counter is set to a number of the device's own, or moves on like one."""
    starts = [one.runs[0].first_sequence for one in heard]
    near_zero = sum(start < FIRST_NUMBERS for start in starts)
    if near_zero >= len(starts) * LINKED_SHARE:
        return False
    steps = [one.distance for one in found]
    return _clusters(starts) or _clusters(steps) or _now_and_then(heard)


def _now_and_then(heard: Sequence[WifiEmitter]) -> bool:
    """True if some addresses go on where one some addresses before them stopped, beyond chance.

    So does one of several devices that search in turn, if only its counter runs on.
    """
    return any(
        at_least(_within(found, LINK_WINDOW), len(found), LINK_WINDOW / MODULUS) <= RARE_ERROR
        for found in (changes(heard, back) for back in range(2, LOOK_BACK + 1))
        if found
    )


def _clusters(numbers: Sequence[int]) -> bool:
    """True if half of the numbers lie within a window, beyond chance wherever it lies."""
    total = len(numbers)
    ahead = max(
        (sum((other - one) % MODULUS < LINK_WINDOW for other in numbers) for one in numbers),
        default=0,
    )
    if total < MIN_CHANGES + 1 or ahead < total * LINKED_SHARE:
        return False
    return total * at_least(ahead - 1, total - 1, LINK_WINDOW / MODULUS) <= ERROR


def _counted(heard: Sequence[WifiEmitter], found: Sequence[Change]) -> Outcome:
    hits = _within(found, LINK_WINDOW)
    if any(_beyond_chance(found, window, ERROR) for window in WIDE_WINDOWS):
        return CHECK.undecided(Need("unheard"), _proof(found))
    if _few(hits, len(found)) and _regular(heard, found):
        return CHECK.undecided(Need("regular"), _proof(found))
    if _few(hits, len(found)):
        proof = _proof(found, "began-anew", _one_in(missed(hits, len(found))))
        return CHECK.verdict("not-linked", Confidence.STRONG, proof)
    more = {"changes": len(found) + MIN_CHANGES}
    return CHECK.undecided(Need("more-changes", more), _proof(found))


def _beyond_chance(
    found: Sequence[Change], window: int, error: float, fits_within: int = 0
) -> bool:
    """True if at least half of the steps fit, and chance would not have it but for ``error``."""
    hits, total = _within(found, fits_within or window), len(found)
    fits = hits >= total * LINKED_SHARE and hits > 0
    return fits and at_least(hits, total, window / MODULUS) <= error


def changes(emitters: Sequence[WifiEmitter], back: int = 1) -> tuple[Change, ...]:
    """Return the changes to an address not heard before, 0 to 300 s after the last frame.

    Going back to an earlier address is no change: it is linked by the address itself.

    Args:
        emitters: the addresses.
        back: compare with the last address (1), with the one before it (2), and so on.
    """
    runs = sorted(
        ((run, one.address) for one in emitters for run in one.runs),
        key=lambda pair: (pair[0].start, pair[0].first),
    )
    known: set[bytes] = set()
    recent: list[tuple[bytes, WifiRun]] = []  # the last run of each, at most as many as needed
    found: list[Change] = []
    for new, address in runs:
        if address not in known and len(recent) >= back:
            old = recent[-back][1]
            if 0 <= new.start - old.end <= LINK_SECONDS * MICROSECONDS:
                distance = (new.first_sequence - old.last_sequence) % MODULUS
                found.append(Change(distance, new.first))
        known.add(address)
        others = [pair for pair in recent if pair[0] != address]
        recent = [*others[1 - max(back, 2) :], (address, new)]
    return tuple(found)


def missed(hits: int, total: int) -> float:
    """Return how probable it is that a continuous counter runs on in at most ``hits``."""
    return at_most(hits, total, CONTINUOUS_SHARE)


def _few(hits: int, total: int) -> bool:
    explained = hits <= total * RANDOM_SHARE or at_least(hits, total, LINK_WINDOW / MODULUS) > ERROR
    return explained and missed(hits, total) <= ERROR


def _within(found: Sequence[Change], window: int) -> int:
    return sum(1 for one in found if 0 < one.distance <= window)


def _fits(change: Change) -> bool:
    return 0 < change.distance <= LINK_WINDOW


def _one_in(probability: float) -> int:
    """Return n of "one in n", at most a million."""
    return min(1_000_000, round(1 / max(probability, 1e-6)))


def _proof(found: Sequence[Change], shows: str = "steps", odds: int = 0) -> Proof:
    hits = [one for one in found if 0 < one.distance <= LINK_WINDOW]
    values: dict[str, FactValue] = {"changes": len(found), "linked": len(hits)}
    if odds:
        values["odds"] = odds
    return Proof(shows, tuple(one.first for one in (hits or found)[:MAX_FRAMES]), values)
