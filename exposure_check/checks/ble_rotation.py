"""``ble.rotation``: whether the device changes its Bluetooth address, and how soon.

Rule B3 of the project's notes: Linux changes it every 15 minutes, Android after 7 to 15, iPhones
after 9 to 17 (measured); an address alive for more than 20 minutes changes too slowly or never.
"""

from collections.abc import Sequence
from dataclasses import replace

from exposure_check.checks.ble_changes import Change, changes, stayers
from exposure_check.checks.ble_lives import (
    MINUTE,
    SECOND,
    Life,
    asking,
    doubtful,
    examples,
    identities,
    minutes_up,
    on_air,
    shown_address,
    sure,
)
from exposure_check.checks.ble_tokens import part_ids
from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.model.address import BleAddressKind
from exposure_check.model.evidence import Evidence
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity

TOO_SLOW = 20 * MINUTE
"""An address in use for longer changes too slowly (rule B3)."""

_SHORT = 2 * MINUTE


def judge(evidence: Evidence) -> Outcome:
    """Decide from the lives of the addresses; silence is never taken for a change.

    ``rotates`` needs a change inside the observation and no address that stayed meanwhile. It is
    called protected only if an address was seen from its first use to its last (two changes).
    """
    lives = on_air(evidence)
    believed = sure(lives)
    if fixed := [life for life in believed if life.fixed]:
        return _fixed(fixed)
    movers = [life for life in believed if life.movable]
    asked = [life for life in sure(asking(evidence)) if life.movable]
    longest = max((*movers, *asked), key=lambda life: life.span, default=None)
    if longest and longest.span > TOO_SLOW and not identities(evidence):
        return _too_slow(longest, movers)
    if not movers or identities(evidence) or longest is None:
        return _no_movers(evidence, lives)
    if doubts := doubtful(lives):
        return CHECK.undecided(_more(doubts))
    if any(life.kind is BleAddressKind.RESERVED for life in believed):
        return CHECK.undecided(Need("reserved"))
    return _moving(movers, longest, evidence)


def _moving(movers: Sequence[Life], longest: Life, evidence: Evidence) -> Outcome:
    found = changes(movers, evidence.coverage.other_devices)
    proven = [change for change in found if change.proven]
    stayed = stayers(movers, proven)
    if not proven or stayed:
        watched = max(stayed, key=lambda life: life.span) if stayed else longest
        return CHECK.undecided(
            Need("listen", {"minutes": minutes_up(TOO_SLOW - watched.span)}),
            _alive("alive", watched),
        )
    return _rotates(movers, proven)


def _fixed(fixed: Sequence[Life]) -> Outcome:
    public = [life for life in fixed if life.kind is BleAddressKind.PUBLIC]
    shown = public or fixed
    confidence = Confidence.CERTAIN if public else Confidence.STRONG
    known = next((life for life in shown if life.address is not None), None)
    if known is None or known.address is None:
        return CHECK.verdict("fixed", confidence, Proof("told-public", examples(shown)))
    values: dict[str, FactValue] = {
        "addresses": len(shown),
        "address": shown_address(known.address, known.kind),
    }
    proof = Proof("public" if public else "static-random", examples(shown), values)
    return CHECK.verdict("fixed", confidence, proof)


def _too_slow(longest: Life, movers: Sequence[Life]) -> Outcome:
    proofs = [_alive("too-long", longest)]
    if longest.moves_by_design:
        proofs.append(Proof("tracker-by-design", (longest.first,)))
    return CHECK.verdict(
        "too-slow", Confidence.CERTAIN, *proofs, parts=part_ids([longest, *movers])
    )


def _rotates(movers: Sequence[Life], proven: Sequence[Change]) -> Outcome:
    at_least = max(life.span for life in movers)
    at_most = _at_most(proven)
    counted = Proof(
        "changes",
        examples(change.new for change in proven),
        {"changes": len(proven), "addresses": len(movers)},
    )
    if at_most is None or at_most > TOO_SLOW:
        verdict = CHECK.verdict("rotates", Confidence.WEAK, counted, Proof("pace-open", ()))
        return replace(verdict, severity=Severity.UNKNOWN)
    return CHECK.verdict(
        "rotates", Confidence.STRONG, counted, _interval(at_least, max(at_least, at_most))
    )


def _at_most(proven: Sequence[Change]) -> int | None:
    """Return the longest that an address seen from change to change can have been in use, µs."""
    began = {id(change.new): change.old.last for change in proven}
    return max(
        (change.new.start - began[id(change.old)] for change in proven if id(change.old) in began),
        default=None,
    )


def _interval(at_least: int, at_most: int) -> Proof:
    unit, name = (SECOND, "seconds") if at_most < _SHORT else (MINUTE, "minutes")
    bounds: dict[str, FactValue] = {"least": at_least // unit, "most": -(-at_most // unit)}
    return Proof(f"interval-{name}", (), bounds)


def _alive(proof: str, life: Life) -> Proof:
    values: dict[str, FactValue] = {
        "minutes": life.span // MINUTE,
        "seconds": life.span // SECOND,
        "sightings": life.frames,
    }
    if life.address is not None:
        values["address"] = shown_address(life.address, life.kind)
    return Proof(proof, (life.first,), values)


def _no_movers(evidence: Evidence, lives: Sequence[Life]) -> Outcome:
    if identities(evidence):
        # What was heard beside the identity is not all of the device.
        return CHECK.not_checked(Need("unpair"))
    if not lives:
        return CHECK.not_seen(Need("advertising"))
    kinds = {life.kind for life in lives if life.sure}
    if BleAddressKind.RESERVED in kinds:
        return CHECK.undecided(Need("reserved"))
    if BleAddressKind.HIDDEN in kinds:
        return CHECK.not_checked(Need("hidden"))
    return CHECK.undecided(_more(lives))


def _more(lives: Sequence[Life]) -> Need:
    seen = max(life.frames for life in lives)
    return Need("more-sightings", {"seen": seen, "missing": max(1, MIN_SIGHTINGS - seen)})


CHECK = Check(
    "ble.rotation",
    2,
    {
        "rotates": Severity.PROTECTED,
        "too-slow": Severity.EXPOSED,
        "fixed": Severity.EXPOSED,
    },
    judge,
)
