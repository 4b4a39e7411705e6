"""Whether the make-up of its searches survives the device's changes of address (rule W6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from exposure_check.checks.check import Check
from exposure_check.checks.wifi_contents import kept_contents
from exposure_check.checks.wifi_own import MAX_FRAMES, absent, probe_bodies, searching, sure
from exposure_check.model.evidence import Evidence, WifiBodySeen, WifiEmitter
from exposure_check.model.frame import FrameRef
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity
from exposure_check.model.wifi import Cut

MIN_FOR_CHANGES = 4
"""Phones alternate between up to 3 prints (W6): only a fourth new one cannot be alternation."""
SURVIVES_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Prints:
    """What one address sent: exact and stable fingerprints, and its first frame."""

    exact: frozenset[bytes]
    stable: frozenset[bytes]
    first: FrameRef


def judge(evidence: Evidence) -> Outcome:
    """Judge the fingerprints of probe requests by address; the first row decides.

    ======================================================== ============
    no search                                                not-seen / not-checked
    nothing legible                                          undecided
    one address: nothing to survive                          not-seen
    an unknown content stays under two addresses or more     undecided
    half of the later addresses show an exact print again    survives, certain
    half of the later addresses show a stable print again    survives, weak
    4 addresses or more, none shows a print again            changes
    anything else                                            undecided
    ======================================================== ============

    A print tells the model and system, not the person (Robyns et al. 2017; Vanhoef et al. 2016).
    A content that is no list of capabilities may tell more: see `wifi_contents`.
    """
    heard = [one for one in searching(evidence) if sure(one)]
    if not searching(evidence):
        return absent(CHECK, evidence, "search")
    prints = [found for one in heard if (found := prints_of(one)) is not None]
    if not prints:
        return CHECK.undecided(Need("sightings"))
    if len(prints) < 2:
        return CHECK.not_seen(Need("change"))
    dropped = any(one.bodies_dropped for one in heard)
    return _content_kept(evidence) or _compared(prints, dropped=dropped)


CHECK = Check(
    id="wifi.fingerprint",
    version=2,
    words={"survives": Severity.PARTLY, "changes": Severity.PROTECTED},
    judge=judge,
)


def _content_kept(evidence: Evidence) -> Outcome | None:
    kept = kept_contents(evidence.wifi)
    if not kept:
        return None
    proofs = [
        Proof("content", one.frames[:MAX_FRAMES], {"addresses": one.addresses})
        for one in kept[:MAX_FRAMES]
    ]
    return CHECK.undecided(Need("unknown-content"), *proofs)


def _compared(prints: Sequence[Prints], *, dropped: bool) -> Outcome:
    exact = _again([one.exact for one in prints])
    stable = _again([one.stable for one in prints])
    for count, confidence in ((exact, Confidence.CERTAIN), (stable, Confidence.WEAK)):
        if count >= (len(prints) - 1) * SURVIVES_SHARE:
            return CHECK.verdict("survives", confidence, _proof(prints, count))
    if len(prints) >= MIN_FOR_CHANGES and not stable and not exact and not dropped:
        return CHECK.verdict("changes", Confidence.WEAK, _proof(prints, 0))
    more = max(1, MIN_FOR_CHANGES - len(prints))
    return CHECK.undecided(Need("more-addresses", {"addresses": more}), _proof(prints, stable))


def prints_of(emitter: WifiEmitter) -> Prints | None:
    """Return the prints of one address; None if every body was cut, broken or empty."""
    whole = [seen for seen in probe_bodies(emitter) if _legible(seen)]
    if not whole:
        return None
    return Prints(
        frozenset(seen.body.print_exact for seen in whole),
        frozenset(seen.body.print_stable for seen in whole),
        whole[0].first,
    )


def _legible(seen: WifiBodySeen) -> bool:
    body = seen.body
    return body.cut is Cut.NONE and bool(body.print_exact) and bool(body.print_stable)


def _again(prints: Sequence[frozenset[bytes]]) -> int:
    """Count addresses that show a print an earlier address showed."""
    known: set[bytes] = set()
    again = 0
    for one in prints:
        again += not known.isdisjoint(one)
        known |= one
    return again


def _proof(prints: Sequence[Prints], again: int) -> Proof:
    values: dict[str, FactValue] = {
        "addresses": len(prints),
        "again": again,
        "prints": len(frozenset().union(*(one.exact for one in prints))),
    }
    return Proof("prints", tuple(one.first for one in prints[:MAX_FRAMES]), values)
