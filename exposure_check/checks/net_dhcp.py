"""Whether the client id given with DHCP outlives the address in use (rules N2, N3)."""

import re
from collections.abc import Collection, Sequence
from itertools import combinations, pairwise

from exposure_check.checks.check import Check
from exposure_check.checks.net_evidence import (
    MAX_FRAMES,
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
from exposure_check.model.heard import NetProtocol
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.net import NetFact, NetFactKind
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity

_WORDS = re.compile(r"[0-9A-Za-z]{8,}")
_SERIAL_DIGITS = 4
_DHCP = (NetProtocol.DHCPV4, NetProtocol.DHCPV6)
_IAID_AND_DUID = 255
_IAID_END = 5
_SURER = (Confidence.WEAK, Confidence.STRONG, Confidence.CERTAIN)
_STEPS = {"transaction": 64, "interface": 0, "seconds": 0}
"""How far a number of four octets may be ahead of one of another address, if it is counted."""
_SHORT, _LONG = 2, 3


def judge(evidence: Evidence) -> Outcome:
    """Judge DHCP client ids and DUIDs; the parameter list and vendor class say the model only."""
    ids = told(evidence, NetFactKind.CLIENT_ID)
    model = _model_proof(evidence)
    proofs = _identifying(ids)
    sure = any(proof.id != "lasting-id" for proof in proofs)
    confidence = Confidence.CERTAIN if sure else Confidence.WEAK
    if kept := _kept(told(evidence, NetFactKind.NUMBER)):
        proofs, confidence = (*proofs, kept), max(confidence, Confidence.STRONG, key=_SURER.index)
    if proofs:
        return CHECK.verdict("identifies", confidence, *proofs, *model)
    if not ids and not model:
        return CHECK.not_seen(unseen(evidence, Need("record-join")))
    unread = _unread(evidence)
    for need, missing in (
        ("unread", bool(unread)),
        ("shorter-recording", some_dropped(evidence.net)),
        ("whole-join", not ids),
    ):
        if missing:
            return CHECK.undecided(Need(need), *unread, *model)
    senders = senders_of(ids)
    if not used_in_turn(evidence, senders):
        found = [item for item in ids if _holds_own(item)]
        shown = [_proof("only-own-address", found)] if found else []
        return CHECK.undecided(Need("second-network"), *shown, *model)
    if alike := _alike(senders):
        proof = Proof("part-kept", frames_of(ids), {"addresses": len(alike)})
        return CHECK.undecided(Need("part-kept"), proof, *model)
    changes = Proof("changes-with-address", frames_of(ids), {"addresses": len(senders)})
    return CHECK.verdict("harmless", Confidence.STRONG, changes, *model)


def _identifying(ids: Sequence[Told]) -> tuple[Proof, ...]:
    """Return proofs that an id outlives addresses, strongest first.

    An id made from the link address in use adds nothing if that address is local. An id that
    holds no address is made to last (RFC 8415 11), unless the device was seen to change it
    together with its address.
    """
    other = [item for item in ids if _holds_other(item)]
    vendor = [item for item in ids if _holds_own(item) and not is_local(item.sender)]
    shared = _told_from_several(ids)
    opaque = [item for item in ids if item.fact.address is None]
    lasting = opaque if len(senders_of(opaque)) < 2 else []
    found = (
        ("holds-other-address", other),
        ("holds-vendor-address", vendor),
        ("same-id", shared),
        ("lasting-id", [item for item in lasting if item not in shared]),
    )
    return tuple(_proof(proof_id, items) for proof_id, items in found if items)


def _holds_other(item: Told) -> bool:
    return item.fact.address is not None and item.fact.address != item.sender


def _holds_own(item: Told) -> bool:
    return item.fact.address == item.sender


def _told_from_several(ids: Sequence[Told]) -> list[Told]:
    by_id: dict[bytes, list[Told]] = {}
    for item in ids:
        by_id.setdefault(lasting_part(item.fact), []).append(item)
    return [item for items in by_id.values() if len(senders_of(items)) > 1 for item in items]


def lasting_part(fact: NetFact) -> bytes:
    """Return a client id without the number of the interface (RFC 4361 6.1): the DUID, if any."""
    raw = fact.raw
    if raw[:1] == bytes((_IAID_AND_DUID,)) and len(raw) > _IAID_END:
        return raw[_IAID_END:]
    return raw


def _alike(senders: Collection[bytes]) -> frozenset[bytes]:
    """Return addresses of which two agree in two of the last three octets, once in 20,000 pairs."""
    return frozenset(
        address
        for pair in combinations(sorted(senders), 2)
        if sum(one == other for one, other in zip(pair[0][3:], pair[1][3:], strict=True)) > 1
        for address in pair
    )


def _kept(numbers: Sequence[Told]) -> Proof | None:
    """Return the proof that a number was drawn once for several addresses, or is counted on.

    Numbers that few bits tell apart do not count: all devices of a model may begin with them. Of
    two addresses in a hundred pairs, numbers of 16 bits are the same by chance in 0.2 %.
    """
    for name, step in _STEPS.items():
        drawn = sorted(
            (item for item in numbers if item.fact.text == name and _is_drawn(item.fact.raw)),
            key=lambda item: (item.fact.protocol, len(item.fact.raw), item.fact.raw),
        )
        for one, other in pairwise(drawn):
            if one.sender != other.sender and _follows(one.fact, other.fact, step):
                shown = Identifier(IdentifierKind.BYTES, one.fact.raw)
                return Proof("same-number", frames_of((one, other)), {"id": shown})
    return None


def _is_drawn(raw: bytes) -> bool:
    return any(raw[:-2]) if len(raw) > _SHORT else all(raw)


def _follows(one: NetFact, other: NetFact, step: int) -> bool:
    if one.protocol is not other.protocol or len(one.raw) != len(other.raw):
        return False
    far = step if len(one.raw) > _LONG else 0
    return int.from_bytes(other.raw) - int.from_bytes(one.raw) <= far


def _proof(proof_id: str, items: Sequence[Told]) -> Proof:
    inside = items[0].fact.address
    if inside is not None:
        shown = Identifier(IdentifierKind.ADDRESS, inside)
    else:
        shown = Identifier(IdentifierKind.BYTES, lasting_part(items[0].fact))
    return Proof(proof_id, frames_of(items), {"id": shown, "addresses": len(senders_of(items))})


def _model_proof(evidence: Evidence) -> tuple[Proof, ...]:
    lists = told(evidence, NetFactKind.PARAMETER_LIST)
    software = told(evidence, NetFactKind.VENDOR_CLASS)
    proofs: tuple[Proof, ...] = ()
    if lists:
        wishes = max(_wishes(item.fact) for item in lists)
        proofs += (Proof("model-print", frames_of(lists), {"wishes": wishes}),)
    if software:
        shown = Identifier(IdentifierKind.NAME, software[0].fact.text)
        proofs += (Proof("software-name", frames_of(software), {"name": shown}),)
    return proofs


def _unread(evidence: Evidence) -> tuple[Proof, ...]:
    """Return what may hold a number of this device, though it cannot be read here."""
    unread = [item for item in told(evidence, NetFactKind.UNREAD) if item.fact.protocol in _DHCP]
    options = [item for item in unread if item.fact.text]
    elsewhere = [item for item in unread if not item.fact.text]
    numbered = [
        item for item in told(evidence, NetFactKind.VENDOR_CLASS) if _numbered(item.fact.text)
    ]
    proofs = tuple(
        Proof("option", frames_of([item]), {"option": int(item.fact.text)})
        for item in options[:MAX_FRAMES]
    )
    if elsewhere:
        proofs += (Proof("elsewhere", frames_of(elsewhere)),)
    if numbered:
        proofs += (Proof("number-in-class", frames_of(numbered)),)
    return proofs


def _numbered(text: str) -> bool:
    """True if a text holds what reads as a serial number: 8 letters and digits, 4 of these."""
    words = _WORDS.findall(text)
    return any(sum(map(str.isdigit, word)) >= _SERIAL_DIGITS for word in words)


def _wishes(fact: NetFact) -> int:
    """Options asked for: one octet each in DHCPv4, two in DHCPv6."""
    return len(fact.raw) // (2 if fact.protocol is NetProtocol.DHCPV6 else 1)


CHECK = Check(
    id="net.dhcp",
    version=3,
    words={"identifies": Severity.EXPOSED, "harmless": Severity.PROTECTED},
    judge=judge,
)
