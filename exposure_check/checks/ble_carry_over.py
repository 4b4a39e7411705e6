"""``ble.carry-over``: whether a new address can be told to be the old one's.

Rule B4 of the project's notes; Becker, Li, Starobinski, PoPETs 2019(3):50. Also what identifies
the device with no change at all: a hardware address or serial number inside its payload.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from exposure_check.checks.ble_changes import Change, Timing, changes, longest_chain, stayers
from exposure_check.checks.ble_lives import (
    MINUTE,
    PRIVATE_KINDS,
    PROOF_FRAMES,
    SECOND,
    Life,
    asking,
    doubtful,
    examples,
    identities,
    minutes_up,
    on_air,
    sure,
)
from exposure_check.checks.ble_places import counts_on, stays_in_places
from exposure_check.checks.ble_tokens import (
    TARGET_PART,
    TRAIN_PART,
    Grip,
    Inner,
    Token,
    inner_tokens,
    life_tokens,
    part_ids,
)
from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.checks.wifi_chance import drawn_badly
from exposure_check.model.address import ADDRESS_LENGTH, BleAddressKind, octets_kept
from exposure_check.model.evidence import Evidence
from exposure_check.model.frame import FrameRef
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity

ENOUGH_CHANGES = 2
"""Changes without a link before "not linked" may be said (rule B3: 35 minutes)."""

STRONG_CHANGES = 7
"""Changes after which a device that is linked at every second one is missed in under 1 %."""

_DRAWN = slice(1, ADDRESS_LENGTH)
"""The first octet holds the bits that tell the kind."""

_ALIKE_OCTETS = 3
"""Octets in which all addresses agree that are enough to tell the device from any others."""

_ADVISED = 35 * MINUTE
_AT_LEAST = 5 * MINUTE

_BY_GRIP = {
    Grip.PAYLOAD: "payload",
    Grip.ADDRESS: "address-carried",
    Grip.SERIAL: "serial-carried",
    Grip.TARGET: "target",
    Grip.NAME: "name",
    Grip.PART: "part",
    Grip.COUNTER: "counter",
}
_BY_INNER = {
    Grip.ADDRESS: "address-inside",
    Grip.SERIAL: "serial-inside",
    Grip.TARGET: "target-inside",
    Grip.PART: "fixed-part",
}


def judge(evidence: Evidence) -> Outcome:
    """Look for links first, in all that was heard; only then ask whether there was enough."""
    lives = on_air(evidence)
    heard = (*lives, *identities(evidence))
    if not heard:
        return CHECK.not_seen(Need("advertising"))
    believed = sure(lives)
    movers = [life for life in believed if life.movable]
    found = [one for one in changes(movers, evidence.coverage.other_devices) if one.proven]
    inner = tuple(inner_tokens(sure(heard)))
    parts = part_ids(sure(heard))
    alike = (*_alike(movers, _ALIKE_OCTETS), *_called_again((*asking(evidence), *lives)))
    if inner or alike or any(change.linked for change in found):
        return _linked(found, (*alike, *_inner_proofs(inner)), parts)
    outcome = (
        (CHECK.not_checked(Need("unpair")) if identities(evidence) else None)
        or _cannot_follow(lives, believed)
        or _faint_inside(lives)
        or _not_linked(lives, movers, found, evidence)
    )
    # What the device sends is explained here even where nothing could be compared.
    return replace(outcome, parts=parts)


def _alike(movers: Sequence[Life], least: int) -> tuple[Proof, ...]:
    """Return proofs that all addresses of a kind agree in ``least`` octets that should be drawn."""
    found = []
    for kind in sorted(PRIVATE_KINDS):
        lives = {life.address: life for life in movers if life.kind is kind and life.address}
        kept = octets_kept([one for one in lives if one], _DRAWN)
        if kept >= least:
            values: dict[str, FactValue] = {"addresses": len(lives), "octets": kept}
            found.append(Proof("address-part", examples(lives.values()), values))
    return tuple(found)


def _called_again(lives: Sequence[Life]) -> tuple[Proof, ...]:
    """Return proofs that one device was called from several addresses that are meant to change.

    A device may have addresses that it only calls others with; what they are told by is whom.
    """
    callers: dict[bytes, dict[bytes | None, Life]] = {}
    for life in lives:
        for token in life_tokens(life):
            if token.grip is Grip.TARGET and life.kind in PRIVATE_KINDS:
                callers.setdefault(token.key[1], {})[life.address] = life
    return tuple(
        Proof("target-again", examples(those.values()), {"addresses": len(those)})
        for those in callers.values()
        if len(those) > 1
    )


def _badly_drawn(movers: Sequence[Life]) -> bool:
    return any(
        drawn_badly({life.address for life in movers if life.kind is kind and life.address}, _DRAWN)
        for kind in PRIVATE_KINDS
    )


def _linked(found: Sequence[Change], inner: Sequence[Proof], parts: tuple[str, ...]) -> Outcome:
    """Exposed if something unique carried over, partly if it was only timing or a common text."""
    proofs = (*inner, *_link_proofs(found))
    unique = bool(inner) or any(change.link is not None and change.link.unique for change in found)
    confidence = Confidence.STRONG if unique else Confidence.WEAK
    verdict = CHECK.verdict(
        "linked", confidence, *proofs, *_chain_proof(found), values=_values(found), parts=parts
    )
    return verdict if unique else replace(verdict, severity=Severity.PARTLY)


def _cannot_follow(lives: Sequence[Life], believed: Sequence[Life]) -> Outcome | None:
    """Return why there is nothing to follow, or None if addresses of the device may change."""
    if any(life.fixed for life in believed):
        return CHECK.not_checked(Need("fixed-address"))
    if not lives:
        return CHECK.not_checked(Need("unpair"))
    kinds = {life.kind for life in believed}
    if BleAddressKind.RESERVED in kinds:
        return CHECK.undecided(Need("reserved"))
    if kinds == {BleAddressKind.HIDDEN}:
        return CHECK.not_checked(Need("hidden"))
    return None


def _faint_inside(lives: Sequence[Life]) -> Outcome | None:
    """An address heard once or twice is not believed; what its message holds is a doubt."""
    faint = [life for life in lives if not life.sure]
    if not any(inner_tokens(faint)):
        return None
    seen = max(life.frames for life in faint)
    need = Need("more-sightings", {"seen": seen, "missing": max(1, MIN_SIGHTINGS - seen)})
    return CHECK.undecided(need)


def _not_linked(
    lives: Sequence[Life], movers: Sequence[Life], found: Sequence[Change], evidence: Evidence
) -> Outcome:
    values = _values(found)
    if need := _few_sightings(lives, movers) or _few_changes(movers, found, evidence):
        return CHECK.undecided(need, values=values)
    if need := _unclear(movers, found):
        return CHECK.undecided(need, *_open_proofs(found), values=values)
    confidence = Confidence.STRONG if len(found) >= STRONG_CHANGES else Confidence.WEAK
    proof = Proof("no-link", _frames(found), {"changes": len(found)})
    return CHECK.verdict("not-linked", confidence, proof, values=values)


def _few_sightings(lives: Sequence[Life], movers: Sequence[Life]) -> Need | None:
    doubts = doubtful(lives)
    if movers and not doubts:
        return None
    seen = max(life.frames for life in doubts or lives)
    return Need("more-sightings", {"seen": seen, "missing": max(1, MIN_SIGHTINGS - seen)})


def _few_changes(
    movers: Sequence[Life], found: Sequence[Change], evidence: Evidence
) -> Need | None:
    if len(found) >= ENOUGH_CHANGES and not stayers(movers, found):
        return None
    listened = evidence.coverage.end - evidence.coverage.start
    minutes = minutes_up(max(_AT_LEAST, _ADVISED - listened))
    return Need("more-changes", {"changes": len(found), "minutes": minutes})


def _unclear(movers: Sequence[Life], found: Sequence[Change]) -> Need | None:
    cut = any(seen.payload.cut for life in movers for seen in life.payloads)
    reasons = (
        ("too-many-payloads", any(life.payloads_dropped for life in movers)),
        ("other-channels", any(life.unheard for life in movers)),
        ("cut", cut),
        ("target", any(map(_calls_unknown, movers))),
        ("train", any(map(_has_train, movers))),
        ("address-part", bool(_alike(movers, 1)) or _badly_drawn(movers)),
        ("unknown-part", any(change.doubt for change in found) or _in_places(found)),
        ("timing-open", any(change.timing is not Timing.SILENT for change in found)),
    )
    return next((Need(reason) for reason, holds in reasons if holds), None)


def _in_places(found: Sequence[Change]) -> bool:
    pairs = [(change.old, change.new) for change in found]
    return counts_on(pairs) or any(stays_in_places(old, new) for old, new in pairs)


def _calls_unknown(life: Life) -> bool:
    """True if it calls a device by an address that the recording does not tell."""
    return any(
        part.id == TARGET_PART and not part.token
        for seen in life.payloads
        for part in seen.payload.parts
    )


def _has_train(life: Life) -> bool:
    """True if it points to a train of further advertisements, whose content is not read."""
    return any(part.id == TRAIN_PART for seen in life.payloads for part in seen.payload.parts)


def _values(found: Sequence[Change]) -> dict[str, FactValue]:
    chain = longest_chain(found)
    seconds = max(0, chain[-1].new.last - chain[0].old.start) // SECOND if chain else 0
    return {
        "changes": len(found),
        "linked": sum(change.linked for change in found),
        "longest": len(chain),
        "seconds": seconds,
    }


def _chain_proof(found: Sequence[Change]) -> tuple[Proof, ...]:
    if not any(change.linked for change in found):
        return ()
    chain = longest_chain(found)
    values = _values(found)
    return (
        Proof(
            "chain",
            _frames(chain),
            {"longest": values["longest"], "seconds": values["seconds"]},
        ),
    )


def _inner_proofs(inner: Iterable[Inner]) -> tuple[Proof, ...]:
    strongest = sorted(inner, key=lambda one: (-one[0].grip, one[1].id))
    return tuple(
        Proof(_BY_INNER[token.grip], (frame,), {**_shown(token), "part": part.id})
        for token, part, frame in strongest[:PROOF_FRAMES]
    )


def _shown(token: Token) -> dict[str, FactValue]:
    """Return what to show of a token: nothing of a device that is called, for it is another."""
    return {} if token.grip is Grip.TARGET else {"shown": token.shown}


def _link_proofs(found: Sequence[Change]) -> tuple[Proof, ...]:
    """One proof per kind of link, strongest first, with how many of the changes it spans."""
    by_grip: dict[Grip, list[tuple[Change, Token]]] = {}
    for change in found:
        for grip, token in {token.grip: token for token in reversed(change.shared)}.items():
            by_grip.setdefault(grip, []).append((change, token))
    proofs = [
        Proof(
            _BY_GRIP[grip],
            _frames([change for change, _ in by_grip[grip]]),
            {
                "linked": len(by_grip[grip]),
                "changes": len(found),
                **_shown(by_grip[grip][0][1]),
            },
        )
        for grip in sorted(by_grip, reverse=True)
    ]
    timed = [one for one in found if one.link is None and one.timing is Timing.LINKS]
    if timed:
        proofs.append(
            Proof("timing", _frames(timed), {"linked": len(timed), "changes": len(found)})
        )
    return tuple(proofs)


def _open_proofs(found: Sequence[Change]) -> tuple[Proof, ...]:
    unclear = [one for one in found if one.timing is Timing.OPEN]
    if not unclear:
        return ()
    values: dict[str, FactValue] = {"open": len(unclear), "changes": len(found)}
    return (Proof("timing-open", _frames(unclear), values),)


def _frames(found: Sequence[Change]) -> tuple[FrameRef, ...]:
    """Return first frames of the addresses before and after, at most eight."""
    frames: list[FrameRef] = []
    for change in found[:PROOF_FRAMES]:
        frames.extend(one for one in (change.old.first, change.new.first) if one not in frames)
    return tuple(frames[:PROOF_FRAMES])


CHECK = Check(
    "ble.carry-over",
    5,
    {"linked": Severity.EXPOSED, "not-linked": Severity.PROTECTED},
    judge,
)
