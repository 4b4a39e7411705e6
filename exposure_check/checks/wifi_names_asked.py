"""Which networks the device asks for by name while searching (rule W8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.checks.wifi_bursts import (
    MIN_BURSTS,
    bursts_of,
    minutes_for,
)
from exposure_check.checks.wifi_own import (
    MAX_FRAMES,
    absent,
    asked_names,
    burst_frames,
    names_by_code,
    probe_bodies,
    searching,
    sure,
)
from exposure_check.model.evidence import Evidence, WifiEmitter
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity
from exposure_check.model.wifi import Cut, WifiBody

STRONG_BURSTS = 44
"""A device that asks in one of ten searches stays silent in 44 of them with 1 % (0.9 ** 44)."""
MAX_NAMES = 8
"""Names shown; all are counted."""


@dataclass(slots=True)
class Asked:
    """One name: good frames, first frames, and under how many addresses."""

    frames: int = 0
    firsts: list[FrameRef] = field(default_factory=list)
    addresses: int = 0


def judge(evidence: Evidence) -> Outcome:
    """Judge the names in probe requests; the first row decides.

    ====================================================== =========
    no search                                              not-seen / not-checked
    a name in 3 good frames                                named, certain
    a name in fewer                                        named, weak
    fewer than 3 bursts, or not everything could be read   undecided
    a name as a code only                                  undecided
    no name in 3 bursts                                    none, weak
    no name in 44 bursts                                   none, strong
    ====================================================== =========

    The wildcard and Wi-Fi Direct's ``DIRECT-`` are no names. What a cut frame would have said
    after the cut may be a list of names, or a serial number (see `wifi_wps`).
    """
    heard = searching(evidence)
    if not heard:
        return absent(CHECK, evidence, "search")
    names = names_asked(heard)
    firm = {name: asked for name, asked in names.items() if asked.frames >= MIN_SIGHTINGS}
    if firm:
        return _named(firm, Confidence.CERTAIN)
    if names:
        return _named(names, Confidence.WEAK)
    return _unnamed(heard)


CHECK = Check(
    id="wifi.names-asked",
    version=3,
    words={"named": Severity.EXPOSED, "none": Severity.PROTECTED},
    judge=judge,
)


def names_asked(heard: Sequence[WifiEmitter]) -> dict[bytes, Asked]:
    """Return the names asked for, in order of first sighting."""
    names: dict[bytes, Asked] = {}
    sightings = sorted(
        (seen.first, name, seen.frames, one.address)
        for one in heard
        for seen in probe_bodies(one)
        for name in asked_names(seen)
    )
    under: dict[bytes, set[bytes]] = {}
    for first, name, frames, address in sightings:
        asked = names.setdefault(name, Asked())
        asked.frames += frames
        asked.firsts.append(first)
        under.setdefault(name, set()).add(address)
        asked.addresses = len(under[name])
    return names


def _named(names: Mapping[bytes, Asked], confidence: Confidence) -> Outcome:
    proofs = [_proof(name, asked) for name, asked in list(names.items())[:MAX_NAMES]]
    linking = sum(1 for asked in names.values() if asked.addresses > 1)
    values: dict[str, FactValue] = {"names": len(names), "linking": linking}
    return CHECK.verdict("named", confidence, *proofs, values=values)


def _proof(name: bytes, asked: Asked) -> Proof:
    values: dict[str, FactValue] = {
        "name": Identifier(IdentifierKind.NETWORK, name),
        "frames": asked.frames,
        "addresses": asked.addresses,
    }
    linked = "name-links" if asked.addresses > 1 else "name"
    return Proof(linked, tuple(asked.firsts[:MAX_FRAMES]), values)


def _unnamed(heard: Sequence[WifiEmitter]) -> Outcome:
    bursts = bursts_of([one for one in heard if sure(one)])
    proof = Proof("no-name", burst_frames(bursts), {"bursts": len(bursts)})
    if len(bursts) < MIN_BURSTS:
        more = MIN_BURSTS - len(bursts)
        need = Need("more-bursts", {"bursts": more, "minutes": minutes_for(bursts, more)})
        return CHECK.undecided(need, *((proof,) if bursts else ()))
    if any(one.bodies_dropped for one in heard) or not _legible(heard):
        return CHECK.undecided(Need("incomplete"), proof)
    by_address = any(
        seen.subtype is WifiSubtype.PROBE_OF_ONE for one in heard for seen in one.bodies
    )
    if by_address or any(names_by_code(seen) for one in heard for seen in probe_bodies(one)):
        return CHECK.undecided(Need("coded"), proof)
    strong = len(bursts) >= STRONG_BURSTS
    return CHECK.verdict("none", Confidence.STRONG if strong else Confidence.WEAK, proof)


def _legible(heard: Sequence[WifiEmitter]) -> bool:
    """True if every searching address has probe requests, all read to their end."""
    return all(
        probe_bodies(one) and all(_whole(seen.body) for seen in probe_bodies(one)) for one in heard
    )


def _whole(body: WifiBody) -> bool:
    return body.ssid is not None and body.cut is Cut.NONE
