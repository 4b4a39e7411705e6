"""``bt.discoverable``: whether the device answers classic Bluetooth searches.

Rule B6 of the project's notes; Core Vol 4 Part E 7.3.18 (Write Scan Enable). An answer carries
the full hardware address. Silence proves nothing: only the device's own host can say "no".
"""

from collections.abc import Sequence

from exposure_check.checks.ble_lives import PROOF_FRAMES
from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.model.ble import Origin
from exposure_check.model.evidence import BleEmitter, Evidence
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity


def judge(evidence: Evidence) -> Outcome:
    """Take an answer or the host's own command for a yes, only the host's command for a no."""
    classic = [one for one in evidence.ble if one.classic]
    if not classic:
        return CHECK.not_checked(Need("search")) if evidence.ble else CHECK.not_seen(Need("search"))
    answered = [one for one in classic if one.origin is Origin.AIR]
    told = [one for one in classic if one.origin is Origin.CONTROLLER_TOLD]
    if answered:
        return _answered(answered)
    if any(one.discoverable for one in told):
        return CHECK.verdict("discoverable", Confidence.CERTAIN, _proof("told-on", told))
    if any(one.discoverable is False for one in told):
        return CHECK.verdict("not-discoverable", Confidence.CERTAIN, _proof("told-off", told))
    return CHECK.not_checked(Need("search"))


def _answered(answered: Sequence[BleEmitter]) -> Outcome:
    """One answer is enough, for a classic answer passes two checksums; three make it certain."""
    count = sum(one.frames for one in answered)
    confidence = Confidence.CERTAIN if count >= MIN_SIGHTINGS else Confidence.STRONG
    return CHECK.verdict("discoverable", confidence, _proof("answered", answered))


def _proof(proof: str, emitters: Sequence[BleEmitter]) -> Proof:
    values: dict[str, FactValue] = {"count": sum(one.frames for one in emitters)}
    known = next((one.address for one in emitters if one.address is not None), None)
    if known is not None and proof == "answered":
        values["address"] = Identifier(IdentifierKind.ADDRESS, known)
    return Proof(proof, tuple(one.first for one in emitters)[:PROOF_FRAMES], values)


CHECK = Check(
    "bt.discoverable",
    1,
    {"discoverable": Severity.EXPOSED, "not-discoverable": Severity.PROTECTED},
    judge,
)
