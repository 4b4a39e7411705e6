"""Made evidence of a joined network, and a judge that also holds outcomes against their words."""

from pathlib import Path

from exposure_check.content.fill import places
from exposure_check.content.library import Library
from exposure_check.model.evidence import Coverage, Evidence, NetFactSeen, NetHost
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

LOCAL = bytes.fromhex("da3b55aa0102")
OTHER_LOCAL = bytes.fromhex("be1122334455")
VENDOR = bytes.fromhex("3c0630123456")

LIBRARY = Library(Path(__file__).parents[2] / "resources")


def fact(kind, text="", raw=b"", address=None, protocol=NetProtocol.DHCPV4):
    return NetFact(kind, protocol, text, raw, address)


def name(text, address=None):
    return fact(NetFactKind.HOST_NAME, text, b"", address)


def local_name(text, address=None):
    return fact(NetFactKind.LOCAL_NAME, text, b"", address, NetProtocol.MDNS)


def service(text, address=None):
    return fact(NetFactKind.SERVICE_INSTANCE, text, b"", address, NetProtocol.MDNS)


def message(kind=3, protocol=NetProtocol.DHCPV4):
    return fact(NetFactKind.DHCP_MESSAGE, "", bytes((kind,)), None, protocol)


def client_id(raw, address=None):
    return fact(NetFactKind.CLIENT_ID, "", raw, address)


def ipv6(text, address=None):
    kind = NetFactKind.IPV6_OTHER if address is None else NetFactKind.IPV6_EUI64
    return fact(kind, "", bytes.fromhex(text), address, NetProtocol.IPV6_SOURCE)


def host(address, *facts, dropped=0, start=1, turn=None):
    """One link address; the local ones are used in turn unless told otherwise."""
    turn = (address == OTHER_LOCAL) if turn is None else turn
    seen = tuple(
        NetFactSeen(item, 1, FrameRef(0, number, number * 1000))
        for number, item in enumerate(facts, start)
    )
    first = 1_000_000 * turn
    return NetHost(address, seen, dropped, first, first + 900_000, len(facts))


def evidence(*hosts, hardware=()):
    return Evidence((), (), hosts, Coverage(0, 1, 10, 10, 0, 0, 0), frozenset(hardware))


def judged(check, *hosts, hardware=()):
    """Return the outcome, after making sure that everything in it has its words."""
    outcome = check.judge(evidence(*hosts, hardware=hardware))
    words = LIBRARY.finding(check.id)
    assert set(words.verdicts) == {*check.words, "undecided", "not-seen", "not-checked"}
    assert outcome.word in words.verdicts
    for proof in outcome.proofs:
        assert places(words.proofs[proof.id]) <= set(proof.values), proof.id
        assert proof.frames
        assert len(proof.frames) <= 8
    for need in outcome.needs:
        template = words.need_texts.get(need.id) or LIBRARY.text("needs", need.id)
        assert places(template) <= set(need.values), need.id
    assert bool(outcome.needs) == (not outcome.decided)
    return outcome


def proof_ids(outcome):
    return [proof.id for proof in outcome.proofs]


def need_ids(outcome):
    return [need.id for need in outcome.needs]
