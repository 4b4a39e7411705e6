"""Whether the host name given with DHCP tells which device, or whose, this is (rule N1)."""

from exposure_check.checks.check import Check
from exposure_check.checks.net_evidence import Told, frames_of, some_dropped, told, unseen
from exposure_check.checks.net_names import name_proof, sort_names, telling
from exposure_check.model.evidence import Evidence
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity

_REQUEST_V4 = b"\x03"
"""DHCPREQUEST (RFC 2132 9.6): the message by which the server learns the name, if there is one."""


def judge(evidence: Evidence) -> Outcome:
    """Judge DHCP host names.

    No name is only harmless if a whole DHCPv4 request was read that has none.
    """
    names = told(evidence, NetFactKind.HOST_NAME)
    messages = told(evidence, NetFactKind.DHCP_MESSAGE)
    groups = sort_names(names)
    proofs, confidence = telling(groups)
    if proofs:
        return CHECK.verdict("identifies", confidence, *proofs)
    if some_dropped(evidence.net) and (names or messages):
        return CHECK.undecided(Need("shorter-recording"))
    if groups.unsure:
        return CHECK.undecided(Need("second-network"), name_proof("unsure-name", groups.unsure))
    if names:
        proof = name_proof("shared-name", groups.shared)
        return CHECK.verdict("harmless", Confidence.STRONG, proof)
    return _without_name(messages, evidence)


def _without_name(messages: tuple[Told, ...], evidence: Evidence) -> Outcome:
    requests = [
        item
        for item in messages
        if item.fact.protocol is NetProtocol.DHCPV4 and item.fact.raw == _REQUEST_V4
    ]
    if requests:
        times = sum(item.count for item in requests)
        proof = Proof("no-name", frames_of(requests), {"requests": times})
        return CHECK.verdict("harmless", Confidence.STRONG, proof)
    if messages:
        return CHECK.undecided(Need("whole-join"))
    return CHECK.not_seen(unseen(evidence, Need("record-join")))


CHECK = Check(
    id="net.host-name",
    version=1,
    words={"identifies": Severity.EXPOSED, "harmless": Severity.PROTECTED},
    judge=judge,
)
