"""What the elements of Wi-Fi Protected Setup and Wi-Fi Direct give away (rules W3, W7)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.checks.wifi_own import (
    MAX_FRAMES,
    absent,
    as_address,
    derived_from,
    own_hardware,
    sure,
)
from exposure_check.checks.wifi_uuid import UUID_LENGTH, neighbours, uuid_of
from exposure_check.model.address import is_local
from exposure_check.model.evidence import Evidence, WifiBodySeen
from exposure_check.model.frame import FrameRef
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity
from exposure_check.model.wifi import P2p, Wps

MIN_ADDRESSES = 3
"""Addresses with a UUID of their own each, before it may be called harmless."""
MAX_TRIED = 4096
"""Own addresses tried against the UUIDs: bounds the work on long recordings."""

_SAYS_NOTHING = frozenset(
    ("none", "null", "unknown", "default", "default string", "n/a", "not available", "12345",
     "123456", "12345678", "1234567890", "0123456789", "wireless client", "android",
     "android-phone", "phone", "to be filled by o.e.m.", "system serial number")
)  # fmt: skip
"""Serials and names shipped as fillers in wpa_supplicant's and Android's example configurations."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One body with a WPS element or a Wi-Fi Direct device, and the address that sent it."""

    sender: bytes
    wps: Wps
    p2p: P2p
    seen: WifiBodySeen


@dataclass(frozen=True, slots=True)
class Match:
    """A UUID made of ``address``, which belongs to the device."""

    address: bytes
    sent: Sent


def judge(evidence: Evidence) -> Outcome:
    """Judge UUID-E, serial number and device name; the first row decides.

    ============================================================== ====================
    no such element                                                not-seen / not-checked
    UUID made of an own hardware address, or of another own one    gives-hardware-address
    a Wi-Fi Direct device address that is or is made of one        gives-hardware-address
    a serial number or a name of its own in 3 good frames          serial
    one UUID or device address under several addresses             serial
    fewer than 3 good frames                                       undecided
    one address with a UUID that fits no known address             undecided
    a device address under one address                             undecided
    an attribute that is not read                                  undecided
    no UUID, or a new one for each of 3 addresses                  harmless
    anything else                                                  undecided
    ============================================================== ====================

    A match is exact (a chance of 2 ** -48 or less), so one good frame proves it.
    Sources: wpa_supplicant ``uuid_gen_mac_addr``; Vanhoef et al., AsiaCCS 2016, section 4.
    """
    sent = [
        Sent(one.address, seen.body.wps or Wps(), seen.body.p2p or P2p(), seen)
        for one in evidence.wifi
        for seen in one.bodies
        if seen.body.wps is not None
        or (seen.body.p2p and (seen.body.p2p.device_address or seen.body.p2p.unread))
    ]
    if not sent:
        return absent(CHECK, evidence, "wps")
    match = _match(sent, evidence)
    if match is not None:
        return _gives_away(match, evidence)
    direct = _direct(sent, evidence)
    if direct is not None:
        return direct
    texts = _texts(sent)
    if texts:
        return CHECK.verdict("serial", Confidence.CERTAIN, *texts)
    outcome = _by_uuid(sent, evidence)
    unread = any(one.wps.unread or one.p2p.unread for one in sent)
    if unread and outcome.severity is Severity.PROTECTED:
        return CHECK.undecided(Need("unread"), *outcome.proofs)
    return outcome


CHECK = Check(
    id="wifi.wps",
    version=2,
    words={
        "gives-hardware-address": Severity.EXPOSED,
        "serial": Severity.EXPOSED,
        "harmless": Severity.PROTECTED,
    },
    judge=judge,
)


def _uuid(wps: Wps) -> bytes | None:
    """Return the UUID if it says anything: absent, malformed and all-zero ones do not."""
    uuid = wps.uuid_e
    return uuid if uuid and len(uuid) == UUID_LENGTH and any(uuid) else None


def _match(sent: Sequence[Sent], evidence: Evidence) -> Match | None:
    """Find a UUID made of an own hardware address.

    A local address counts if the device joins with it but does not search with it. One that
    searches may be a random one in use when the UUID was made: see `_by_uuid`.
    """
    made_of = _origins(sent, evidence)
    searched = {one.address for one in evidence.wifi if one.probes}
    for one in sent:
        address = made_of(_uuid(one.wps))
        if address and not (is_local(address) and address in searched | {one.sender}):
            return Match(address, one)
    return None


def _origins(sent: Sequence[Sent], evidence: Evidence) -> Callable[[bytes | None], bytes | None]:
    candidates = _candidates(sent, evidence)
    hashed = {uuid_of(candidate): candidate for candidate in reversed(candidates)}
    plain = frozenset(candidates)

    def made_of(uuid: bytes | None) -> bytes | None:
        if uuid is None:
            return None
        return hashed.get(uuid) or (uuid[10:] if uuid[10:] in plain else None)

    return made_of


def _candidates(sent: Sequence[Sent], evidence: Evidence) -> list[bytes]:
    """Return the own addresses and their neighbours, the own ones first."""
    own = dict.fromkeys(one.sender for one in sent)
    own |= dict.fromkeys(sorted(own_hardware(evidence)))
    own |= dict.fromkeys(one.address for one in evidence.wifi if sure(one) or one.joins)
    bases = list(own)[:MAX_TRIED]
    return bases + [near for base in bases for near in neighbours(base)]


def _gives_away(match: Match, evidence: Evidence) -> Outcome:
    values: dict[str, FactValue] = {
        "hardware": as_address(match.address),
        "sender": as_address(match.sent.sender),
    }
    heard = {one.address for one in evidence.wifi} | evidence.hardware
    own = "uuid-address" if match.address in heard else "uuid-neighbour"
    proof = Proof(own, (match.sent.seen.first,), values)
    return CHECK.verdict("gives-hardware-address", Confidence.CERTAIN, proof)


def _direct(sent: Sequence[Sent], evidence: Evidence) -> Outcome | None:
    """Judge the device addresses of Wi-Fi Direct that were heard in 3 good frames.

    Wi-Fi Direct keeps a device address beside those it sends with; commonly it is the hardware
    address with the local bit set (W3).
    """
    by_address: dict[bytes, list[Sent]] = {}
    for one in sent:
        if one.p2p.device_address and any(one.p2p.device_address):
            by_address.setdefault(one.p2p.device_address, []).append(one)
    known = own_hardware(evidence)
    stays: Outcome | None = None
    for address, carriers in by_address.items():
        senders = {one.sender for one in carriers}
        if sum(one.seen.frames for one in carriers) < MIN_SIGHTINGS:
            continue
        values: dict[str, FactValue] = {
            "address": as_address(address),
            "addresses": len(senders),
        }
        if not is_local(address) or derived_from(address, known) is not None:
            proof = Proof("direct-hardware", _frames(carriers), values)
            return CHECK.verdict("gives-hardware-address", Confidence.CERTAIN, proof)
        if len(senders) > 1 and stays is None:
            proof = Proof("direct-stays", _frames(carriers), values)
            stays = CHECK.verdict("serial", Confidence.CERTAIN, proof)
    return stays


def _texts(sent: Sequence[Sent]) -> list[Proof]:
    """Return a proof for the serial number and for the device's own name."""
    serials: dict[str, list[WifiBodySeen]] = {}
    names: dict[str, list[WifiBodySeen]] = {}
    for one in sent:
        serial = _telling(one.wps.serial_number)
        if serial:
            serials.setdefault(serial, []).append(one.seen)
        for name in _own_names(one):
            names.setdefault(name, []).append(one.seen)
    return _text_proofs("serial", serials) + _text_proofs("device-name", names)


def _telling(text: str | None) -> str:
    """Return the text stripped, or "" if it is a filler."""
    plain = (text or "").strip().strip("\0").strip()
    filler = plain.casefold() in _SAYS_NOTHING or len(set(plain) - set(" -:")) <= 1
    return "" if filler else plain


def _own_names(sent: Sent) -> list[str]:
    """Return the device names of both elements unless they only repeat maker and model."""
    wps = sent.wps
    makers = (wps.manufacturer, wps.model_name, wps.model_number)
    known = set(" ".join(part.strip() for part in makers if part).casefold().split())
    names = dict.fromkeys((_telling(wps.device_name), _telling(sent.p2p.device_name)))
    return [name for name in names if name and not set(name.casefold().split()) <= known]


def _text_proofs(kind: str, texts: Mapping[str, Sequence[WifiBodySeen]]) -> list[Proof]:
    for text, bodies in texts.items():
        frames = sum(seen.frames for seen in bodies)
        if frames >= MIN_SIGHTINGS:
            values: dict[str, FactValue] = {
                "text": Identifier(IdentifierKind.NAME, text),
                "frames": frames,
            }
            return [Proof(kind, tuple(seen.first for seen in bodies[:MAX_FRAMES]), values)]
    return []


def _by_uuid(sent: Sequence[Sent], evidence: Evidence) -> Outcome:
    """Judge what is left: how UUIDs and addresses go together."""
    made_of = _origins(sent, evidence)
    senders: dict[bytes, set[bytes]] = {}
    for one in sent:
        uuid = _uuid(one.wps)
        if uuid is not None:
            links = {one.sender, made_of(uuid) or one.sender}
            senders[uuid] = senders.get(uuid, set()) | links
    frames = sum(one.seen.frames for one in sent)
    stays = [uuid for uuid, addresses in senders.items() if len(addresses) > 1]
    if stays:
        return CHECK.verdict("serial", Confidence.CERTAIN, _stays(sent, stays[0], senders))
    proof = Proof("wps", _frames(sent), {"frames": frames, "uuids": len(senders)})
    if frames < MIN_SIGHTINGS or _unread_text(sent):
        return CHECK.undecided(Need("sightings"), proof)
    if any(one.p2p.device_address for one in sent):
        return CHECK.undecided(Need("other-address"), proof)
    if not senders:
        return CHECK.verdict("harmless", Confidence.WEAK, proof)
    if len(senders) < MIN_ADDRESSES:
        return CHECK.undecided(Need("other-address"), proof)
    return CHECK.verdict("harmless", Confidence.WEAK, proof)


def _unread_text(sent: Sequence[Sent]) -> bool:
    """True if a serial number or name showed, but too seldom to be sure of it."""
    return any(_telling(one.wps.serial_number) or _own_names(one) for one in sent)


def _stays(sent: Sequence[Sent], uuid: bytes, senders: Mapping[bytes, set[bytes]]) -> Proof:
    carriers = [one for one in sent if one.wps.uuid_e == uuid]
    values: dict[str, FactValue] = {
        "uuid": Identifier(IdentifierKind.BYTES, uuid),
        "addresses": len(senders[uuid]),
    }
    return Proof("uuid-stays", _frames(carriers), values)


def _frames(sent: Sequence[Sent]) -> tuple[FrameRef, ...]:
    return tuple(one.seen.first for one in sent[:MAX_FRAMES])
