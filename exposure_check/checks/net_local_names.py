"""Whether names announced to everyone on the network tell which device this is (rule N5)."""

from collections.abc import Sequence

from exposure_check.checks.check import Check
from exposure_check.checks.net_evidence import (
    MAX_FRAMES,
    Told,
    frames_of,
    some_dropped,
    told,
    unseen,
)
from exposure_check.checks.net_name_kind import NameKind, name_kind
from exposure_check.checks.net_names import name_proof, sort_names, telling
from exposure_check.model.evidence import Evidence
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity

_UNREAD = {
    NetProtocol.UNREAD: "port",
    NetProtocol.LINK_UNREAD: "link-protocol",
    NetProtocol.GROUPS: "groups",
}


def judge(evidence: Evidence) -> Outcome:
    """Judge names told by mDNS, LLMNR and NetBIOS; silence is not seen, never harmless.

    What is announced by other protocols cannot be read here, and so clears nothing.
    """
    names = told(evidence, NetFactKind.LOCAL_NAME, NetFactKind.SERVICE_INSTANCE)
    groups = sort_names(names)
    proofs, confidence = telling(groups)
    if proofs:
        return CHECK.verdict("identifies", confidence, *proofs)
    if still_open := _open(evidence):
        return still_open
    if not names:
        return CHECK.not_seen(unseen(evidence, Need("record-joined")))
    if some_dropped(evidence.net):
        return CHECK.undecided(Need("shorter-recording"))
    if groups.unsure:
        return CHECK.undecided(Need("second-network"), name_proof("unsure-name", groups.unsure))
    found = [("shared-name", groups.shared), ("changing-name", groups.changing)]
    shown = [name_proof(proof_id, items) for proof_id, items in found if items]
    confidence = Confidence.WEAK if groups.changing else Confidence.STRONG
    return CHECK.verdict("harmless", confidence, *shown)


def _open(evidence: Evidence) -> Outcome | None:
    """Return the answer if something is not read, or was asked for under several addresses."""
    unread = [item for item in told(evidence, NetFactKind.UNREAD) if item.fact.protocol in _UNREAD]
    if unread:
        proofs = tuple(
            Proof(_UNREAD[item.fact.protocol], frames_of([item]), {"port": item.fact.text})
            for item in unread[:MAX_FRAMES]
        )
        return CHECK.undecided(Need("unread"), *proofs)
    if carried := _asked_for(told(evidence, NetFactKind.ASKED_NAME)):
        return CHECK.undecided(Need("asked-for"), name_proof("asked-for", carried))
    return None


def _asked_for(asked: Sequence[Told]) -> list[Told]:
    """Return the names of others that it asked for under several link addresses.

    On one network joined twice these may be devices that are there for everybody to ask for.
    """
    senders: dict[str, set[bytes]] = {}
    for item in asked:
        if name_kind(item.fact.text) is not NameKind.SHARED:
            senders.setdefault(item.fact.text, set()).add(item.sender)
    return [item for item in asked if len(senders.get(item.fact.text, ())) > 1]


CHECK = Check(
    id="net.local-names",
    version=4,
    words={"identifies": Severity.EXPOSED, "harmless": Severity.PROTECTED},
    judge=judge,
)
