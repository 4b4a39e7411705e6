"""Whether IPv6 addresses give a link address away, or stay over its changes (rule N4)."""

from collections.abc import Sequence

from exposure_check.checks.check import Check
from exposure_check.checks.net_evidence import (
    Told,
    frames_of,
    senders_of,
    some_dropped,
    told,
    unseen,
    used_in_turn,
)
from exposure_check.model.address import is_local
from exposure_check.model.evidence import Evidence
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity

_LINK_LOCAL = bytes.fromhex("fe80")
_INTERFACE = slice(8, 16)
_GROUP_ENDING, _LINK_ENDING = slice(13, 16), slice(3, 6)


def judge(evidence: Evidence) -> Outcome:
    """Judge IPv6 addresses by their interface ids.

    An EUI-64 of the local address in use adds nothing to it, but whether that address itself
    stays cannot be seen in one network.
    """
    made = told(evidence, NetFactKind.IPV6_EUI64)
    free = told(evidence, NetFactKind.IPV6_OTHER)
    beside = told(evidence, NetFactKind.LINK_ADDRESS)
    groups = told(evidence, NetFactKind.GROUP)
    proofs, confidence = _identifying(made, free, evidence)
    if kept := _groups_kept(groups, evidence):
        proofs, confidence = (*proofs, *kept), Confidence.CERTAIN
    if beside:
        proofs, confidence = (_proof("told-beside", beside), *proofs), Confidence.CERTAIN
    if proofs:
        return CHECK.verdict("identifies", confidence, *proofs)
    if not made and not free and not groups:
        return CHECK.not_seen(unseen(evidence, Need("record-join")))
    if some_dropped(evidence.net):
        return CHECK.undecided(Need("shorter-recording"))
    in_turn = used_in_turn(evidence, senders_of((*made, *free, *groups)))
    alone = _of_nothing_seen(groups, (*made, *free))
    if alone and not (in_turn and (made or free)):
        need = Need("whole-join" if in_turn else "second-network")
        return CHECK.undecided(need, _proof("group", alone))
    return _otherwise(made, free, in_turn)


def _otherwise(made: Sequence[Told], free: Sequence[Told], in_turn: bool) -> Outcome:
    """Nothing identifies so far: tell harmless from not enough."""
    addresses = len(senders_of((*made, *free)))
    if made:
        shown = Proof("own-random-address", frames_of(made), {"addresses": len(senders_of(made))})
        if not in_turn or len(senders_of(made)) < 2:
            return CHECK.undecided(Need("second-network"), shown)
        return CHECK.verdict("harmless", Confidence.STRONG, shown)
    shown = Proof(
        "not-from-address",
        frames_of(free),
        {"ids": len({item.fact.raw[_INTERFACE] for item in free}), "addresses": addresses},
    )
    # Older systems make the link-local address from the hardware address, the others not.
    if not any(item.fact.raw[:2] == _LINK_LOCAL for item in free):
        return CHECK.undecided(Need("whole-join"), shown)
    return CHECK.verdict("harmless", Confidence.STRONG if in_turn else Confidence.WEAK, shown)


def _identifying(
    made: Sequence[Told], free: Sequence[Told], evidence: Evidence
) -> tuple[tuple[Proof, ...], Confidence]:
    own = senders_of((*made, *free)) | evidence.hardware
    vendor = [i for i in made if i.fact.address == i.sender and not is_local(i.sender)]
    other = [i for i in made if i.fact.address != i.sender]
    known = [i for i in other if i.fact.address in own]
    unknown = [i for i in other if i.fact.address not in own]
    kept = _kept(free)
    proofs = [
        _proof(proof_id, items)
        for proof_id, items in (
            ("own-hardware-address", known),
            ("other-address", unknown),
            ("vendor-address", vendor),
            ("same-interface-id", kept),
        )
        if items
    ]
    # "Other" rests on two octets that also come by chance, once in 65,536 addresses.
    certain = known or vendor or kept
    return tuple(proofs), Confidence.CERTAIN if certain else Confidence.STRONG


def _kept(free: Sequence[Told]) -> list[Told]:
    """Return addresses whose interface id was used with several link addresses.

    Ids chosen by hand, like ``::1``, do not count: they are short, and many devices share them.
    """
    by_id: dict[bytes, list[Told]] = {}
    for item in free:
        interface = item.fact.raw[_INTERFACE]
        if any(interface[:4]):
            by_id.setdefault(interface, []).append(item)
    return [item for items in by_id.values() if len(senders_of(items)) > 1 for item in items]


def _groups_kept(groups: Sequence[Told], evidence: Evidence) -> list[Proof]:
    """Return proofs that groups are made of a hardware address, or joined under several addresses.

    A group ends with three octets: few devices in a city have the same. Of addresses chosen by
    hand, like ``::1``, two of these are zero, and many devices share them.
    """
    known = senders_of(groups) | evidence.hardware
    endings = {address[_LINK_ENDING] for address in known if not is_local(address)}
    drawn = [item for item in groups if any(item.fact.raw[_GROUP_ENDING][:2])]
    other = [
        item
        for item in drawn
        if item.fact.raw[_GROUP_ENDING] in endings
        and item.fact.raw[_GROUP_ENDING] != item.sender[_LINK_ENDING]
    ]
    by_group: dict[bytes, list[Told]] = {}
    for item in drawn:
        by_group.setdefault(item.fact.raw, []).append(item)
    same = [one for items in by_group.values() if len(senders_of(items)) > 1 for one in items]
    found = (("group-of-hardware", other), ("same-group", same))
    return [_proof(proof_id, items) for proof_id, items in found if items]


def _of_nothing_seen(groups: Sequence[Told], addresses: Sequence[Told]) -> list[Told]:
    """Return groups made of addresses that were not seen themselves."""
    seen = {(item.sender, item.fact.raw[_GROUP_ENDING]) for item in addresses}
    return [item for item in groups if (item.sender, item.fact.raw[_GROUP_ENDING]) not in seen]


def _proof(proof_id: str, items: Sequence[Told]) -> Proof:
    fact = items[0].fact
    if fact.address is not None:
        shown = Identifier(IdentifierKind.ADDRESS, fact.address)
    else:
        part = _GROUP_ENDING if fact.kind is NetFactKind.GROUP else _INTERFACE
        shown = Identifier(IdentifierKind.BYTES, fact.raw[part])
    return Proof(proof_id, frames_of(items), {"id": shown, "addresses": len(senders_of(items))})


CHECK = Check(
    id="net.ipv6",
    version=3,
    words={"identifies": Severity.EXPOSED, "harmless": Severity.PROTECTED},
    judge=judge,
)
