"""Which kind of address the device joins a network with (rules W1, W3, W4, W7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from exposure_check.checks.check import Check
from exposure_check.checks.wifi_own import (
    MAX_FRAMES,
    P2P_WILDCARD,
    absent,
    as_address,
    derived_from,
    device_addresses,
    is_vendors,
    own_hardware,
    run_frames,
    searching,
    sure,
)
from exposure_check.checks.wifi_uuid import gives_away
from exposure_check.model.address import ADDRESS_LENGTH, is_local, octets_kept
from exposure_check.model.evidence import Evidence, WifiEmitter
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity

_ASSOCIATIONS = frozenset({WifiSubtype.ASSOCIATION_REQUEST, WifiSubtype.REASSOCIATION_REQUEST})
_PATTERN_OCTETS = 3
"""This many equal octets among the last five: at most 10/65536 of drawn addresses look so."""


_DRAWN = slice(3, ADDRESS_LENGTH)
"""Drawn anew by every scheme; the first three octets may stand for a maker or a system (W2)."""


@dataclass(frozen=True, slots=True)
class Joins:
    """One address and what it joined; ``names`` are the networks known by name."""

    emitter: WifiEmitter
    names: frozenset[bytes]

    @property
    def address(self) -> bytes:
        """The address."""
        return self.emitter.address

    @property
    def frames(self) -> tuple[FrameRef, ...]:
        """The first frames of its joins, at most 8."""
        return _firsts(self.emitter)


def judge(evidence: Evidence) -> Outcome:
    """Judge the addresses it joins or uses Wi-Fi with; the first row decides.

    ========================================================== ============
    no join, no use                                            not-seen / not-checked
    no join heard well enough                                  undecided
    a hardware address                                         hardware
    a hardware address given for all links of Wi-Fi 7          hardware
    a local address proven fixed (see `_fixed_because`)        fixed-local
    a hardware address, but heard once or twice                undecided
    other addresses that are drawn only in part                undecided
    another address for another network or another join        random
    one local address, or one that is used but did not join    undecided
    ========================================================== ============

    An address is used, but not for searching or joining, if it sent action frames alone: it is
    joined already, or it asks access points about themselves (ANQP), which some devices do with
    their hardware address between searches with random ones (Vanhoef et al. 2016, section 6).

    One local address, however random it looks, may be a fixed one: only a second network, or
    forgetting and joining again, tells. Each new address is one "change" of W4: one is weak
    (1 in 35), two are strong (1 in 1200).
    """
    joining = tuple(one for one in evidence.wifi if one.joins)
    used = tuple(one for one in evidence.wifi if not one.joins and not one.probes)
    if not joining and not used:
        return absent(CHECK, evidence, "join")
    return _joined(joining, used, evidence)


def _joined(
    joining: tuple[WifiEmitter, ...], used: tuple[WifiEmitter, ...], evidence: Evidence
) -> Outcome:
    names = _names_by_network(joining)
    known = own_hardware(evidence)
    heard = [Joins(one, _names(one, names)) for one in joining if _sure(one, known)]
    plain = [Joins(one, frozenset()) for one in used if _sure(one, known)]
    hardware = _hardware(heard, plain)
    if hardware is not None:
        return hardware
    fixed = _fixed(heard, evidence)
    if fixed is not None:
        return fixed
    faint = [one for one in (*joining, *used) if not is_local(one.address)]
    if faint or not (heard or plain):
        faint = faint or [*joining, *used]
        return CHECK.undecided(Need("sightings"), Proof("faint", _first_frames(faint), {}))
    if plain:
        shown = Proof("used", _all_frames(plain), {"addresses": len(plain)})
        return CHECK.undecided(Need("second-network"), shown, values=_summary(heard))
    return _random(heard)


CHECK = Check(
    id="wifi.join-address",
    version=2,
    words={
        "hardware": Severity.EXPOSED,
        "fixed-local": Severity.EXPOSED,
        "random": Severity.PROTECTED,
    },
    judge=judge,
)


def _hardware(heard: Sequence[Joins], plain: Sequence[Joins]) -> Outcome | None:
    """Look for a hardware address: joined with, used, or given as the one behind all links."""
    for proof, found in (
        ("hardware", [one for one in heard if not is_local(one.address)]),
        ("used-hardware", [one for one in plain if not is_local(one.address)]),
        ("link-hardware", [one for one in heard if _gives_hardware(one.emitter)]),
    ):
        if found:
            return _verdict("hardware", Confidence.CERTAIN, found, proof)
    return None


def _gives_hardware(emitter: WifiEmitter) -> bool:
    return any(map(is_vendors, device_addresses(emitter)))


def _sure(one: WifiEmitter, known: frozenset[bytes]) -> bool:
    """True with 3 good sightings, an exact match, or a whole join.

    A device asks to associate only after the network answered the authentication at that very
    address: two frames that agree and an answer in between rule a bit error out.
    """
    subtypes = {join.subtype for join in one.joins}
    whole = WifiSubtype.AUTHENTICATION in subtypes and not subtypes.isdisjoint(_ASSOCIATIONS)
    return sure(one) or whole or one.address in known


def _names_by_network(joining: Sequence[WifiEmitter]) -> dict[int, bytes]:
    """Authentications name no network: take the name from an association with the same one."""
    return {join.network: join.ssid for one in joining for join in one.joins if join.ssid}


def _names(one: WifiEmitter, names: dict[int, bytes]) -> frozenset[bytes]:
    # An access point may change its name: what this address called it goes before what others did.
    called = names | _names_by_network([one])
    own = {join.ssid or called.get(join.network, b"") for join in one.joins}
    return frozenset(own - {b""})


def _fixed(heard: Sequence[Joins], evidence: Evidence) -> Outcome | None:
    for one in heard:
        reasons = _fixed_because(one, evidence)
        if reasons:
            joined = Proof("joined", one.frames, {"address": as_address(one.address)})
            proofs = (joined, *(proof for _, proof in reasons), *_searched(one, evidence))
            return CHECK.verdict("fixed-local", reasons[0][0], *proofs, values=_summary(heard))
    return None


def _fixed_because(one: Joins, evidence: Evidence) -> list[tuple[Confidence, Proof]]:
    """Return why a local address is fixed, surest first.

    ======================================================= ========
    Wi-Fi Direct's rule makes it of a hardware address      certain
    it joined networks of different names                   strong
    another address of its own gives the same for all links certain
    3 of its last 5 octets are equal: drawn in 1 of 6500    strong
    a WPS UUID sent while searching is made of it           weak
    ======================================================= ========

    The UUID is made once, of the address the radio had when its software started (W7): most
    likely its hardware address, though a set one would look the same.
    """
    reasons: list[tuple[Confidence, Proof]] = []
    base = derived_from(one.address, own_hardware(evidence))
    if base is not None:
        proof = Proof("derived", one.frames, {"hardware": as_address(base)})
        reasons.append((Confidence.CERTAIN, proof))
    if len(one.names) > 1:
        proof = Proof("several-networks", one.frames, {"networks": len(one.names)})
        reasons.append((Confidence.STRONG, proof))
    if device_addresses(one.emitter) & _given_by_others(one.emitter, evidence):
        reasons.append((Confidence.CERTAIN, Proof("link-stays", one.frames, {})))
    if _patterned(one.address):
        reasons.append((Confidence.STRONG, Proof("pattern", one.frames, {})))
    named = () if one.emitter.probes else _named_by_uuid(one.address, evidence)
    if named:
        reasons.append((Confidence.WEAK, Proof("uuid", named, {})))
    return reasons


def _given_by_others(emitter: WifiEmitter, evidence: Evidence) -> frozenset[bytes]:
    others = (one for one in evidence.wifi if one.address != emitter.address)
    return frozenset(address for one in others for address in device_addresses(one))


def _named_by_uuid(address: bytes, evidence: Evidence) -> tuple[FrameRef, ...]:
    frames = [
        seen.first
        for emitter in evidence.wifi
        if emitter.address != address
        for seen in emitter.bodies
        if seen.body.wps and seen.body.wps.uuid_e and gives_away(seen.body.wps.uuid_e, address)
    ]
    return tuple(sorted(frames)[:MAX_FRAMES])


def _patterned(address: bytes) -> bool:
    tail = address[1:ADDRESS_LENGTH]
    return max(tail.count(octet) for octet in tail) >= _PATTERN_OCTETS


def _searched(one: Joins, evidence: Evidence) -> tuple[Proof, ...]:
    """Show that it searches with other addresses than this one."""
    others = [each for each in searching(evidence) if sure(each) and each.address != one.address]
    if not others or one.emitter.probes:
        return ()
    return (Proof("other-than-search", run_frames(others), {"addresses": len(others)}),)


def _random(heard: Sequence[Joins]) -> Outcome:
    # A Wi-Fi Direct group has an address of its own by design: it proves no change.
    ordinary = [
        one for one in heard if not any(name.startswith(P2P_WILDCARD) for name in one.names)
    ]
    changes = len({one.address for one in ordinary}) - 1
    if changes < 1:
        proof = Proof("one-address", _all_frames(heard), {"addresses": len(heard)})
        return CHECK.undecided(Need("second-network"), proof, values=_summary(heard))
    if octets_kept({one.address for one in ordinary}, _DRAWN):
        proof = Proof("part-kept", _all_frames(ordinary), {"addresses": changes + 1})
        return CHECK.undecided(Need("second-network"), proof, values=_summary(heard))
    confidence = Confidence.STRONG if changes >= 2 else Confidence.WEAK
    return _verdict("random", confidence, ordinary, "differs")


def _verdict(word: str, confidence: Confidence, joins: Sequence[Joins], proof: str) -> Outcome:
    values: dict[str, FactValue] = {
        "address": as_address(joins[0].address),
        "addresses": len(joins),
        "joins": sum(len(one.emitter.joins) for one in joins),
        "frames": sum(one.emitter.frames for one in joins),
    }
    shown = Proof(proof, _all_frames(joins), values)
    return CHECK.verdict(word, confidence, shown, values=_summary(joins))


def _summary(joins: Sequence[Joins]) -> dict[str, FactValue]:
    """Return ``networks`` known by name and whether the address differs ``per-network``."""
    names = {name for one in joins for name in one.names}
    per_network = "unknown"
    if any(len(one.names) > 1 for one in joins):
        per_network = "same"
    elif len(names) > 1:
        per_network = "differs"
    return {"networks": len(names), "addresses": len(joins), "per-network": per_network}


def _all_frames(joins: Sequence[Joins]) -> tuple[FrameRef, ...]:
    return _first_frames([one.emitter for one in joins])


def _first_frames(joining: Sequence[WifiEmitter]) -> tuple[FrameRef, ...]:
    frames = sorted(
        (frame for one in joining for frame in _firsts(one)),
        key=lambda frame: (frame.time, frame),
    )
    return tuple(frames[:MAX_FRAMES])


def _firsts(one: WifiEmitter) -> tuple[FrameRef, ...]:
    """Return the first frames of its joins; of the others where it did not join; at most 8."""
    return tuple(each.first for each in (one.joins or one.bodies)[:MAX_FRAMES])
