"""``ble.name``: whether the device broadcasts a name, and what the name gives away.

Rules B4 and B5 of the project's notes (a name survives every change of address); kinds of names
in `exposure_check.checks.ble_name_kind`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exposure_check.checks.ble_lives import PROOF_FRAMES
from exposure_check.checks.ble_name_kind import NameKind, NameRead, name_kind, spellings
from exposure_check.checks.ble_tokens import NAME_PART, names_in
from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.model.evidence import BleEmitter, Evidence
from exposure_check.model.frame import FrameRef
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity


@dataclass(frozen=True, slots=True)
class _Said:
    """One distinct name: what it is, how often and where it was said."""

    name: str
    read: NameRead
    sightings: int
    frames: tuple[FrameRef, ...]


def judge(evidence: Evidence) -> Outcome:
    """Report names, worst first; "none" only where the device was also asked and gave none."""
    if not evidence.ble:
        return CHECK.not_seen(Need("advertising"))
    names = sorted(_names(evidence), key=lambda said: (-said.read.kind, -said.sightings))
    if names:
        return _named(names, evidence)
    return _none(evidence.ble)


def _named(names: Sequence[_Said], evidence: Evidence) -> Outcome:
    """A model's name alone narrows down to the model: partly; every other name: exposed."""
    often = max(said.sightings for said in names)
    verdict = CHECK.verdict(
        "named",
        Confidence.CERTAIN if often >= MIN_SIGHTINGS else Confidence.STRONG,
        *(_proof(said) for said in names[:PROOF_FRAMES]),
        values={"names": len(names)},
        parts=_name_parts(evidence),
    )
    if names[0].read.kind is NameKind.MODEL:
        return replace(verdict, severity=Severity.PARTLY)
    return verdict


def _name_parts(evidence: Evidence) -> tuple[str, ...]:
    """Return the part that explains names, if a payload has it; the rest is not about names."""
    found = {
        part.id
        for emitter in evidence.ble
        for seen in emitter.payloads
        for part in seen.payload.parts
        if part.id == NAME_PART
    }
    return tuple(found)


def _none(emitters: Sequence[BleEmitter]) -> Outcome:
    seen = max(one.frames for one in emitters)
    if seen < MIN_SIGHTINGS:
        return CHECK.undecided(
            Need("more-sightings", {"seen": seen, "missing": max(1, MIN_SIGHTINGS - seen)})
        )
    proof = Proof(
        "no-name",
        tuple(one.first for one in emitters)[:PROOF_FRAMES],
        {"sightings": sum(one.frames for one in emitters)},
    )
    if any(one.payloads_dropped for one in emitters):
        return CHECK.undecided(Need("too-many-payloads"), proof)
    if any(one.unheard for one in emitters):
        return CHECK.undecided(Need("other-channels"), proof)
    if any(seen.payload.cut for one in emitters for seen in one.payloads):
        return CHECK.undecided(Need("cut"), proof)
    answers = sum(one.scan_answers for one in emitters)
    if not answers:
        return CHECK.undecided(Need("ask"), proof)
    asked = Proof("asked", (), {"answers": answers})
    return CHECK.verdict("none", Confidence.STRONG, proof, asked)


def _names(evidence: Evidence) -> Iterator[_Said]:
    counts: dict[str, int] = {}
    frames: dict[str, list[FrameRef]] = {}
    for emitter in evidence.ble:
        for seen in emitter.payloads:
            for name in names_in(seen.payload):
                counts[name] = counts.get(name, 0) + seen.frames
                frames.setdefault(name, []).append(seen.first)
    spelled = spellings(_addresses(evidence)) if counts else frozenset()
    for name, count in counts.items():
        read = name_kind(name, spelled)
        yield _Said(name, read, count, tuple(frames[name][:PROOF_FRAMES]))


def _addresses(evidence: Evidence) -> frozenset[bytes]:
    """Return the device's known addresses: used, carried inside payloads, or told by the user."""
    used = {one.address for one in evidence.ble if one.address is not None}
    inside = {
        part.carries_address
        for one in evidence.ble
        for seen in one.payloads
        for part in seen.payload.parts
        if part.carries_address is not None
    }
    return evidence.hardware | used | inside


def _proof(said: _Said) -> Proof:
    values: dict[str, FactValue] = {
        "name": Identifier(IdentifierKind.NAME, said.name),
        "sightings": said.sightings,
    }
    if said.read.octets:
        values["octets"] = said.read.octets
    return Proof(f"name-{said.read.kind.name.lower()}", said.frames, values)


CHECK = Check(
    "ble.name",
    1,
    {"named": Severity.EXPOSED, "none": Severity.PROTECTED},
    judge,
)
