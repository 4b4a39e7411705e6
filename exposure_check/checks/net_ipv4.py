"""Whether IPv4 addresses that the device claims or asks for come from elsewhere (ARP, DHCP)."""

from collections.abc import Sequence

from exposure_check.checks.check import Check
from exposure_check.checks.net_evidence import (
    Told,
    frames_of,
    senders_of,
    some_dropped,
    told,
    unseen,
)
from exposure_check.model.evidence import Evidence
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity

_SELF_GIVEN = bytes((169, 254))


def judge(evidence: Evidence) -> Outcome:
    """Judge addresses by who used them before; the first row decides.

    ================================================================ ==========
    nothing claimed or asked for                                     not-seen
    ARP gives another link address than the sender's                 identifies, certain
    an address it gave itself, under several link addresses          identifies, strong
    it asks for an address that it had under another link address    identifies, strong
    more was told than is kept                                       undecided
    it asks others with another address than it claims               undecided
    it asks for an address it had before, only one link address      undecided
    anything else                                                    harmless
    ================================================================ ==========

    An address that a network hands out says nothing of other networks, even if two hand out the
    same. One that a device gives itself is drawn once and kept (RFC 3927 2.1); one it remembers
    was handed out by another network, and goes with it to the next (RFC 7844 3.3).
    """
    claimed = told(evidence, NetFactKind.IPV4_CLAIMED)
    wished = told(evidence, NetFactKind.IPV4_WISHED)
    former = _former(claimed, told(evidence, NetFactKind.IPV4_ASKED))
    if not claimed and not wished and not former:
        return CHECK.not_seen(unseen(evidence, Need("record-join")))
    proofs, confidence = _identifying(claimed, wished)
    if proofs:
        return CHECK.verdict("identifies", confidence, *proofs)
    if some_dropped(evidence.net):
        return CHECK.undecided(Need("shorter-recording"))
    if former:
        return CHECK.undecided(Need("former"), _proof("former", former))
    if wished and len(evidence.net) < 2:
        return CHECK.undecided(Need("second-network"), _proof("remembered", wished))
    return CHECK.verdict("harmless", Confidence.WEAK, _proof("of-network", (*claimed, *wished)))


def _identifying(
    claimed: Sequence[Told], wished: Sequence[Told]
) -> tuple[tuple[Proof, ...], Confidence]:
    other = [one for one in claimed if one.fact.address is not None]
    given = [one for one in claimed if one.fact.raw.startswith(_SELF_GIVEN)]
    kept = [one for one in given if len(_users(one, given)) > 1]
    every = (*claimed, *wished)
    carried = [one for one in wished if len(_users(one, every)) > 1]
    proofs = [
        _proof(proof, those)
        for proof, those in (
            ("other-address", other),
            ("self-given-kept", kept),
            ("carried", carried),
        )
        if those
    ]
    return tuple(proofs), Confidence.CERTAIN if other else Confidence.STRONG


def _former(claimed: Sequence[Told], asked: Sequence[Told]) -> list[Told]:
    """Return questions with an address that is not the one its sender has here.

    They may go to routers of networks where it was before: who hears them learns which.
    """
    own: dict[bytes, set[bytes]] = {}
    for one in claimed:
        own.setdefault(one.sender, set()).add(one.fact.raw)
    several: dict[bytes, set[bytes]] = {}
    for one in asked:
        several.setdefault(one.sender, set()).add(one.fact.raw)
    return [
        one
        for one in asked
        if one.fact.raw not in own.get(one.sender, several[one.sender])
        or (one.sender not in own and len(several[one.sender]) > 1)
    ]


def _users(item: Told, items: Sequence[Told]) -> frozenset[bytes]:
    return frozenset(one.sender for one in items if one.fact.raw == item.fact.raw)


def _proof(proof: str, items: Sequence[Told]) -> Proof:
    inside = items[0].fact.address
    if proof == "other-address" and inside is not None:
        shown = Identifier(IdentifierKind.ADDRESS, inside)
    else:
        shown = Identifier(IdentifierKind.BYTES, items[0].fact.raw)
    return Proof(proof, frames_of(items), {"id": shown, "addresses": len(senders_of(items))})


CHECK = Check(
    id="net.ipv4",
    version=1,
    words={"identifies": Severity.EXPOSED, "harmless": Severity.PROTECTED},
    judge=judge,
)
