"""``ble.address``: what kind of Bluetooth address the device shows.

Rule B1 of the project's notes (header bit, then the two top bits), Core Vol 6 Part B 1.3.
"""

from collections.abc import Sequence
from dataclasses import replace

from exposure_check.checks.ble_lives import (
    FIXED_KINDS,
    PRIVATE_KINDS,
    Life,
    asking,
    doubtful,
    examples,
    identities,
    on_air,
    shown_address,
    sure,
)
from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.model.address import BleAddressKind
from exposure_check.model.evidence import Evidence
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity

HIDDEN = BleAddressKind.HIDDEN
RESERVED = BleAddressKind.RESERVED


def judge(evidence: Evidence) -> Outcome:
    """Name the kind of the addresses on the air.

    A fixed kind beside any other is ``mixed``. Resolvable and non-resolvable together are
    ``resolvable``, with both in the evidence: both are meant to change.
    """
    lives = on_air(evidence)
    if not lives:
        return _resolved_or_nothing(evidence)
    believed = sure(lives)
    plain = [life for life in believed if life.kind not in {HIDDEN, RESERVED}]
    if any(life.fixed for life in plain):
        return _fixed(plain, (*_proofs(believed), *_asked(evidence)))
    if identities(evidence):
        # What else was heard beside the identity is not all of the device: no good word from it.
        return _resolved_or_nothing(evidence)
    if doubts := doubtful(lives):
        return _doubt(doubts, believed)
    if plain:
        return _private(plain, _proofs(believed), evidence)
    return _nothing_plain(lives, believed)


def _fixed(plain: Sequence[Life], proofs: tuple[Proof, ...]) -> Outcome:
    kinds = {life.kind for life in plain}
    word = kinds.pop().value if len(kinds) == 1 else "mixed"
    return CHECK.verdict(word, Confidence.CERTAIN, *proofs, values=_count(plain))


def _private(plain: Sequence[Life], proofs: tuple[Proof, ...], evidence: Evidence) -> Outcome:
    if any(life.kind is HIDDEN for life in asking(evidence)):
        return CHECK.undecided(Need("asks-hidden"), *proofs)
    private = {life.kind for life in plain} & PRIVATE_KINDS
    if BleAddressKind.RESOLVABLE in private:
        return CHECK.verdict("resolvable", Confidence.CERTAIN, *proofs, values=_count(plain))
    if private:
        return CHECK.verdict("non-resolvable", Confidence.CERTAIN, *proofs, values=_count(plain))
    # Only Find My and the like: the kind says "stays", the message says "moves". Rotation decides.
    verdict = CHECK.verdict("static-random", Confidence.CERTAIN, *proofs, values=_count(plain))
    return replace(verdict, severity=Severity.UNKNOWN)


def _count(plain: Sequence[Life]) -> dict[str, FactValue]:
    return {"addresses": len(plain)}


def _doubt(doubts: Sequence[Life], believed: Sequence[Life]) -> Outcome:
    seen = max(life.frames for life in doubts)
    if all(life.kind is RESERVED for life in doubts):
        return CHECK.undecided(Need("reserved"), *_proofs(believed), _proof(RESERVED, doubts))
    return CHECK.undecided(_more(seen), *_proofs(believed))


def _nothing_plain(lives: Sequence[Life], believed: Sequence[Life]) -> Outcome:
    kinds = {life.kind for life in believed}
    if RESERVED in kinds:
        return CHECK.undecided(Need("reserved"), *_proofs(believed))
    if HIDDEN in kinds:
        return CHECK.verdict("hidden", Confidence.CERTAIN, *_proofs(believed))
    return CHECK.undecided(_more(max(life.frames for life in lives)))


def _resolved_or_nothing(evidence: Evidence) -> Outcome:
    known = identities(evidence)
    if not known:
        return CHECK.not_seen(Need("advertising"))
    values: dict[str, FactValue] = {"sightings": sum(life.frames for life in known)}
    proof = Proof("paired-identity", examples(known), values)
    return CHECK.verdict("paired-identity", Confidence.CERTAIN, proof)


def _more(seen: int) -> Need:
    return Need("more-sightings", {"seen": seen, "missing": max(1, MIN_SIGHTINGS - seen)})


def _proofs(lives: Sequence[Life]) -> tuple[Proof, ...]:
    found = [
        _proof(kind, of_kind)
        for kind in BleAddressKind
        if (of_kind := [life for life in lives if life.kind is kind])
    ]
    if moving := [life for life in lives if life.kind in FIXED_KINDS and life.movable]:
        found.append(Proof("moves-by-design", examples(moving), {"addresses": len(moving)}))
    return tuple(found)


def _asked(evidence: Evidence) -> tuple[Proof, ...]:
    """Show which of the addresses that stay were only asked with: they may be another device's."""
    those = [life for life in sure(asking(evidence)) if life.fixed]
    return (Proof("asked", examples(those), {"addresses": len(those)}),) if those else ()


def _proof(kind: BleAddressKind, lives: Sequence[Life]) -> Proof:
    values: dict[str, FactValue] = {
        "addresses": len(lives),
        "sightings": sum(life.frames for life in lives),
    }
    known = next((life.address for life in lives if life.address is not None), None)
    if known is not None:
        values["address"] = shown_address(known, kind)
    shown = known is not None or kind is HIDDEN
    return Proof(kind.value if shown else "no-address", examples(lives), values)


CHECK = Check(
    "ble.address",
    3,
    {
        "public": Severity.EXPOSED,
        "static-random": Severity.EXPOSED,
        "resolvable": Severity.PROTECTED,
        "non-resolvable": Severity.PROTECTED,
        "mixed": Severity.EXPOSED,
        "hidden": Severity.UNKNOWN,
        "paired-identity": Severity.UNKNOWN,
    },
    judge,
)
