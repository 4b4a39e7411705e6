"""What the Wi-Fi checks agree on about the device's own addresses and frames (W1, W3)."""

from collections.abc import Iterable, Sequence

from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.checks.wifi_bursts import Burst
from exposure_check.checks.wifi_uuid import gives_away
from exposure_check.model.address import is_group, is_local
from exposure_check.model.evidence import Evidence, WifiBodySeen, WifiEmitter
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.verdict import Need, Outcome

MAX_FRAMES = 8
"""Examples a proof carries."""
P2P_WILDCARD = b"DIRECT-"
"""The name every Wi-Fi Direct search asks for; it says nothing of a network."""

_LOCAL = 0x02
_P2P_INTERFACE = (0x00, 0x80, 0x90)
"""What brcmfmac's ``brcmf_p2p_generate_bss_mac`` flips in octet 4, besides the local bit."""


def as_address(address: bytes) -> Identifier:
    """Return the address as an identifier."""
    return Identifier(IdentifierKind.ADDRESS, address)


def searching(evidence: Evidence) -> tuple[WifiEmitter, ...]:
    """Return the addresses heard searching at all, however briefly."""
    return tuple(one for one in evidence.wifi if one.probes and one.runs)


def sure(emitter: WifiEmitter) -> bool:
    """True with 3 good sightings: fewer could be a bit error (W1)."""
    return emitter.frames >= MIN_SIGHTINGS


def own_hardware(evidence: Evidence) -> frozenset[bytes]:
    """Return the device's hardware addresses.

    Named by the user, heard three times, or confirmed by a WPS UUID made of the sender's own
    address: that is an exact match, which no bit error makes (W7).
    """
    heard = {one.address for one in evidence.wifi if sure(one) or _confirmed(one)}
    told = {host.address for host in evidence.net}
    return frozenset(
        address
        for address in heard | told | evidence.hardware
        if not is_local(address) and not is_group(address)
    )


def _confirmed(one: WifiEmitter) -> bool:
    uuids = (seen.body.wps.uuid_e for seen in one.bodies if seen.body.wps)
    return any(uuid is not None and gives_away(uuid, one.address) for uuid in uuids)


def derived_from(address: bytes, hardware: frozenset[bytes]) -> bytes | None:
    """Return the hardware address that a local one is made of by Wi-Fi Direct's rule (W3)."""
    if not is_local(address):
        return None
    for flip in _P2P_INTERFACE:
        base = bytes(
            (address[0] ^ _LOCAL, *address[1:4], address[4] ^ flip, address[5]),
        )
        if base in hardware:
            return base
    return None


def probe_bodies(emitter: WifiEmitter) -> tuple[WifiBodySeen, ...]:
    """Return the distinct probe requests of one address."""
    return tuple(seen for seen in emitter.bodies if seen.subtype is WifiSubtype.PROBE_REQUEST)


def marked_p2p(emitter: WifiEmitter) -> bool:
    """True if a probe request carries the Wi-Fi Direct element or asks for ``DIRECT-…``.

    That alone proves nothing: wpa_supplicant adds the element to its ordinary searches.
    """
    return any(
        seen.body.p2p is not None or (seen.body.ssid or b"").startswith(P2P_WILDCARD)
        for seen in probe_bodies(emitter)
    )


def asked_name(seen: WifiBodySeen) -> bytes | None:
    """Return the network a body asks for by name, None for wildcards."""
    ssid = seen.body.ssid
    return ssid if ssid and ssid != P2P_WILDCARD else None


def run_frames(emitters: Iterable[WifiEmitter]) -> tuple[FrameRef, ...]:
    """Return the first frames of the first runs, at most 8, in order of time."""
    frames = sorted(
        (run.first for one in emitters for run in one.runs[:MAX_FRAMES]),
        key=lambda frame: (frame.time, frame),
    )
    return tuple(frames[:MAX_FRAMES])


def burst_frames(bursts: Sequence[Burst]) -> tuple[FrameRef, ...]:
    """Return the first frames of the first bursts, at most 8."""
    return tuple(burst.first for burst in bursts[:MAX_FRAMES])


def absent(check: Check, evidence: Evidence, need: str) -> Outcome:
    """Return the answer when the device did not do what the check looks at.

    "Not seen" with what to do, if Wi-Fi was listened to at all, else "not checked".
    """
    listened = bool(evidence.wifi) or any(one > 0 for one in evidence.coverage.channels)
    return check.not_seen(Need(need)) if listened else check.not_checked(Need("wifi-recording"))
